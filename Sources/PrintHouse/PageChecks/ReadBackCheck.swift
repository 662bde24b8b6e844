import MailboxDomain
import PaperMail

/// Reads every piece back: its reference stands on its first page, in letters on every page that has text, and no other
/// piece's on any of its pages.
///
/// This is what keeps one person's letter out of another's envelope. Pages are taken one by one, in their order.
struct ReadBackCheck {
    private(set) var findings: [Finding] = []
    private(set) var readBack = BatchVerification.ReadBack()
    /// Pages without any text.
    private(set) var blankPages: Set<Int> = []

    /// Of other pieces' references on one page, that are told: a forged page can hold thousands.
    private static let mostForeign = 20

    private let rows: [PieceRow]
    private let isLetter: Bool
    private let returnLine: String?
    private var current = 0
    private var pages = 0
    private var hasReference = false
    private var hasPostcode = false

    /// - Parameters:
    ///   - isLetter: of cards only the address side bears the reference.
    ///   - returnLine: above every address, and on no other page; nil where no manifest says it.
    init(rows: [PieceRow], isLetter: Bool, returnLine: String?) {
        self.isLetter = isLetter
        self.returnLine = returnLine?.filter { !$0.isWhitespace }
        // Ranges that overlap and rows that stand twice are findings of the list's own check.
        var seen: Set<PieceID> = []
        self.rows = rows.filter { $0.firstPage <= $0.lastPage && seen.insert($0.piece).inserted }
            .sorted { $0.firstPage < $1.firstPage }
    }

    mutating func take(_ page: PageText, number: Int) {
        pages = number
        if page.isEmpty { blankPages.insert(number) }
        while let row = row, row.lastPage < number { close(row) }
        guard let row, row.firstPage <= number else { return }
        if number == row.firstPage {
            // The line above every address has both: a front and a back that change places are found out too.
            hasReference =
                page.contains(words: row.piece.grouped)
                && (returnLine.map { page.contains(characters: $0) } ?? true)
            hasPostcode = row.postcode.map { page.contains(characters: $0) } ?? true
        } else if isLetter, !page.isEmpty, !page.contains(characters: row.piece.description) {
            report(.referenceMissing, number, "This page of piece \(row.piece) has text and lacks the reference.")
        }
        let foreign = page.pieces(of: row.piece.batch.run).subtracting([row.piece]).sorted()
        for piece in foreign.prefix(Self.mostForeign) {
            report(.referenceForeign, number, "Reference \(piece) stands in the letter of piece \(row.piece).")
        }
    }

    /// - Parameter expected: how many pages should have been taken, by another reader of the file.
    mutating func finish(pages expected: Int) {
        while let row { close(row) }
        if pages != expected {
            let place = Finding.Place(file: BatchFile.letters.name)
            let message = "The text of \(pages) page(s) could be read, not of \(expected)."
            findings.append(Finding(code: BatchFault.pagesUnread, place: place, message: message))
        }
    }

    /// Marks that were read from the pages and are those of the list.
    mutating func found(marks: Int) { readBack.marks = marks }

    private var row: PieceRow? { current < rows.count ? rows[current] : nil }

    private mutating func close(_ row: PieceRow) {
        if !hasReference {
            let message = "The reference of piece \(row.piece) does not stand on its first page."
            report(.referenceMissing, row.firstPage, message)
        }
        if !hasPostcode, row.postcode != nil {
            report(.postcodeMissing, row.firstPage, "The first page of piece \(row.piece) lacks its postcode.")
        }
        if hasReference, row.lastPage <= pages {
            readBack.pieces += 1
            readBack.pages += row.pages
            readBack.sheets += row.sheets
        }
        (hasReference, hasPostcode) = (false, false)
        current += 1
    }

    private mutating func report(_ code: BatchFault, _ page: Int, _ message: String) {
        let place = Finding.Place(file: BatchFile.letters.name, column: "page \(page)")
        findings.append(Finding(code: code, place: place, message: message))
    }
}
