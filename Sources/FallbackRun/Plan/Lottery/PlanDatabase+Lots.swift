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

    /// The audience in which lots decided on accounts that can be compared; empty without a lottery.
    func comparedLots() throws -> [AccountID: Audience] {
        try read { database in
            guard try database.tableExists("lots") else { return [:] }
            return try Row.fetchAll(database, sql: "SELECT account_id, audience FROM lots WHERE compared")
                .reduce(into: [:]) { lots, row in
                    guard let account = AccountID(row[0] as String), let audience = Audience(rawValue: row[1])
                    else { throw RunError.damagedPlan(path) }
                    lots[account] = audience
                }
        }
    }
}
