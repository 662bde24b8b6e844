import MailboxDomain
import PaperMail

/// Checks the rows of pieces.csv against each other, the manifest and the number of pages of letters.pdf.
struct PieceListCheck {
    private(set) var findings: [Finding] = []
    private let entries: [PieceList.Entry]
    private let manifest: Manifest?

    init(entries: [PieceList.Entry], manifest: Manifest?, pdfPages: Int?) {
        (self.entries, self.manifest) = (entries, manifest)
        checkEachRow()
        checkNeighbours()
        checkPagesCovered(pdfPages)
        if let manifest { checkCounts(manifest.counts) }
        findings += PieceNumberCheck(entries: entries, manifest: manifest).findings
    }

    private mutating func checkEachRow() {
        for (index, entry) in entries.enumerated() {
            guard let row = entry.row else { continue }
            if row.sequence != index + 1 {
                report(.sequence, entry, .sequence, "The sequence is \(row.sequence), not \(index + 1).")
            }
            if row.lastPage < row.firstPage {
                report(.pageRange, entry, .lastPage, "The last page comes before the first.")
            } else if let perSheet = manifest?.pagesPerSheet, row.pages != row.sheets * perSheet {
                let message = "\(row.pages) pages are not \(row.sheets) whole sheets of \(perSheet) page(s)."
                report(.sheetsDiffer, entry, .sheets, message)
            }
            if row.mark.piece != row.piece || row.mark.sheet != 1 || row.mark.sheets != row.sheets {
                report(.markDiffers, entry, .mark, "The mark is not piece id, 1, sheets and attempt of this row.")
            }
            if let manifest {
                if row.postageClass != manifest.postage.class {
                    let message = "The batch is of class \(manifest.postage.class.rawValue)."
                    report(.postageClassDiffers, entry, .postageClass, message)
                }
                if manifest.batch.supersedes.isEmpty, row.mark.attempt != 1 {
                    report(.markDiffers, entry, .mark, "A first print has attempt 1.")
                } else if manifest.batch.isReprint, row.mark.attempt == 1 {
                    report(.markDiffers, entry, .mark, "A reprint has attempt 2 or more.")
                }
            }
        }
    }

    private mutating func checkNeighbours() {
        var lastPage = 0
        // After a row that could not be read nothing is known of where the next should begin.
        var isKnown = true
        var order: PostalOrder?
        for entry in entries {
            guard let row = entry.row else {
                isKnown = false
                continue
            }
            if isKnown, row.firstPage != lastPage + 1 {
                let message = "The piece begins on page \(row.firstPage), not \(lastPage + 1)."
                report(.pageRangeGap, entry, .firstPage, message)
            }
            (lastPage, isKnown) = (max(row.firstPage, row.lastPage), true)
            if let order, row.postalOrder < order {
                report(.postalOrder, entry, .postcode, "The row belongs before the one above it.")
            }
            order = row.postalOrder
        }
    }

    private mutating func checkPagesCovered(_ pdfPages: Int?) {
        guard let last = entries.last else {
            let place = Finding.Place(file: PieceList.fileName)
            findings.append(Finding(code: BatchFault.batchEmpty, place: place, message: "The list has no pieces."))
            return
        }
        if let pdfPages, let row = last.row, row.lastPage != pdfPages {
            let message = "The list ends at page \(row.lastPage), \(BatchFile.letters.name) has \(pdfPages)."
            report(.pagesNotCovered, last, .lastPage, message)
        }
    }

    private mutating func checkCounts(_ stated: Manifest.Counts) {
        let rows = entries.compactMap(\.row)
        guard rows.count == entries.count else { return }
        let counted = Manifest.Counts(of: rows)
        var pairs = [
            ("pieces", stated.pieces, counted.pieces), ("pages", stated.pages, counted.pages),
            ("sheets", stated.sheets, counted.sheets),
        ]
        for postageClass in PostageClass.allCases {
            let (stated, counted) = (stated.perClass[postageClass], counted.perClass[postageClass])
            let path = "perClass.\(postageClass.rawValue)"
            pairs.append(("\(path).pieces", stated.pieces, counted.pieces))
            pairs.append(("\(path).sheets", stated.sheets, counted.sheets))
        }
        for (path, stated, counted) in pairs where stated != counted {
            findings.append(
                Finding(
                    code: BatchFault.countDiffers, place: .init(file: Manifest.fileName, column: "counts.\(path)"),
                    message: "The manifest says \(stated), the list holds \(counted)."))
        }
    }

    private mutating func report(
        _ code: BatchFault, _ entry: PieceList.Entry, _ column: PieceRow.Column, _ message: String
    ) {
        let place = Finding.Place(file: PieceList.fileName, line: entry.line, column: column.rawValue)
        findings.append(Finding(code: code, place: place, message: message))
    }
}
