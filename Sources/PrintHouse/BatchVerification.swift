package import MailboxDomain
package import SystemPackage

/// What checking a batch folder showed: all that is wrong, and how much was read back from the pages.
///
/// It needs the folder and nothing else, so that a printer can run it: no workspace, no network.
package struct BatchVerification: Hashable, Sendable {
    /// Whether it is known who sealed the batch.
    package enum Signer: String, Sendable { case notChecked = "not-checked" }

    /// What was found again in letters.pdf, on the pages where the list says it stands.
    package struct ReadBack: Hashable, Sendable {
        package var pieces = 0
        package var pages = 0
        package var sheets = 0

        package init(pieces: Int = 0, pages: Int = 0, sheets: Int = 0) {
            self.pieces = pieces
            self.pages = pages
            self.sheets = sheets
        }
    }

    /// Nil where the manifest does not tell.
    package let batch: BatchID?
    package let findings: [Finding]
    package let readBack: ReadBack
    package let signer: Signer

    package var isIntact: Bool { findings.isEmpty }

    /// Checks a folder. Throws where there is no folder, a file cannot be read or a program is missing.
    package init(of folder: FilePath, poppler: Poppler = Poppler()) async throws {
        let folder = try BatchFolder(reading: folder)
        var findings = folder.findings
        if let bytes = try folder.bytes(of: .checksums) {
            let (checksums, formFindings) = Checksums.read(bytes)
            findings += formFindings + checksums.findings(comparedWith: folder.digests)
        }
        var manifest: Manifest?
        if let bytes = try folder.bytes(of: .manifest) {
            let read = Manifest.read(bytes)
            manifest = read.manifest
            findings += read.findings
        }
        var entries: [PieceList.Entry] = []
        if let bytes = try folder.bytes(of: .pieces) {
            let (list, listFindings) = PieceList.read(bytes)
            entries = list.entries
            findings += listFindings
        }
        var pages: Int?
        var readBack = ReadBack()
        if folder.files[.letters] != nil {
            let letters = folder.path(of: .letters)
            do {
                let count = try await poppler.pageCount(of: letters)
                pages = count
                var check = ReadBackCheck(rows: entries.compactMap(\.row), pagesPerSheet: manifest?.pagesPerSheet)
                try await poppler.forEachPage(of: letters) { check.take($1, number: $0) }
                check.finish(pdfPages: count)
                readBack = check.readBack
                findings += check.findings
            } catch PrintHouseError.toolFailed(let tool, _) {
                let message = "\(tool) cannot read the file: it is damaged, or no PDF."
                findings.append(
                    Finding(code: "letters-unreadable", place: .init(file: BatchFile.letters.name), message: message))
            }
        }
        if let manifest { findings += manifest.findings(for: folder.files, pdfPages: pages) }
        if folder.files[.pieces] != nil {
            findings += PieceListCheck(entries: entries, manifest: manifest, pdfPages: pages).findings
        }
        batch = manifest?.batch.id
        self.findings = findings
        self.readBack = readBack
        signer = .notChecked
    }
}
