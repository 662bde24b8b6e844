import AudienceSelection
package import GRDB
import MailboxDomain
import PaperMail

extension LedgerPiece: FetchableRecord {
    /// A row is one print of a piece; `all` brings those of a piece together.
    package init(row: Row) throws {
        id = try row.decode(forColumn: "piece_id")
        account = try row.decode(AccountID?.self, forColumn: "account_id")
        audience = try row.decode(Audience?.self, forColumn: "audience")
        prints = [try Print(row: row)]
    }

    /// Pieces with all of their prints, in the order of their ids.
    ///
    /// - Parameter condition: on the table `pieces`, in SQL.
    static func all(
        _ database: Database, where condition: String, arguments: StatementArguments
    ) throws -> [LedgerPiece] {
        let rows = try LedgerPiece.fetchCursor(
            database,
            sql: """
                SELECT pieces.piece_id AS piece_id, account_id, audience, attempt, prints.batch_id AS batch_id,
                    own_state, state, decides, lost
                FROM pieces JOIN prints ON prints.piece_id = pieces.piece_id
                WHERE \(condition) ORDER BY pieces.piece_id, attempt
                """, arguments: arguments)
        var pieces: [LedgerPiece] = []
        while let next = try rows.next() {
            if let last = pieces.indices.last, pieces[last].id == next.id {
                pieces[last].prints += next.prints
            } else {
                pieces.append(next)
            }
        }
        return pieces
    }
}

extension LedgerPiece.Print: FetchableRecord {
    package init(row: Row) throws {
        attempt = try row.decode(forColumn: "attempt")
        batch = try row.decode(forColumn: "batch_id")
        ownState = try row.decode(forColumn: "own_state")
        state = try row.decode(forColumn: "state")
        decides = try row.decode(forColumn: "decides")
        isLost = try row.decode(forColumn: "lost")
    }
}
