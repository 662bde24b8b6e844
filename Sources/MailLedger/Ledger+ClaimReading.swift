import GRDB
import MailboxDomain
import PrintHouse

extension Ledger {
    /// A print of a piece as it stands before its claims are looked at again.
    struct Standing {
        var id: PieceID
        var own: PieceState
        var state: PieceState
        /// The batch in which the piece was printed again; nil for the last print.
        var reprint: BatchID?
    }

    func standings(
        in batch: BatchID, pieces: Set<PieceID>?, _ database: Database
    ) throws -> [Standing] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT piece_id, own_state, state,
                    (SELECT batch_id FROM piece_states AS later WHERE later.piece_id = s.piece_id
                        AND later.attempt > s.attempt AND later.own_state NOT IN ('failed', 'pulled')
                        ORDER BY attempt LIMIT 1)
                FROM piece_states AS s WHERE batch_id = :batch \(pieces.condition) ORDER BY piece_id
                """, arguments: pieces.arguments(for: batch)
        ).map { row in
            guard let id = PieceID(row[0] as String), let own = PieceState(rawValue: row[1]),
                let state = PieceState(rawValue: row[2])
            else { throw LedgerError.damaged(path: "pieces") }
            return Standing(id: id, own: own, state: state, reprint: (row[3] as String?).flatMap { BatchID($0) })
        }
    }

    /// The claims about a batch by piece; nil holds those about all of it.
    func claims(
        of batch: BatchID, pieces: Set<PieceID>?, in database: Database
    ) throws -> [PieceID?: [FeedbackClaim]] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT piece_id, status, at, reason FROM claims
                WHERE batch_id = :batch \(pieces == nil ? "" : "AND (piece_id = '' \(pieces.condition("OR")))")
                """, arguments: pieces.arguments(for: batch))
        var claims: [PieceID?: [FeedbackClaim]] = [:]
        while let row = try rows.next() {
            let (piece, reason): (String, String) = (row[0], row[3])
            guard let status = FeedbackStatus(rawValue: row[1]), let at = Instant(row[2] as String) else {
                throw LedgerError.damaged(path: "claims")
            }
            let id = piece.isEmpty ? nil : PieceID(piece)
            claims[id, default: []].append(
                FeedbackClaim(batch: batch, piece: id, status: status, at: at, reason: ReturnReason(rawValue: reason)))
        }
        return claims
    }
}

extension Set<PieceID>? {
    fileprivate var condition: String { self == nil ? "" : condition("AND") }

    fileprivate func condition(_ word: String) -> String {
        "\(word) piece_id IN (SELECT value FROM json_each(:pieces))"
    }

    fileprivate func arguments(for batch: BatchID) -> StatementArguments {
        guard let self else { return ["batch": batch.description] }
        // Piece ids are digits and capitals: nothing in them needs escaping.
        let list = self.map { "\"\($0)\"" }.sorted().joined(separator: ",")
        return ["batch": batch.description, "pieces": "[\(list)]"]
    }
}
