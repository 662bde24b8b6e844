import AudienceSelection
import SystemPackage
import TestSupport
import Testing

@testable import FallbackRun

@Suite struct ShippedSettingsTests {
    @Test func `a new workspace has the thresholds and periods that the rules of selection are tested with`() throws {
        let policy = try ShippedSettings.policy()
        #expect(policy.audiences.map(\.audience) == Audience.allCases)
        #expect(policy.audiences.allSatisfy { $0.waveLimit == nil && !$0.legalBasis.isEmpty })
        #expect(
            policy.thresholds
                == Policy.Thresholds(
                    digidLapsedMonths: 36, dormantMonths: 12, unopenedWeeks: 6, unopenedMessages: 1, failures: 2,
                    failureDays: 2))
        #expect(
            policy.periods
                == Policy.Periods(
                    emailDeclinedMonths: 6, piecesPerAudience: 2, sameAudienceMonths: 6, anyAudienceMonths: 6,
                    bounceMonths: 1))
        #expect(policy.uncountedOrganisations.isEmpty && policy.quietPeriods.isEmpty)
    }

    @Test func `the packages that the program says it is made of are those that Package.swift pins`() throws {
        let manifest = try Files.text(Project.root.appending("Package.swift"))
        let pins = manifest.matches(of: /url: "[^"]*\/([^"\/]+)\.git", exact: "([0-9.]+)"/)
        let versions = Dictionary(uniqueKeysWithValues: pins.map { (String($0.1), String($0.2)) })
        #expect(!Software.pinned.isEmpty)
        for (name, version) in Software.pinned { #expect(versions[name] == version, "\(name)") }
    }
}
