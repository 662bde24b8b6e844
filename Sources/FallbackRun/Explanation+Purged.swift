import AudienceSelection
import MailLedger
import MailboxDomain
import PrintHouse

extension Explanation {
    /// What the ledger still knows when the plan is purged: codes, ids and states.
    init(of subject: String, inPurged run: RunID, ledger: Ledger, time: DutchTime) throws {
        guard try !ledger.hasForgotten(run) else { throw RunError.forgotten(run) }
        let account = try Self.account(subject, plan: nil, ledger: ledger)
        guard let account, let known = try ledger.decision(on: account, in: run) else {
            throw RunError.unknownAccountOrPiece
        }
        let decision: Selection.Decision? =
            known.audience.flatMap { Audience(rawValue: $0) }.map { .write($0) }
            ?? known.reason.flatMap { Reason(rawValue: $0) }.map { .leave($0) }
        guard let decision else { throw LedgerError.damaged(path: "decisions") }
        let pieces = try ledger.pieces(of: account)
        let own = pieces.first { $0.id.batch.run == run }
        self.account = account
        self.run = run
        self.decision = decision
        self.time = time
        (verdicts, facts, envelope, salutation, isPurged) = ([], [], nil, nil, true)
        piece = own.map { ($0.id, $0.state.rawValue) }
        prints = try own.map { try ledger.prints(of: $0.id) } ?? []
        earlierPieces = pieces.filter { $0.id != own?.id }
    }
}
