import MailboxStore
import StrictFiles
import SystemPackage

extension Workspace {
    /// Reads an extract, and digests with it, into a mailbox of its own, which is gone again when the work is done; mailbox.sqlite stays.
    ///
    /// It stands in the workspace, where personal data are. What a broken-off command left of it goes with the next.
    /// Bad rows are in rejects.csv, as after an import, unless that is to stay as it is too.
    func withMailbox<Result>(
        of extract: FilePath, with digests: [FilePath], keepsRejects: Bool = true,
        _ work: (Mailbox) async throws -> Result
    ) async throws -> Result {
        try await PassingFolder.with(at: scratchMailbox) { folder in
            let path = folder.path.appending("mailbox.sqlite").string
            let configuration = try Configuration(of: self)
            _ = try await signers(of: digests)
            let list = keepsRejects ? rejects : folder.path.appending("rejects.csv")
            _ = try ExtractImport(
                folder: extract.string, digests: digests.map(\.string), mailbox: path, rejects: list.string,
                tolerance: configuration.rejectsAllowed, admit: ExtractAge(in: self, configuration).checkHasCome
            ).run()
            return try await work(try Mailbox(openingAt: path))
        }
    }
}
