package import AudienceSelection
import GRDB
package import MailboxDomain
package import PaperMail

extension Ledger {
    /// For many reads that agree with each other: without it, each is a transaction.
    package func atOneMoment<Value>(_ body: () throws -> Value) throws -> Value {
        // What the body throws passes as it is, also where it reads another database.
        try read { _ in Result(catching: body) }.get()
    }

    /// What selection must know of an account's earlier pieces.
    ///
    /// - Parameter piece: one to leave out, because the question is whether it is still needed.
    package func history(
        of account: AccountID, leavingOut piece: PieceID? = nil, in time: DutchTime
    ) throws -> [EarlierPiece] {
        try histories(of: account...account, leavingOut: piece, orRun: nil, in: time)[account] ?? []
    }

    /// The same for all accounts between two, in one read; those without earlier pieces are missing.
    ///
    /// - Parameter run: one whose pieces to leave out, because the question is what it should hold.
    package func histories(
        of accounts: ClosedRange<AccountID>, leavingOut run: RunID?, in time: DutchTime
    ) throws -> [AccountID: [EarlierPiece]] {
        try histories(of: accounts, leavingOut: nil, orRun: run, in: time)
    }

    private func histories(
        of accounts: ClosedRange<AccountID>, leavingOut piece: PieceID?, orRun run: RunID?, in time: DutchTime
    ) throws -> [AccountID: [EarlierPiece]] {
        try rethrowing {
            try database.unsafeReentrantRead { database in
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT account_id, audience, (
                                SELECT at FROM piece_events AS e
                                WHERE e.piece_id = p.piece_id AND state = 'approved' AND attempt = 1
                            ) AS approved_at, (
                                SELECT max(mailed_at) FROM piece_states AS o WHERE o.piece_id = p.piece_id
                            ) AS mailed_at, state, lost
                        FROM pieces AS p JOIN prints USING (piece_id)
                        WHERE account_id BETWEEN ? AND ? AND decides AND piece_id IS NOT ?
                            AND (? IS NULL OR p.batch_id NOT IN (SELECT batch_id FROM batches WHERE run = ?))
                        ORDER BY account_id, piece_id
                        """)
                let pieces = try PieceOfAccount.fetchCursor(
                    statement, arguments: [accounts.lowerBound, accounts.upperBound, piece, run, run])
                var histories: [AccountID: [EarlierPiece]] = [:]
                while let piece = try pieces.next() {
                    histories[piece.account, default: []].append(EarlierPiece(piece, in: time))
                }
                return histories
            }
        }
    }
}

/// A piece of an account, as far as selection asks.
private struct PieceOfAccount: FetchableRecord {
    let account: AccountID
    let audience: Audience
    let approvedAt: Instant
    let mailedAt: Instant?
    let state: PieceState
    let isLost: Bool

    init(row: Row) throws {
        account = try row.decode(forColumn: "account_id")
        audience = try row.decode(forColumn: "audience")
        approvedAt = try row.decode(forColumn: "approved_at")
        mailedAt = try row.decode(Instant?.self, forColumn: "mailed_at")
        state = try row.decode(forColumn: "state")
        isLost = try row.decode(forColumn: "lost")
    }
}

extension EarlierPiece {
    fileprivate init(_ piece: PieceOfAccount, in time: DutchTime) {
        self.init(
            audience: piece.audience, approvedOn: time.date(of: piece.approvedAt),
            mailedOn: piece.mailedAt.map(time.date(of:)), isUnderWay: piece.state.isUnderWay && !piece.isLost)
    }
}
