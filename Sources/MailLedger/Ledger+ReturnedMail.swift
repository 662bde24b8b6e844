import Foundation
import GRDB
import MailboxDomain
import PrintHouse

extension Ledger {
    /// Whom not to write to because of what came back.
    package func returnedMail() throws -> ReturnedMail {
        try read { database in
            var accounts: [AccountID: ReturnedMail.Account] = [:]
            let rows = try Row.fetchCursor(
                database, sql: "SELECT account_id, reason, address_digest FROM returned_mail")
            while let row = try rows.next() {
                guard let account = AccountID(row[0] as String), let reason = ReturnReason(rawValue: row[1]) else {
                    throw LedgerError.damaged(path: "returned_mail")
                }
                var known = accounts[account] ?? ReturnedMail.Account()
                if reason == .deceased {
                    known.isDeceased = true
                } else if let digest = row[2] as String? {
                    known.addresses.insert(digest)
                } else {
                    known.hasUnknownAddress = true
                }
                accounts[account] = known
            }
            return ReturnedMail(salt: try salt(in: database), accounts: accounts)
        }
    }

    /// Accounts whose address the registry may have wrong, by the day and account: those whose mail came back because
    /// they moved, are not known there, or the address does not exist.
    package func doubtfulAddresses() throws -> [DoubtfulAddress] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT account_id, returned_at, reason FROM returned_mail
                    WHERE reason IN ('moved', 'unknown', 'no-such-address')
                    """
            ).map { row in
                guard let account = AccountID(row[0] as String), let at = Instant(row[1] as String) else {
                    throw LedgerError.damaged(path: "returned_mail")
                }
                return DoubtfulAddress(account: account, returnedAt: at, reason: row[2])
            }.sorted { ($0.returnedAt, $0.account) < ($1.returnedAt, $1.account) }
        }
    }

    /// Keeps the list of returned pieces in step with where the prints of a piece stand; a control piece is nobody's.
    func recordReturn(of piece: PieceID, in database: Database) throws {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT account_id, since, return_reason FROM piece_states JOIN pieces USING (piece_id)
                WHERE piece_id = ? AND state = 'returned' AND account_id IS NOT NULL
                ORDER BY return_reason = 'deceased' DESC, attempt DESC LIMIT 1
                """, arguments: [piece.description])
        guard let row else {
            return try database.execute(
                sql: "DELETE FROM returned_mail WHERE piece_id = ?", arguments: [piece.description])
        }
        try database.execute(
            sql: """
                INSERT INTO returned_mail VALUES (?, ?, ?, ?, NULL)
                ON CONFLICT DO UPDATE SET returned_at = excluded.returned_at, reason = excluded.reason,
                    address_digest = CASE excluded.reason WHEN 'deceased' THEN NULL ELSE address_digest END
                """, arguments: [piece.description, row[0] as String, row[1] as String, row[2] as String])
    }

    /// Fills in the digests of addresses that mail came back from. Returns the pieces whose address is gone.
    func rememberAddresses(
        of batch: BatchID, pieces: Set<PieceID>?, addressLines: (PieceID) throws -> [String]?, in database: Database
    ) throws -> [PieceID] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT piece_id, r.account_id FROM returned_mail AS r JOIN piece_states USING (piece_id)
                WHERE batch_id = ? AND address_digest IS NULL AND reason <> 'deceased' ORDER BY piece_id
                """, arguments: [batch.description])
        guard !rows.isEmpty else { return [] }
        let salt = try salt(in: database)
        var gone: [PieceID] = []
        for row in rows {
            guard let piece = PieceID(row[0] as String), let account = AccountID(row[1] as String) else {
                throw LedgerError.damaged(path: "returned_mail")
            }
            if let pieces, !pieces.contains(piece) { continue }
            guard let lines = try addressLines(piece) else {
                gone.append(piece)
                continue
            }
            try database.execute(
                sql: "UPDATE returned_mail SET address_digest = ? WHERE piece_id = ?",
                arguments: [ReturnedMail.digest(of: lines, account: account, salt: salt), piece.description])
        }
        return gone
    }

    private func salt(in database: Database) throws -> [UInt8] {
        guard let salt = try Data.fetchOne(database, sql: "SELECT value FROM salt") else {
            throw LedgerError.damaged(path: "salt")
        }
        return Array(salt)
    }
}
