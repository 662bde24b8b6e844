package import MailboxStore
import PaperMail
import StrictFiles

/// What the second part of an extract has of those who were asked for; half of it must not pass unnoticed.
package struct ImportedPeople: Sendable {
    private let people: PeopleCount
    private let allowed: Int
    /// What was asked, where that was by another policy.yaml than it is now.
    private let otherPolicy: CandidateRecord?

    /// Nil for an import that was no second part.
    package init?(_ summary: ImportSummary, in workspace: Workspace) throws {
        guard let people = summary.people else { return nil }
        self.people = people
        allowed = PeopleAllowance(percent: try Configuration(of: workspace).peopleMissing)
            .people(of: people.candidates)
        let yaml = try TextFile.read(workspace.policy, atMost: WorkspaceSettings.policyLimit)
        let asked = try CandidateRecord.read(in: workspace, of: summary.extract.asOfText)
        otherPolicy = asked.flatMap { $0.policy == FileDigest(of: yaml.utf8) ? nil : $0 }
    }

    /// In lines for a terminal.
    package var text: String {
        let missing = people.candidates - people.found
        var lines = [
            missing == 0
                ? "It has all \(people.candidates) people whom an audience matches."
                : "It lacks \(missing) of the \(people.candidates) people whom an audience matches."
        ]
        if missing > allowed {
            lines.append(
                "That is more than limits.peopleMissing allows (\(allowed)), so plan will refuse it. Ask for the people of: postvangnet candidates MONTH"
            )
        }
        if let otherPolicy {
            lines.append(
                "policy.yaml is not the one that candidates asked by: that gave \(otherPolicy.candidates) accounts, and \(people.candidates) match now. Put that one back, or ask again."
            )
        }
        return lines.joined(separator: "\n")
    }
}
