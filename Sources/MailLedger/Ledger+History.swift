package import AudienceSelection
import GRDB
package import MailboxDomain
package import PrintHouse

extension Ledger {
    /// For many reads that agree with each other: without it, `history(of:in:)` is a transaction each time.
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
        try rethrowing {
            try database.unsafeReentrantRead { database in
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT audience, (
                                SELECT at FROM piece_events AS e
                                WHERE e.piece_id = p.piece_id AND state = 'approved' AND attempt = 1
                            ), (SELECT max(mailed_at) FROM piece_states AS o WHERE o.piece_id = p.piece_id), state, c.at
                        FROM pieces AS p JOIN piece_states AS s USING (piece_id)
                            LEFT JOIN closings AS c ON c.batch_id = s.batch_id
                        WHERE account_id = ? AND decides AND piece_id IS NOT ? ORDER BY piece_id
                        """)
                return try Row.fetchAll(statement, arguments: [account.rawValue, piece?.description]).map { row in
                    guard let audience = Audience(rawValue: row[0]), let approved = Instant(row[1] as String),
                        let state = PieceState(rawValue: row[3])
                    else { throw LedgerError.damaged(path: "pieces") }
                    let mailed = (row[2] as String?).flatMap { Instant($0) }
                    return EarlierPiece(
                        audience: audience, approvedOn: time.date(of: approved), mailedOn: mailed.map(time.date(of:)),
                        // What is missing when its batch is closed is lost for good.
                        isUnderWay: state.isUnderWay && row.hasNull(atIndex: 4))
                }
            }
        }
    }
}
