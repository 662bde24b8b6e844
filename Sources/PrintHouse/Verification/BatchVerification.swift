package import MailboxDomain
package import PaperMail
import StrictFiles
package import SystemPackage

/// What checking a batch folder showed: all that is wrong, and how much was read back from the pages.
///
/// It needs the folder and nothing else, so that a printer can run it: no workspace, no network.
package struct BatchVerification: Hashable, Sendable {
    /// What was found again in letters.pdf, on the pages where the list says it stands.
    package struct ReadBack: Hashable, Sendable {
        package var pieces = 0
        package var pages = 0
        package var sheets = 0
        /// Marks that were read from the drawn pages and are those of the list.
        package var marks = 0

        package init(pieces: Int = 0, pages: Int = 0, sheets: Int = 0, marks: Int = 0) {
            self.pieces = pieces
            self.pages = pages
            self.sheets = sheets
            self.marks = marks
        }
    }

    /// Nil where none could be read.
    package let manifest: Manifest?
    /// The digest of SHA256SUMS; nil where there is none.
    package let checksumsDigest: FileDigest?
    /// Of many alike the first, and their number.
    package let findings: [Finding]
    package let readBack: ReadBack
    package let scope: VerificationScope
    package let signer: SealCheck.Signer
    /// Whether nothing of it could be checked: it is encrypted, or a file of it is too large.
    package let isUnread: Bool

    /// Nil where the manifest does not tell.
    package var batch: BatchID? { manifest?.batch.id }
    package var isIntact: Bool { findings.isEmpty }

    /// Of findings that are alike: more than a person follows up by hand.
    private static let shown = 1000

    /// Checks a folder. Throws where there is no folder, a file cannot be read or a program is missing.
    ///
    /// - Parameters:
    ///   - signers: an allowed-signers file (ssh-keygen(1)); nil not to ask who sealed the batch.
    ///   - sample: which pieces other programs draw and read too: that takes longer than all the rest.
    ///   - expected: what must stand on each page, where that is known from elsewhere.
    ///   - program: reads the objects of letters.pdf, and marks; without one, which only a caller may do that needs neither,
    ///     other programs read the text of all pages, and the scope says so.
    package init(
        of path: FilePath, signers: FilePath? = nil, sample: ReadingSample = .none, expected: ExpectedBatch? = nil,
        program: ReadingProgram? = nil,
        poppler: Poppler = Poppler(), keygen: SSHKeygen = SSHKeygen()
    ) async throws {
        let folder = try BatchFolder(reading: path)
        isUnread = folder.isUnread
        checksumsDigest = try folder.bytes(of: .checksums).map { FileDigest(of: $0) }
        guard !folder.isUnread else {
            (manifest, readBack, scope, signer) = (nil, ReadBack(), VerificationScope(), .notChecked)
            findings = folder.findings.tallied(showing: Self.shown)
            return
        }
        // What a transfer did to a seal or to what it seals is told already.
        let isSealConverted = !folder.converted.isDisjoint(with: [.checksums, .signature])
        let seal =
            isSealConverted
            ? SealCheck.unread
            : try await SealCheck(of: folder.path(of: .checksums), signers: signers, keygen: keygen)
        var findings = folder.findings + seal.findings
        if let bytes = try folder.bytes(of: .checksums) {
            let (checksums, formFindings) = Checksums.read(bytes)
            findings += formFindings + checksums.findings(comparedWith: folder.digests)
        }
        let (manifest, manifestFindings) = try folder.bytes(of: .manifest).map(Manifest.read) ?? (nil, [])
        let (list, listFindings) = try folder.bytes(of: .pieces).map(PieceList.read) ?? (nil, [])
        findings += manifestFindings + listFindings

        let letters = try await LettersReading(
            of: folder, list: list, manifest: manifest, sample: sample, expected: expected, poppler: poppler,
            program: program)
        findings += letters.findings
        if let manifest {
            findings += manifest.findings(for: folder.files, pdfPages: letters.pages)
            findings += Self.findings(onNameOf: path, manifest.batch.id)
        }
        if let list {
            findings += PieceListCheck(entries: list.entries, manifest: manifest, pdfPages: letters.pages).findings
        }
        self.manifest = manifest
        self.findings = findings.tallied(showing: Self.shown)
        readBack = letters.readBack
        scope = VerificationScope(
            of: folder, isSealConverted ? nil : seal.signer, isListRead: list != nil && manifest != nil, letters,
            sample: sample.rows(of: list?.rows ?? []).reduce(0) { $0 + $1.sheets },
            sheets: list?.rows.reduce(0) { $0 + $1.sheets } ?? 0)
        signer = seal.signer
    }

    /// A folder may have a name of any kind; one that is a batch's is that of its batch.
    private static func findings(onNameOf folder: FilePath, _ batch: BatchID) -> [Finding] {
        guard let name = folder.lastComponent?.string, let named = BatchID(name), named != batch else { return [] }
        let place = Finding.Place(file: Manifest.fileName, column: "batch.id")
        let message = "The folder is called \(named), and holds batch \(batch)."
        return [Finding(code: BatchFault.folderNameDiffers, place: place, message: message)]
    }
}
