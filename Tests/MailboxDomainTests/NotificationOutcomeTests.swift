import MailboxDomain
import Testing

@Suite struct NotificationOutcomeTests {
    typealias Outcome = NotificationEmail.Outcome

    @Test(arguments: [
        (Outcome.delivered, MailStatusClass.success, Outcome.delivered),
        (.delivered, .persistentTransientFailure, .softBounce),
        (.delivered, .permanentFailure, .hardBounce), (.hardBounce, .success, .softBounce),
        (.hardBounce, .persistentTransientFailure, .softBounce), (.hardBounce, .permanentFailure, .hardBounce),
        (.softBounce, .success, .softBounce), (.softBounce, .persistentTransientFailure, .softBounce),
        (.softBounce, .permanentFailure, .hardBounce), (.expired, .success, .softBounce),
        (.expired, .persistentTransientFailure, .expired), (.expired, .permanentFailure, .expired),
    ])
    func `the server's word goes before the supplier's`(outcome: Outcome, status: MailStatusClass, judged: Outcome) {
        #expect(outcome.judged(by: status) == judged)
    }

    @Test func `an outcome that its status does not bear out contradicts it`() {
        let contradictions = Outcome.allCases.flatMap { outcome in
            MailStatusClass.allCases.filter(outcome.contradicts).map { "\(outcome.rawValue) \($0.rawValue)" }
        }
        #expect(
            contradictions == [
                "delivered 4", "delivered 5", "hard_bounce 2", "hard_bounce 4", "soft_bounce 2", "soft_bounce 5",
                "expired 2",
            ])
    }

    @Test(arguments: [
        ([Outcome.delivered, .hardBounce], Outcome.hardBounce), ([.hardBounce, .delivered], .hardBounce),
        ([.delivered, .expired], .expired), ([.softBounce, .delivered], .delivered),
        ([.delivered, .softBounce], .delivered),
        ([.expired, .hardBounce], .hardBounce), ([.softBounce, .softBounce], .softBounce),
        ([.softBounce, .delivered, .hardBounce], .hardBounce),
    ])
    func `of reports on one e-mail a failure counts before a delivery, in any order`(
        reports: [Outcome], outcome: Outcome
    ) {
        #expect(reports.dropFirst().reduce(reports[0]) { $0.combined(with: $1) } == outcome)
    }
}
