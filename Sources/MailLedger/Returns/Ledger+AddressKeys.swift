import GRDB
package import MailboxDomain
import PaperMail

// The keys of digests, which do not lie in the ledger.
extension Ledger {
    /// The keys that digests of addresses were made with, and how many with each.
    package func addressKeys() throws -> [AddressKeyID: Int] {
        try read { database in
            let texts = try String.fetchCursor(
                database, sql: "SELECT address_digest FROM returned_mail WHERE instr(address_digest, ':') > 0")
            var counts: [AddressKeyID: Int] = [:]
            while let text = try texts.next() {
                guard let digest = KeyedDigest(text) else { throw LedgerError.damaged(path: path) }
                counts[digest.key, default: 0] += 1
            }
            return counts
        }
    }

    /// Puts digests with a key in place of those of an earlier version, which anybody could make. That needs no
    /// address. Nothing of the old ones stays in the file.
    package func keyAddresses(with digest: AddressDigest) throws {
        let isOld = "address_digest IS NOT NULL AND instr(address_digest, ':') = 0"
        let count = try write { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT piece_id, address_digest FROM returned_mail WHERE \(isOld)")
            for row in rows {
                let old = Hexadecimal.bytes(of: try row.decode(String.self, forColumn: "address_digest"))
                guard let new = try old.flatMap(digest.newDigest(ofPlain:)) else {
                    throw LedgerError.damaged(path: path)
                }
                try database.execute(
                    sql: "UPDATE returned_mail SET address_digest = ? WHERE piece_id = ?",
                    arguments: [new.text, try row.decode(PieceID.self, forColumn: "piece_id")])
            }
            return rows.count
        }
        if count > 0 { try compact() }
    }

    /// Has addresses count as unknown whose key is not among those that are there. Returns how many.
    package func giveUpAddresses(
        exceptOf keys: Set<AddressKeyID>, by name: String, at time: Instant
    ) throws -> Int {
        try write { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT piece_id, address_digest FROM returned_mail WHERE instr(address_digest, ':') > 0")
            var count = 0
            for row in rows {
                let digest = KeyedDigest(try row.decode(String.self, forColumn: "address_digest"))
                if let digest, keys.contains(digest.key) { continue }
                try database.execute(
                    sql: "UPDATE returned_mail SET address_digest = NULL WHERE piece_id = ?",
                    arguments: [try row.decode(PieceID.self, forColumn: "piece_id")])
                count += 1
            }
            if count > 0 { try recordPurge(of: "address-keys", run: nil, by: name, at: time, in: database) }
            return count
        }
    }
}
