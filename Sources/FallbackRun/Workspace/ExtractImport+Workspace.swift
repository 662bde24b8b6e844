import MailboxDomain
package import MailboxStore
import SystemPackage

extension ExtractImport {
    /// An import into a workspace, by its settings: how many bad rows may be left out, and, for the second part of an
    /// extract, about whom anything may be known.
    package init(folder: String, into workspace: Workspace) throws {
        let settings = try WorkspaceSettings(of: workspace)
        let asOf = (try? Mailbox(of: workspace))?.extract.asOf
        var isCandidate: (@Sendable (AccountActivity) -> Bool)?
        if let asOf {
            let candidates = Candidates(policy: settings.policy, asOf: asOf, time: workspace.clock.time)
            isCandidate = { activity in candidates.includes(activity) }
        }
        self.init(
            folder: folder, mailbox: workspace.mailbox.string, rejects: workspace.rejects.string,
            tolerance: settings.configuration.rejectsAllowed, isCandidate: isCandidate)
    }
}
