import MailLedger
import PaperMail

/// What was new to the ledger of each run when claims were taken: an event of each says so.
struct ReconciledRuns {
    private var counts: [RunID: [String: Int]] = [:]

    /// - Parameters:
    ///   - taken: what the ledger made of the claims, and of the correction.
    ///   - claims: in the order in which they were given.
    init(_ taken: ClaimsTaken, _ claims: [FeedbackClaim], _ correction: ClaimCorrection?) {
        add(claims, taken.outcomes, as: "rows")
        add(correction?.wrong ?? [], taken.takenBack, as: "takenBack")
        add(correction?.restored ?? [], taken.restored, as: "restored")
    }

    /// In the order of the runs, each with the details of its event.
    var all: [(RunID, [String: EventDetail])] {
        counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.mapValues { .number($0) }) }
    }

    private mutating func add(_ claims: [FeedbackClaim], _ outcomes: [ClaimsTaken.Outcome], as name: String) {
        for (claim, outcome) in zip(claims, outcomes) where outcome.isNew {
            counts[claim.batch.run, default: [:]][name, default: 0] += 1
        }
    }
}
