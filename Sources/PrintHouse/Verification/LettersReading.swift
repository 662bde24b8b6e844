import MailboxDomain
import PDFFinishing
import SystemPackage

/// What two readers of letters.pdf found in it: the number of pages, and the pieces on them.
struct LettersReading {
    /// Nil where there is no file that can be read.
    private(set) var pages: Int?
    private(set) var readBack = BatchVerification.ReadBack()
    private(set) var findings: [Finding] = []

    /// - Parameter marks: for which pieces the marks are read from the drawn pages.
    init(
        of folder: BatchFolder, list: PieceList?, manifest: Manifest?, marks: MarkSample, poppler: Poppler
    ) async throws {
        guard folder.files[.letters] != nil else { return }
        let letters = folder.path(of: .letters)
        do {
            let outline = try await poppler.outline(of: letters)
            let count = outline.pages
            pages = count
            guard let list else { return }
            var check = ReadBackCheck(rows: list.rows, isLetter: manifest?.product.kind == .letter)
            try await poppler.forEachPage(of: letters) { check.take($1, number: $0) }
            check.finish(pdfPages: count)
            (readBack, findings) = (check.readBack, check.findings)
            guard let manifest else { return }
            var drawn = MarkCheck(
                manifest.mark, on: manifest.product.sheet, pagesPerSheet: manifest.pagesPerSheet,
                pageSize: outline.pageSize)
            let rows = list.rows.filter { $0.firstPage <= $0.lastPage && $0.lastPage <= count }
            try await drawn.run(marks, of: rows, in: letters, poppler: poppler)
            readBack.marks = drawn.marks
            findings += drawn.findings
            guard let intent = manifest.product.outputIntent else { return }
            findings +=
                DocumentStructureCheck(try DocumentStructure(of: letters.string), rows: list.rows, intent: intent)
                .findings
        } catch is FinishingError {
            unreadable("libqpdf")
        } catch PrintHouseError.toolFailed(let tool, _) {
            unreadable(tool)
        }
    }

    private mutating func unreadable(_ reader: String) {
        let message = "\(reader) cannot read the file: it is damaged, or no PDF."
        findings = [
            Finding(code: BatchFault.lettersUnreadable, place: .init(file: BatchFile.letters.name), message: message)
        ]
    }
}
