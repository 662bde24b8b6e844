package import AudienceSelection
package import MailboxDomain
import MailboxStore
package import PaperMail
import StrictFiles

/// Who needs a row in the second part of an extract: the accounts that an audience matches.
package struct Candidates: Sendable {
    fileprivate let selector: AccountSelector

    /// By the policy of a workspace, at the moment of an extract.
    package init(policy: Policy, asOf: Instant, time: DutchTime) {
        selector = AccountSelector(policy: policy, asOf: asOf, time: time)
    }

    package func includes(_ activity: AccountActivity) -> Bool { !selector.matches(activity).isEmpty }

    /// Hands over the ids of a workspace's mailbox, in their byte order.
    ///
    /// - Returns: what was asked, to be written once all ids are given.
    package static func forEach(
        for run: RunID, in workspace: Workspace, _ body: (AccountID) throws -> Void
    ) throws -> CandidateRecord {
        // Before the first id is given.
        try CandidateRecord.checkIsNotNewer(in: workspace)
        let mailbox = try Mailbox(of: workspace)
        try LetterDateCheck.check(run, beside: workspace.clock.time.date(of: mailbox.extract.asOf))
        let policy = try WorkspaceSettings(of: workspace).policy
        let yaml = try TextFile.read(workspace.policy, atMost: WorkspaceSettings.policyLimit)
        try policy.checkOrganisations(of: mailbox, yaml: yaml)
        var record = CandidateRecord(
            asOf: mailbox.extract.asOfText, policy: FileDigest(of: yaml.utf8), candidates: 0)
        let candidates = Candidates(policy: policy, asOf: mailbox.extract.asOf, time: workspace.clock.time)
        try policy.checkDigests(of: mailbox, candidates.selector.cutoffs)
        try mailbox.forEachActivity { activity in
            guard candidates.includes(activity) else { return }
            try body(activity.account.id)
            record.candidates += 1
        }
        return record
    }
}
