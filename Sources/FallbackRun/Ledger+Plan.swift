import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import PrintHouse

extension Ledger {
    /// Takes an approved plan in: its pieces, and the reason for every account that was considered.
    func enter(
        _ plan: PlanDatabase, of run: RunID, summary: PlanSummary, by approver: String, at time: Instant
    ) throws {
        try approve(
            run, by: approver, at: time, counts: RunCounts(summary),
            batches: try plan.batches().map { ($0.id, $0.product.rawValue) },
            pieces: { add in
                try plan.forEachPiece { piece in
                    try add(LedgerPiece(id: piece.id, account: piece.account, audience: piece.audience?.rawValue))
                }
            },
            setAside: try plan.setAside().map { ($0.piece, $0.code) },
            decisions: { add in
                try plan.forEachDecision { decision in
                    let (audience, reason) = (decision.decision.audience, decision.decision.reason)
                    let waitingFor =
                        audience == nil ? decision.verdicts.first { $0.reason == .beyondLimit }?.audience : nil
                    try add(
                        LedgerDecision(
                            account: decision.account, audience: audience?.rawValue, reason: reason?.rawValue,
                            waitingFor: waitingFor?.rawValue,
                            before: audience != nil || waitingFor != nil ? decision.before : nil))
                }
            })
    }
}

extension PlanDatabase {
    func writes(toAnyOf accounts: Set<AccountID>) throws -> Bool {
        guard !accounts.isEmpty else { return false }
        return try accounts.contains { try piece(of: $0) != nil }
    }
}

extension ReturnedMail {
    /// Whether mail came back since a plan was made that the plan would send again.
    func stopsAny(of plan: PlanDatabase) throws -> Bool {
        guard !isEmpty else { return false }
        var stops = false
        try plan.forEachPiece { piece in
            if let account = piece.account, self.stops(account, at: piece.recipient.addressLines) { stops = true }
        }
        return stops
    }
}

extension RunCounts {
    init(_ summary: PlanSummary) {
        let totals = summary.totals
        self.init(
            accounts: totals.accounts, reachedDigitally: totals.reachedDigitally,
            // An audience that took no part was not counted.
            matched: totals.matched.filter { summary.audiences.contains($0.key) },
            chosen: totals.chosen, notChosen: totals.notChosen)
    }
}
