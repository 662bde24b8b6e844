import MailboxDomain
import Testing

@testable import AudienceSelection

@Suite struct PolicyTests {
    @Test func `the default policy is sound, in the order of the page, and without limits`() {
        #expect(Policy.default.findings(in: "policy.yaml").isEmpty)
        #expect(Policy.default.audiences.map(\.audience) == [.digidBasis, .dormant, .noEmail, .bounce])
        #expect(Audience.allCases.allSatisfy { Policy.default.waveLimit(of: $0) == nil })
        #expect(Audience.allCases.filter { $0.product == .card } == [.bounce])
    }

    @Test func `of an audience that is not named no threshold is asked`() {
        var policy = Policy.default
        policy.audiences.removeAll { $0.audience != .noEmail }
        policy.thresholds = .least
        #expect(policy.findings(in: "policy.yaml").isEmpty)
    }

    @Test func `a policy that cannot be meant is found out`() {
        let changes: [(String, (inout Policy) -> Void)] = [
            ("no-audience", { $0.audiences = [] }),
            ("audience-twice", { $0.audiences.append($0.audiences[0]) }),
            ("legal-basis-missing", { $0.audiences[0].legalBasis = " " }),
            ("number-out-of-range", { $0.audiences[0].waveLimit = -1 }),
            ("limit-not-allowed", { $0.audiences[3].waveLimit = 100 }),
            ("number-out-of-range", { $0.thresholds.dormantMonths = 2000 }),
            ("number-out-of-range", { $0.thresholds.dormantMonths = 0 }),
            ("number-out-of-range", { $0.thresholds.digidLapsedMonths = 0 }),
            ("number-out-of-range", { $0.thresholds.unopenedWeeks = 0 }),
            ("number-out-of-range", { $0.thresholds.unopenedMessages = 0 }),
            ("number-out-of-range", { $0.periods.anyAudienceMonths = -1 }),
            ("number-out-of-range", { $0.periods.bounceMonths = -1 }),
        ]
        for (code, change) in changes {
            var policy = Policy.default
            change(&policy)
            #expect(policy.findings(in: "policy.yaml").map(\.code) == [code])
        }
    }
}
