import MailboxDomain
import PageReading
import PaperMail

/// Compares the codes of each page, read from their modules, with the list: the mark of each sheet where the manifest says that
/// it stands, and the KIX code above the address that it is for.
struct SheetCodeCheck {
    private(set) var findings: [Finding] = []
    /// Marks that are what they should be.
    private(set) var marks = 0

    private let expected: [Int: SheetMark]
    private let rows: [Int: PieceRow]
    private let mark: Manifest.Mark
    private let sheet: Manifest.Size

    /// In points: less than a module.
    private static let tolerance = 0.5

    /// - Parameter rows: of pieces whose pages are read.
    init(_ manifest: Manifest, rows: [PieceRow]) {
        (mark, sheet) = (manifest.mark, manifest.product.sheet)
        let isOnSheet =
            (0...max(0, sheet.widthMm - mark.sizeMm)).contains(mark.xMm)
            && (0...max(0, sheet.heightMm - mark.sizeMm)).contains(mark.yMm)
        // A place beside the sheet is a contradiction of the manifest's own.
        expected = isOnSheet ? SheetMark.byPage(of: rows, pagesPerSheet: manifest.pagesPerSheet) : [:]
        self.rows = Dictionary(rows.map { ($0.firstPage, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func take(_ page: PagesReader.Page, number: Int) {
        let content = page.content
        if let mark = expected[number] {
            let code = content.codes.first { area(on: page).isNear($0.area, Self.tolerance) }
            // A QR code has an odd number of modules on a side, a Data Matrix code an even one.
            let isOfKind = code?.columns.isMultiple(of: 2) == (self.mark.symbology == .dataMatrix)
            compare(isOfKind ? code?.text : nil, with: mark, on: number)
        }
        guard let row = rows[number], let postcode = row.postcode else { return }
        // The front of a card has one too, and codes of other kinds are not as flat.
        for code in content.codes where code.columns > 4 * code.rows {
            let address = postcode + (row.houseNumber.map(String.init) ?? "")
            if code.text?.hasPrefix(address) ?? false { continue }
            report(
                .postcodeMissing, number, "The KIX code on the first page of piece \(row.piece) is of another address.")
        }
    }

    /// Where the mark of a sheet stands; the page may reach beyond the sheet on all sides.
    private func area(on page: PagesReader.Page) -> PageRectangle {
        func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
        let left = points(mark.xMm) + (page.width - points(sheet.widthMm)) / 2
        let top = points(mark.yMm) + (page.height - points(sheet.heightMm)) / 2
        return PageRectangle(left: left, top: top, right: left + points(mark.sizeMm), bottom: top + points(mark.sizeMm))
    }

    private mutating func compare(_ text: String?, with expected: SheetMark, on page: Int) {
        guard text != expected.description else { return marks += 1 }
        if let other = text.flatMap({ SheetMark($0) }) {
            report(.markDrawnDiffers, page, "The page bears the mark \(other), not \(expected).")
        } else {
            report(.markUnreadable, page, "The mark \(expected) cannot be read on this page.")
        }
    }

    private mutating func report(_ code: BatchFault, _ page: Int, _ message: String) {
        let place = Finding.Place(file: BatchFile.letters.name, column: "page \(page)")
        findings.append(Finding(code: code, place: place, message: message))
    }
}

extension SheetMark {
    /// Of the pieces of a list, by the pages of letters.pdf that bear them.
    static func byPage(of rows: [PieceRow], pagesPerSheet: Int) -> [Int: SheetMark] {
        var marks: [Int: SheetMark] = [:]
        // Other rows are findings of the list, and any number of sheets may stand there.
        for row in rows where row.pages == row.sheets * pagesPerSheet {
            for sheet in 1...row.sheets {
                marks[row.firstPage + (sheet - 1) * pagesPerSheet] = SheetMark(
                    piece: row.piece, sheet: sheet, sheets: row.sheets, attempt: row.mark.attempt)
            }
        }
        return marks
    }
}

extension PageRectangle {
    /// Whether no side is further away than that.
    func isNear(_ other: PageRectangle, _ distance: Double) -> Bool {
        abs(left - other.left) <= distance && abs(top - other.top) <= distance && abs(right - other.right) <= distance
            && abs(bottom - other.bottom) <= distance
    }
}
