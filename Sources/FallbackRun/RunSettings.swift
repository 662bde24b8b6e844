package import AudienceSelection
package import MailboxDomain

/// What a workspace is set to: its configuration, policy and stationery, read and checked together.
package struct RunSettings: Sendable {
    package var configuration: Configuration
    package var policy: Policy
    package var stationery: Stationery
    /// The texts of all of it, by path, as a plan carries them.
    package var sources: [String: String]

    static let configurationPath = "postvangnet.yaml"
    static let policyPath = "policy.yaml"

    package init(of workspace: Workspace) throws {
        var sources = try Stationery(in: workspace).sources
        sources[Self.configurationPath] = try TextFile.read(workspace.configuration)
        sources[Self.policyPath] = try TextFile.read(workspace.policy)
        try self.init(sources: sources)
    }

    /// Reads the settings that a plan carries.
    package init(sources: [String: String]) throws(Findings) {
        configuration = try Configuration(
            yaml: sources[Self.configurationPath] ?? "", file: Self.configurationPath)
        policy = try Policy(yaml: sources[Self.policyPath] ?? "", file: Self.policyPath)
        stationery = try Stationery(
            sources: sources.filter { ![Self.configurationPath, Self.policyPath].contains($0.key) })
        self.sources = sources
        let findings = EnvelopeCheck(configuration: configuration, stationery: stationery).findings
        guard findings.isEmpty else { throw Findings(findings) }
    }
}
