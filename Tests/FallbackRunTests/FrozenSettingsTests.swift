import AudienceSelection
import MailboxDomain
import SystemPackage
import TestSupport
import Testing

@testable import FallbackRun

/// The settings of a plan that an earlier version made.
@Suite struct FrozenSettingsTests {
    private static func sources(_ change: (inout String, inout String) -> Void) throws -> [String: String] {
        let folder = Project.root.appending("Sources/FallbackRun/Resources")
        var configuration = try Files.text(folder.appending("postvangnet.yaml"))
        var policy = try Files.text(folder.appending("policy.yaml"))
        change(&configuration, &policy)
        return ["postvangnet.yaml": configuration, "policy.yaml": policy]
    }

    /// Takes a line out, with all that stands below it.
    private static func remove(_ start: String, from text: inout String) {
        var depth: Int?
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            let content = line.drop { $0 == " " }
            let own = line.count - content.count
            if depth == nil, content.hasPrefix(start) {
                depth = own
                return false
            }
            guard let removed = depth, !content.isEmpty, own > removed else {
                if depth != nil { depth = -1 }
                return true
            }
            return removed < 0
        }
        text = lines.joined(separator: "\n")
    }

    @Test func `keys that a plan is too old to have are as a new workspace has them`() throws {
        let sources = try Self.sources { configuration, _ in
            for key in ["jump", "receiveWithinDays", "leadDays", "plannerMayApprove", "retention"] {
                Self.remove("\(key):", from: &configuration)
            }
        }
        #expect(throws: Findings.self) { try WorkspaceSettings(sources: sources) }
        let frozen = try WorkspaceSettings(sources: sources, areFrozen: true).configuration
        #expect(try frozen == ShippedSettings.configuration())
    }

    @Test(arguments: ["test", "contractNumber", "appliedBy"])
    func `what only the owner or the printer can say is never made up`(key: String) throws {
        let sources = try Self.sources { configuration, _ in
            Self.remove("\(key):", from: &configuration)
        }
        let findings = #expect(throws: Findings.self) { try WorkspaceSettings(sources: sources, areFrozen: true) }
        #expect(findings?.all.count == 1 && findings?.all.first?.place.column?.hasSuffix(key) == true)
    }

    @Test func `a policy is as it was decided by, whatever is asked of the next one`() throws {
        let sources = try Self.sources { configuration, policy in
            Self.remove("- id: bounce", from: &policy)
            policy.replace("sameAudienceMonths: 6", with: "sameAudienceMonths: 0")
            configuration.replace("AD, AL", with: "NL, UK, AD, AL")
        }
        #expect(throws: Findings.self) { try WorkspaceSettings(sources: sources) }
        let policy = try WorkspaceSettings(sources: sources, areFrozen: true).policy
        #expect(policy.audiences.map(\.audience) == [.digidBasis, .dormant, .noEmail])
        #expect(policy.periods.sameAudienceMonths == 0)
    }
}
