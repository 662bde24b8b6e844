import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import PaperMail

extension Ledger {
    /// Takes an approved plan in: its pieces, and the reason for every account that was considered.
    func enter(
        _ plan: PlanDatabase, of run: RunID, summary: PlanSummary, withdrawn: [PieceID], _ approval: ApprovalRecord
    ) throws {
        let lots = try plan.comparedLots()
        try approve(
            run, approval, counts: RunCounts(summary, of: plan),
            batches: try plan.batches().map { ($0.id, ProductID($0.product)) },
            pieces: { add in
                try plan.forEachPiece { piece in
                    try add(LedgerPiece(id: piece.id, account: piece.account, audience: piece.audience))
                }
            },
            setAside: try plan.setAside().inLedger, withdrawn: withdrawn,
            decisions: { add in
                try plan.forEachDecision { decision in
                    let audience = decision.decision.audience
                    let waitingFor =
                        audience == nil ? decision.verdicts.first { $0.reason == .beyondLimit }?.audience : nil
                    try add(
                        LedgerDecision(
                            account: decision.account, decision: decision.decision, waitingFor: waitingFor,
                            before: audience != nil || waitingFor != nil ? decision.before : nil,
                            lot: lots[decision.account]))
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
    fileprivate init(_ summary: PlanSummary, of plan: PlanDatabase) throws {
        let totals = summary.totals
        func typed<Code: RawRepresentable<String> & Hashable>(_ counts: [String: Int]) throws -> [Code: Int] {
            try counts.reduce(into: [:]) { typed, entry in
                guard let code = Code(rawValue: entry.key) else { throw RunError.damagedPlan(plan.path) }
                typed[code] = entry.value
            }
        }
        self.init(
            accounts: totals.accounts, reachedDigitally: totals.reachedDigitally,
            // An audience that took no part is no audience to compare with.
            matched: try typed(totals.matched.filter { summary.audiences.contains($0.key) }),
            chosen: try typed(totals.chosen), notChosen: try typed(totals.notChosen),
            costs: try typed(summary.figures?.costsByAudience ?? [:]))
    }
}

extension [SetAsidePiece] {
    /// Those that cannot be printed; what a person took out is in the ledger already.
    var inLedger: [(id: PieceID, reason: StepReason)] {
        filter { !$0.isWithdrawn }.map { ($0.piece, StepReason(rawValue: $0.code)) }
    }
}

extension ProductID {
    init(_ product: Product) { self.init(rawValue: product.rawValue) }
}
