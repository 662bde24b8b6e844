import Foundation
import GRDB
import MailboxDomain
import PaperMail

extension Ledger {
    /// Whom not to write to because of what came back.
    ///
    /// - Parameter digest: with the keys of all digests that are there, to which `keyAddresses` has given theirs.
    package func returnedMail(digest: AddressDigest) throws -> ReturnedMail {
        try read { database in
            var accounts: [AccountID: ReturnedMail.Account] = [:]
            let rows = try Row.fetchCursor(
                database, sql: "SELECT account_id, reason, address_digest FROM returned_mail")
            while let row = try rows.next() {
                let account = try row.decode(AccountID.self, forColumn: "account_id")
                let reason = try row.decode(ReturnReason.self, forColumn: "reason")
                var known = accounts[account] ?? ReturnedMail.Account()
                if reason == .deceased {
                    known.isDeceased = true
                } else if let text = try row.decode(String?.self, forColumn: "address_digest") {
                    guard let digest = KeyedDigest(text) else { throw LedgerError.damaged(path: path) }
                    known.addresses.insert(digest)
                } else {
                    known.hasUnknownAddress = true
                }
                accounts[account] = known
            }
            return ReturnedMail(
                accounts: accounts, digests: SaltedDigests(salt: try salt(in: database), digest: digest))
        }
    }

    /// Accounts whose address the registry may have wrong, by the day and account: those whose mail came back because
    /// they moved, are not known there, or the address does not exist.
    package func doubtfulAddresses() throws -> [DoubtfulAddress] {
        try read { database in
            try DoubtfulAddress.fetchAll(
                database,
                sql: """
                    SELECT account_id, returned_at, reason FROM returned_mail
                    WHERE reason IN ('moved', 'unknown', 'no-such-address')
                    """
            ).sorted { ($0.returnedAt, $0.account) < ($1.returnedAt, $1.account) }
        }
    }

    /// Keeps the list of returned pieces in step with where the prints of a piece stand; a control piece is nobody's.
    func recordReturn(of piece: PieceID, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO returned_mail (piece_id, account_id, returned_at, reason)
                SELECT piece_id, account_id, since, return_reason FROM piece_states JOIN pieces USING (piece_id)
                WHERE piece_id = ? AND state = 'returned' AND account_id IS NOT NULL
                ORDER BY return_reason = 'deceased' DESC, attempt DESC LIMIT 1
                ON CONFLICT DO UPDATE SET returned_at = excluded.returned_at, reason = excluded.reason,
                    address_digest = CASE excluded.reason WHEN 'deceased' THEN NULL ELSE address_digest END
                """, arguments: [piece])
        guard database.changesCount == 0 else { return }
        try database.execute(sql: "DELETE FROM returned_mail WHERE piece_id = ?", arguments: [piece])
    }

    /// Fills in the digests of addresses that mail came back from. Returns the pieces whose address is gone.
    func rememberAddresses(
        of batch: BatchID, pieces: Set<PieceID>?, digest: AddressDigest,
        addressLines: (PieceID) throws -> [String]?, in database: Database
    ) throws -> [PieceID] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT piece_id, r.account_id AS account_id FROM returned_mail AS r JOIN piece_states USING (piece_id)
                WHERE batch_id = ? AND address_digest IS NULL AND reason <> 'deceased' ORDER BY piece_id
                """, arguments: [batch])
        guard !rows.isEmpty else { return [] }
        let digests = SaltedDigests(salt: try salt(in: database), digest: digest)
        var gone: [PieceID] = []
        for row in rows {
            let piece = try row.decode(PieceID.self, forColumn: "piece_id")
            let account = try row.decode(AccountID.self, forColumn: "account_id")
            if let pieces, !pieces.contains(piece) { continue }
            guard let lines = try addressLines(piece) else {
                gone.append(piece)
                continue
            }
            try database.execute(
                sql: "UPDATE returned_mail SET address_digest = ? WHERE piece_id = ?",
                arguments: [try digests.newDigest(of: lines, account: account)?.text, piece])
        }
        return gone
    }

    private func salt(in database: Database) throws -> [UInt8] {
        guard let salt = try Data.fetchOne(database, sql: "SELECT value FROM salt") else {
            throw LedgerError.damaged(path: path)
        }
        return Array(salt)
    }
}
