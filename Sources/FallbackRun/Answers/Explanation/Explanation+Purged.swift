import MailLedger
import MailboxDomain
import PaperMail

extension Explanation {
    /// What the ledger still knows when the plan is purged: codes, ids and states.
    init(of subject: String, inPurged run: RunID, ledger: Ledger, time: DutchTime) throws {
        guard try !ledger.hasForgotten(run) else { throw RunError.forgotten(run) }
        let account = try Self.account(subject, plan: nil, ledger: ledger)
        guard let account, let known = try ledger.decision(on: account, in: run) else {
            throw Self.unknown(subject)
        }
        let pieces = try ledger.pieces(of: account)
        let own = pieces.first { $0.id.batch.run == run }
        self.account = account
        self.run = run
        decision = known.decision
        self.time = time
        (verdicts, facts, lottery, envelope, salutation, language, isPurged) = ([], [], nil, nil, nil, nil, true)
        kind = nil
        withdrawal = try ledger.withdrawals(of: run).first { $0.account == account }
        cancellation = try ledger.cancellation(of: run)
        piece = own.map { ($0.id, $0.state.rawValue) }
        prints = own?.prints ?? []
        earlierPieces = pieces.filter { $0.id != own?.id }
    }
}
