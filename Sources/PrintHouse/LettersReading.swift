import MailboxDomain

/// What two readers of letters.pdf found in it: the number of pages, and the pieces on them.
struct LettersReading {
    /// Nil where there is no file that can be read.
    private(set) var pages: Int?
    private(set) var readBack = BatchVerification.ReadBack()
    private(set) var findings: [Finding] = []

    init(of folder: BatchFolder, list: PieceList?, manifest: Manifest?, poppler: Poppler) async throws {
        guard folder.files[.letters] != nil else { return }
        let letters = folder.path(of: .letters)
        do {
            let count = try await poppler.pageCount(of: letters)
            pages = count
            guard let list else { return }
            var check = ReadBackCheck(rows: list.rows)
            try await poppler.forEachPage(of: letters) { check.take($1, number: $0) }
            check.finish(pdfPages: count)
            (readBack, findings) = (check.readBack, check.findings)
        } catch PrintHouseError.toolFailed(let tool, _) {
            let message = "\(tool) cannot read the file: it is damaged, or no PDF."
            findings = [
                Finding(code: "letters-unreadable", place: .init(file: BatchFile.letters.name), message: message)
            ]
        }
    }
}
