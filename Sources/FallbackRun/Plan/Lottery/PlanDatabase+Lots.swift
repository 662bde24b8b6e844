import AudienceSelection
import GRDB
import MailboxDomain

extension PlanDatabase {
    /// A plan without a lottery has no such table.
    static let schemaOfLots = """
        -- Who waits equally long and was drawn, in the order of the lots; `compared` says that no lower audience is open.
        CREATE TABLE lots (
            audience TEXT NOT NULL, place INTEGER NOT NULL, account_id TEXT NOT NULL, waiting_from TEXT NOT NULL,
            waiting_to TEXT NOT NULL, written INTEGER NOT NULL, compared INTEGER NOT NULL,
            PRIMARY KEY (audience, place)
        ) STRICT, WITHOUT ROWID;
        """

    /// The draws as the plan keeps them, in the order of audiences; empty without a lottery. Throws where decisions are others
    /// than the lots say.
    func draws() throws -> [WaveDraw] {
        try read { database in
            guard try database.tableExists("lots") else { return [] }
            let strays = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM lots LEFT JOIN decisions USING (account_id)
                    WHERE written <> (decisions.audience IS lots.audience)
                    """)
            guard strays == 0 else { throw RunError.damagedPlan(path) }
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT audience, account_id, waiting_from, waiting_to, written, compared FROM lots ORDER BY place"
            )
            let groups = Dictionary(grouping: rows) { $0[0] as String }
            return try Audience.allCases.compactMap { audience in
                guard let own = groups[audience.rawValue], let first = own.first else { return nil }
                guard let from = CalendarDate(first[2] as String), let to = CalendarDate(first[3] as String), from <= to
                else { throw RunError.damagedPlan(path) }
                return WaveDraw(
                    audience: audience, days: from...to,
                    lots: try own.map { row in
                        guard let account = AccountID(row[1] as String) else { throw RunError.damagedPlan(path) }
                        return WaveDraw.Lot(account: account, isWritten: row[4], isCompared: row[5])
                    })
            }
        }
    }

    /// Where accounts stand in the draws; empty without a lottery.
    ///
    /// - Parameter account: the only one to look up; nil for all.
    func lots(of account: AccountID? = nil) throws -> [AccountID: DrawnLots] {
        let seed = LotterySeed(of: terms.run).text
        guard let equalDays = try WorkspaceSettings(of: terms).policy.equalDays else { return [:] }
        return try read { database in
            guard try database.tableExists("lots") else { return [:] }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT account_id, audience, waiting_from, waiting_to, place, drawn, written_to FROM lots
                    JOIN (SELECT audience, count(*) AS drawn, sum(written) AS written_to FROM lots GROUP BY audience)
                    USING (audience)
                    \(account == nil ? "" : "WHERE account_id = :account") ORDER BY audience, place
                    """, arguments: account.map { ["account": $0.rawValue] } ?? [])
            var lots: [AccountID: DrawnLots] = [:]
            while let row = try rows.next() {
                guard let holder = AccountID(row[0] as String), let audience = Audience(rawValue: row[1]) else {
                    throw RunError.damagedPlan(path)
                }
                lots[holder, default: DrawnLots(seed: seed, equalDays: equalDays, lots: [])].lots.append(
                    DrawnLot(
                        audience: audience, waitingFrom: row[2], waitingTo: row[3], place: row[4], drawn: row[5],
                        written: row[6]))
            }
            return lots
        }
    }

    /// The audience in which lots decided on accounts that can be compared; empty without a lottery.
    func comparedLots() throws -> [AccountID: Audience] {
        try draws().reduce(into: [:]) { lots, draw in
            for lot in draw.lots where lot.isCompared { lots[lot.account] = draw.audience }
        }
    }
}
