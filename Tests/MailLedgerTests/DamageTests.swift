import GRDB
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

/// Something that no version of the program wrote, and a read that comes upon it.
struct Damage: CustomTestStringConvertible, Sendable {
    var sql: String
    var read: @Sendable (ClaimedRun) throws -> Void

    var testDescription: String { sql }

    static let all: [Damage] = [
        Damage(sql: "UPDATE piece_states SET state = 'Jansen'") { _ = try $0.ledger.pieces(of: $0.run) },
        Damage(sql: "UPDATE piece_states SET state = 'Jansen'") { _ = try $0.ledger.pieceCounts(of: $0.run) },
        Damage(sql: "UPDATE piece_states SET own_state = 'Jansen'") { _ = try $0.ledger.piece($0.piece(1)) },
        Damage(sql: "UPDATE pieces SET account_id = 'van der Jansen'") { _ = try $0.ledger.pieces(of: $0.run) },
        Damage(sql: "UPDATE pieces SET audience = 'Jansen'") { run in
            for owner in ClaimedRun.owners.compactMap({ AccountID($0) }) {
                _ = try run.ledger.history(of: owner, in: DutchTime())
            }
        },
        Damage(sql: "UPDATE piece_events SET at = 'Jansen'") { run in
            for owner in ClaimedRun.owners.compactMap({ AccountID($0) }) {
                _ = try run.ledger.history(of: owner, in: DutchTime())
            }
        },
        Damage(sql: "UPDATE batch_states SET own_state = 'Jansen'") { _ = try $0.ledger.batches(of: $0.run) },
        Damage(sql: "DELETE FROM batch_states") { _ = try $0.ledger.batches(of: $0.run) },
        Damage(sql: "DELETE FROM batch_states") { try $0.take($0.claim(.mailed, nil)) },
        Damage(sql: "UPDATE batch_states SET since = 'Jansen', state = 'mailed'") {
            _ = try $0.ledger.allMailed(of: $0.run)
        },
        Damage(sql: "UPDATE run_events SET state = 'Jansen'") { _ = try $0.ledger.state(of: $0.run) },
        Damage(sql: "UPDATE run_events SET at = 'Jansen'") { _ = try $0.ledger.runSteps() },
        Damage(sql: "UPDATE run_events SET at = 'Jansen'") { _ = try $0.ledger.approval(of: $0.run) },
        Damage(sql: "UPDATE workspace SET id = 'Jansen'") { _ = try $0.ledger.workspace() },
        Damage(sql: "DELETE FROM workspace") { _ = try $0.ledger.workspace() },
        Damage(
            sql: """
                INSERT INTO returned_mail (piece_id, account_id, returned_at, reason, address_digest)
                SELECT piece_id, account_id, '2026-11-20T09:00:00Z', 'moved', 'Jansen' FROM pieces
                """
        ) { try $0.ledger.keyAddresses(with: .readable) },
        Damage(sql: "DELETE FROM salt") { _ = try $0.ledger.returnedMail(digest: .readable) },
        Damage(
            sql: """
                INSERT INTO claims (batch_id, piece_id, status, at, reason, recorded_at)
                VALUES ('2026-11-0001', '', 'Jansen', '2026-11-10T09:00:00Z', '', '2026-11-10T09:00:00Z')
                """
        ) { try $0.take($0.claim(.mailed, nil)) },
    ]
}

@Suite struct DamageTests {
    @Test(arguments: Damage.all)
    func `a value that no version wrote is told by the file, and never by itself`(damage: Damage) throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path)
        try DatabaseQueue(path: path).write { try $0.execute(sql: damage.sql) }
        let error = #expect(throws: LedgerError.self) { try damage.read(run) }
        #expect(
            error?.description == "The ledger \(path) holds a value that no version of this program wrote.")
    }

    @Test func `damage in one batch takes nothing in`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        let run = try ClaimedRun(at: path)
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "UPDATE piece_states SET own_state = 'Jansen' WHERE piece_id LIKE '%3_'")
        }
        #expect(throws: LedgerError.self) { try run.take(run.claim(.mailed, nil)) }
        let claims = try DatabaseQueue(path: path).read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM claims")
        }
        #expect(claims == 0)
    }
}
