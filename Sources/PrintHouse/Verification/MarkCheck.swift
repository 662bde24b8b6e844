import MailboxDomain
import MarkReading
import Measures
import PaperMail
import SystemPackage

/// Reads marks from the pages as they are drawn, and compares them with the list.
struct MarkCheck {
    private(set) var findings: [Finding] = []
    /// Marks that are what they should be.
    private(set) var marks = 0

    private let symbology: MarkReader.Symbology
    /// Nil where there is no such place on a sheet: no mark can be read then.
    private let area: PageArea?
    private let pagesPerSheet: Int

    /// - Parameter pageSize: of the file's pages, in millimetres; they may reach beyond the sheet.
    init(_ mark: Manifest.Mark, on sheet: Manifest.Size, pagesPerSheet: Int, pageSize: Manifest.Size) {
        symbology = mark.symbology == .qr ? .qr : .dataMatrix
        // White on all sides helps a reader; a neighbour that is near does not hinder it.
        let margin = 2.5
        area = PageArea(
            x: max(0, mark.xMm + (pageSize.widthMm - sheet.widthMm) / 2 - margin),
            y: max(0, mark.yMm + (pageSize.heightMm - sheet.heightMm) / 2 - margin), width: mark.sizeMm + 2 * margin,
            height: mark.sizeMm + 2 * margin)
        self.pagesPerSheet = pagesPerSheet
    }

    /// Reads the marks of pieces; what was compared stays, also where it throws.
    ///
    /// All pictures go to one process. Throws `ReaderStop` with the page where a reader went over a limit or died.
    mutating func run(
        on rows: [PieceRow], in shown: ShownPages, poppler: Poppler, program: ReadingProgram?
    ) async throws {
        let expected = SheetMark.byPage(of: rows, pagesPerSheet: pagesPerSheet)
        guard !expected.isEmpty else { return }
        guard let area else {
            for page in expected.keys.sorted() { compare("", with: expected[page], on: shown.number(of: page)) }
            return
        }
        guard let program else { throw PrintHouseError.toolMissing(tool: "postvangnet", package: "postvangnet") }
        let file = shown.file
        let bounds = try poppler.bounds(for: file, pages: 0, marks: expected.count, output: 64 << 10)
        var page: Int?
        do {
            try await program.session(on: file, reader: library, within: bounds) { session in
                for pages in Poppler.ranges(of: expected.keys.sorted()) {
                    var read: [Int: String] = [:]
                    try await poppler.forEachPicture(of: area, on: pages, in: file) { number, picture in
                        guard expected[number] != nil, let picture else { return }
                        page = number
                        read[number] = try await session.mark(symbology, in: picture)
                    }
                    page = nil
                    for number in pages {
                        compare(read[number] ?? "", with: expected[number], on: shown.number(of: number))
                    }
                }
            }
        } catch var stop as ReaderStop where stop.page == nil {
            stop.page = page
            throw stop
        }
    }

    private var library: String { symbology == .qr ? "libzbar" : "libdmtx" }

    private mutating func compare(_ text: String, with expected: SheetMark?, on page: Int) {
        guard let expected else { return }
        guard text != expected.description else { return marks += 1 }
        let other = SheetMark(text)
        let message =
            other.map { "The page bears the mark \($0), not \(expected)." }
            ?? "The mark \(expected) cannot be read on this page."
        findings.append(
            Finding(
                code: other == nil ? BatchFault.markUnreadable : .markDrawnDiffers,
                place: .init(file: BatchFile.letters.name, column: "page \(page)"), message: message))
    }
}
