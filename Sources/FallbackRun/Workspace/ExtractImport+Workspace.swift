import MailLedger
import MailboxDomain
package import MailboxStore
package import SystemPackage

extension ExtractImport {
    /// An import into a workspace, by its settings: how many bad rows may be left out, and, for the second part of an
    /// extract, about whom anything may be known.
    ///
    /// - Parameter name: who says that an extract is the right one though it is old, or older than the one that is
    ///   loaded; nil where nobody does.
    package init(
        folder: String, digests: [String] = [], into workspace: Workspace, acceptingOldBy name: String? = nil
    ) throws {
        let settings = try WorkspaceSettings(of: workspace)
        let loaded = try Self.loaded(in: workspace)
        let asOf = loaded?.asOf
        let age = ExtractAge(in: workspace, settings.configuration, acceptedBy: name)
        var isCandidate: (@Sendable (AccountActivity) -> Bool)?
        if let asOf {
            let candidates = Candidates(policy: settings.policy, asOf: asOf, time: workspace.clock.time)
            isCandidate = { activity in candidates.includes(activity) }
        }
        self.init(
            folder: folder, digests: digests, mailbox: workspace.mailbox.string, rejects: workspace.rejects.string,
            tolerance: settings.configuration.rejectsAllowed, isCandidate: isCandidate
        ) { try age.check($0, after: loaded) }
    }

    /// Nil where there is none that can be read: an import puts another in its place. Not in that of a later version.
    private static func loaded(in workspace: Workspace) throws -> Extract? {
        do { return try Mailbox(of: workspace).extract } catch MailboxError.otherVersion(
            let path, let found, let expected)
            where found > expected
        {
            throw MailboxError.otherVersion(path: path, found: found, expected: expected)
        } catch { return nil }
    }
}

extension Workspace {
    /// Compares digests with their SHA256SUMS, and asks for the signatures that this workspace asks for.
    ///
    /// - Returns: who signed each; none where that is not asked.
    package func signers(of digests: [FilePath]) async throws -> [String] {
        guard !digests.isEmpty else { return [] }
        let signers = try Configuration(of: self).storeSigners.map { root.pushing(FilePath($0)) }
        var names: [String] = []
        for folder in digests {
            if let name = try await DigestSeal(of: folder).check(signers: signers) { names.append(name) }
        }
        return names
    }

    /// Records that an extract was loaded.
    ///
    /// - Parameter signers: who signed the digests that came with it.
    package func recordImport(_ summary: ImportSummary, signers: [String] = []) throws {
        func sum(_ count: KeyPath<FileCount, Int>) -> EventDetail {
            .number(summary.files.reduce(0) { $0 + $1[keyPath: count] })
        }
        var details: [String: EventDetail] = [
            "asOf": .text(summary.extract.asOfText), "rows": sum(\.accepted), "rejected": sum(\.rejected),
            "people": summary.extract.holdsPeople ? "yes" : "no",
        ]
        if !summary.digests.isEmpty {
            details["digests"] = .number(summary.digests.count)
            details["organisationsNotTold"] = .number(summary.notTold.count)
        }
        if !signers.isEmpty { details["signers"] = .text(signers.joined(separator: ", ")) }
        try record(event(.import, of: nil, by: nil, details))
    }
}
