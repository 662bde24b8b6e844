package import GRDB
import MailboxDomain
package import PaperMail

extension Ledger {
    /// The claims about a batch that count, by piece; nil holds those about all of it.
    ///
    /// - Parameter pieces: only those about these and about all of the batch; nil for every claim.
    func claims(
        of batch: BatchID, pieces: Set<PieceID>?, in database: Database
    ) throws -> [PieceID?: [FeedbackClaim]] {
        let claims = try FeedbackClaim.fetchAll(
            database,
            sql: """
                SELECT batch_id, nullif(c.piece_id, '') AS piece_id, status, at, nullif(reason, '') AS reason
                FROM counting_claims AS c
                WHERE batch_id = :batch \(pieces == nil ? "" : "AND (c.piece_id = '' OR c.\(Self.isOneOfPieces))")
                """, arguments: Self.arguments(batch, pieces))
        return Dictionary(grouping: claims, by: \.piece)
    }

    /// The pieces of which a batch holds a print, in the order of their ids.
    func pieces(printedIn batch: BatchID, only pieces: Set<PieceID>?, in database: Database) throws -> [LedgerPiece] {
        try LedgerPiece.all(
            database,
            where: """
                pieces.piece_id IN (
                    SELECT piece_id FROM piece_states
                    WHERE batch_id = :batch \(pieces == nil ? "" : "AND \(Self.isOneOfPieces)"))
                """, arguments: Self.arguments(batch, pieces))
    }

    private static let isOneOfPieces = "piece_id IN (SELECT value FROM json_each(:pieces))"

    private static func arguments(_ batch: BatchID, _ pieces: Set<PieceID>?) -> StatementArguments {
        guard let pieces else { return ["batch": batch] }
        // Piece ids are digits and capitals: nothing in them needs escaping.
        let list = pieces.map { "\"\($0)\"" }.sorted().joined(separator: ",")
        return ["batch": batch, "pieces": "[\(list)]"]
    }
}

extension FeedbackClaim: FetchableRecord {
    package init(row: Row) throws {
        self.init(
            batch: try row.decode(BatchID.self, forColumn: "batch_id"),
            piece: try row.decode(PieceID?.self, forColumn: "piece_id"),
            status: try row.decode(FeedbackStatus.self, forColumn: "status"),
            at: try row.decode(Instant.self, forColumn: "at"),
            reason: try row.decode(ReturnReason?.self, forColumn: "reason"))
    }
}
