import AudienceSelection
import GRDB
import StrictFiles
import SystemPackage

/// The decisions of two plans, beside each other.
struct DecisionPair {
    private let database: DatabaseQueue
    private let path: FilePath

    init(before: FilePath, after: FilePath) throws {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.prepareDatabase {
            try $0.execute(sql: "ATTACH DATABASE ? AS later", arguments: [after.string])
        }
        path = before
        database = try Self.reading(before) { try DatabaseQueue(path: before.string, configuration: configuration) }
    }

    /// Every two outcomes that an account has in turn, the largest number first.
    func moves() throws -> [PlanComparison.Move] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT was_audience, was_reason, is_audience, is_reason, count(*) AS accounts FROM (\(Self.changes))
                    GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4
                    """
            ).map { row in
                PlanComparison.Move(
                    before: .init(audience: row[0], reason: row[1]), after: .init(audience: row[2], reason: row[3]),
                    accounts: row[4])
            }
        }
    }

    /// In the byte order of their ids.
    func accountMoves() throws -> [PlanComparison.AccountMove] {
        try read { database in
            try Row.fetchAll(database, sql: "\(Self.changes) ORDER BY account_id").map { row in
                PlanComparison.AccountMove(
                    account: row[4], before: .init(audience: row[0], reason: row[1]),
                    after: .init(audience: row[2], reason: row[3]))
            }
        }
    }

    /// Who is in no audience has no row: reached digitally.
    private static let changes = """
        SELECT b.audience AS was_audience,
            CASE WHEN b.account_id IS NULL THEN '\(Reason.reachedDigitally.rawValue)' ELSE b.reason END AS was_reason,
            a.audience AS is_audience,
            CASE WHEN a.account_id IS NULL THEN '\(Reason.reachedDigitally.rawValue)' ELSE a.reason END AS is_reason,
            coalesce(b.account_id, a.account_id) AS account_id
        FROM main.decisions AS b FULL JOIN later.decisions AS a ON a.account_id = b.account_id
        WHERE b.audience IS NOT a.audience OR b.reason IS NOT a.reason
        """

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try Self.reading(path) { try database.read(body) }
    }

    /// SQLite's own messages can quote values, so only its code is passed on.
    private static func reading<Value>(_ path: FilePath, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            throw FileError.cannotRead(path, reason: "\(error.resultCode)")
        }
    }
}
