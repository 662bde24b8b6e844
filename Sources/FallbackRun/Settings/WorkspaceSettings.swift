package import AudienceSelection
package import MailboxDomain
import StrictFiles

/// What a workspace is set to apart from its letters: all that an import asks, an approval, or a question about a decision.
package struct WorkspaceSettings: Sendable {
    package let configuration: Configuration
    package let policy: Policy

    static let configurationPath = "postvangnet.yaml"
    static let policyPath = "policy.yaml"
    static let configurationLimit = FileLimit.megabytes(1)
    static let policyLimit = FileLimit.megabytes(1)

    package init(of workspace: Workspace) throws {
        try self.init(sources: [
            Self.configurationPath: TextFile.read(
                workspace.configuration, atMost: Self.configurationLimit),
            Self.policyPath: TextFile.read(workspace.policy, atMost: Self.policyLimit),
        ])
    }

    /// Reads those that a plan carries, which an earlier version may have made.
    package init(of plan: PlanTerms) throws(Findings) { try self.init(sources: plan.sources, areFrozen: true) }

    /// Fails with all that is wrong with both.
    ///
    /// - Parameters:
    ///   - sources: their texts, by path.
    ///   - areFrozen: whether a plan carries them.
    init(sources: [String: String], areFrozen: Bool = false) throws(Findings) {
        var collector = FindingCollector()
        let configuration = collector.reading { () throws(Findings) in
            try Configuration(
                yaml: sources[Self.configurationPath] ?? "", file: Self.configurationPath,
                age: areFrozen ? Configuration.frozen : .current)
        }
        let policy = collector.reading { () throws(Findings) in
            try Policy(
                yaml: sources[Self.policyPath] ?? "", file: Self.policyPath,
                age: areFrozen ? .frozenSettings(standard: .none) : .current)
        }
        guard let configuration, let policy else { throw Findings(collector.findings) }
        (self.configuration, self.policy) = (configuration, policy)
    }
}
