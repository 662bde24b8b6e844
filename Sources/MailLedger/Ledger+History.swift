package import AudienceSelection
import GRDB
package import MailboxDomain
package import PrintHouse

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
        try histories(of: account...account, leavingOut: piece, in: time)[account] ?? []
    }

    /// The same for all accounts between two, in one read; those without earlier pieces are missing.
    package func histories(
        of accounts: ClosedRange<AccountID>, leavingOut piece: PieceID? = nil, in time: DutchTime
    ) throws -> [AccountID: [EarlierPiece]] {
        try rethrowing {
            try database.unsafeReentrantRead { database in
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT account_id, audience, (
                                SELECT at FROM piece_events AS e
                                WHERE e.piece_id = p.piece_id AND state = 'approved' AND attempt = 1
                            ), (SELECT max(mailed_at) FROM piece_states AS o WHERE o.piece_id = p.piece_id), state, c.at
                        FROM pieces AS p JOIN piece_states AS s USING (piece_id)
                            LEFT JOIN closings AS c ON c.batch_id = s.batch_id
                        WHERE account_id BETWEEN ? AND ? AND decides AND piece_id IS NOT ?
                        ORDER BY account_id, piece_id
                        """)
                let rows = try Row.fetchCursor(
                    statement,
                    arguments: [accounts.lowerBound.rawValue, accounts.upperBound.rawValue, piece?.description])
                var histories: [AccountID: [EarlierPiece]] = [:]
                while let row = try rows.next() {
                    guard let account = AccountID(row[0] as String), let audience = Audience(rawValue: row[1]),
                        let approved = Instant(row[2] as String), let state = PieceState(rawValue: row[4])
                    else { throw LedgerError.damaged(path: "pieces") }
                    let mailed = (row[3] as String?).flatMap { Instant($0) }
                    histories[account, default: []].append(
                        EarlierPiece(
                            audience: audience, approvedOn: time.date(of: approved),
                            mailedOn: mailed.map(time.date(of:)),
                            // What is missing when its batch is closed is lost for good.
                            isUnderWay: state.isUnderWay && row.hasNull(atIndex: 5)))
                }
                return histories
            }
        }
    }
}
