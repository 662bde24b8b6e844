import MailLedger
import MailboxDomain
package import MailboxStore
import SystemPackage

extension ExtractImport {
    /// An import into a workspace, by its settings: how many bad rows may be left out, and, for the second part of an
    /// extract, about whom anything may be known.
    ///
    /// - Parameter name: who says that an extract is the right one though it is old, or older than the one that is
    ///   loaded; nil where nobody does.
    package init(folder: String, into workspace: Workspace, acceptingOldBy name: String? = nil) throws {
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
            folder: folder, mailbox: workspace.mailbox.string, rejects: workspace.rejects.string,
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
    /// Records that an extract was loaded.
    package func recordImport(_ summary: ImportSummary) throws {
        func sum(_ count: KeyPath<FileCount, Int>) -> EventDetail {
            .number(summary.files.reduce(0) { $0 + $1[keyPath: count] })
        }
        try record(
            event(
                .import, of: nil, by: nil,
                [
                    "asOf": .text(summary.extract.asOfText), "rows": sum(\.accepted), "rejected": sum(\.rejected),
                    "people": summary.extract.holdsPeople ? "yes" : "no",
                ]))
    }
}
