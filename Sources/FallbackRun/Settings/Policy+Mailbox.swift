import AudienceSelection
import MailboxDomain
import MailboxStore

extension Policy {
    /// Refuses organisations that the mailbox does not have, each at its line: an id that is mistyped would make more
    /// accounts dormant, and nobody would see why.
    ///
    /// - Parameter yaml: the text that the policy was read from.
    func checkOrganisations(of mailbox: Mailbox, yaml: String?) throws(Findings) {
        guard !uncountedOrganisations.isEmpty else { return }
        let known = Set(mailbox.organisations().map(\.id))
        _ = try Policy(yaml: yaml ?? "", file: WorkspaceSettings.policyPath) { known.contains($0) }
    }
}
