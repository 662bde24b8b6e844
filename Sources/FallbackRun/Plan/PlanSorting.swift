import GRDB
import LetterComposition
import MailboxStore
import PaperMail

/// Puts the readers of a plan into batches in postal order, and numbers the pieces.
struct PlanSorting {
    let database: Database
    let run: RunID
    /// The kinds of batches, with the numbers that the readers' rows have them by.
    let kinds: [BatchKind: Int]
    let piecesPerBatch: Int

    /// The order is that of `PostalOrder`, and by account id where that leaves a choice.
    ///
    /// - Returns: the batches, and the pieces that only laying them out could tell about, each in their order.
    func makeBatches() throws -> (batches: [PlannedBatch], doubtful: [PieceID]) {
        var batches: [PlannedBatch] = []
        var doubtful: [PieceID] = []
        try database.execute(sql: "CREATE TABLE kinds (kind INTEGER PRIMARY KEY, rank INTEGER NOT NULL) STRICT")
        let ranked = kinds.sorted { $0.key < $1.key }
        for (rank, kind) in ranked.enumerated() {
            try database.execute(sql: "INSERT INTO kinds (kind, rank) VALUES (?, ?)", arguments: [kind.value, rank])
        }
        let places = try RawStatement(database, Self.places)
        let insert = try RawStatement(database, "INSERT INTO places (batch, number, recipient) VALUES (?, ?, ?)")
        while try places.step() {
            let kind = ranked[Int(places.integer(at: 1))].key
            if batches.last?.kind != kind || batches.last?.pieces == piecesPerBatch {
                guard let id = BatchID(run: run, number: batches.count + 1) else { throw RunError.tooManyBatches }
                let batch = PlannedBatch(id: id, kind: kind, pieces: 0)
                try write(batch)
                batches.append(batch)
            }
            batches[batches.count - 1].pieces += 1
            let batch = batches[batches.count - 1]
            insert.bind(Int64(batch.id.number), at: 1)
            insert.bind(Int64(batch.pieces), at: 2)
            insert.bind(places.integer(at: 0), at: 3)
            try insert.run()
            if places.integer(at: 2) != 0 {
                guard let piece = PieceID(batch: batch.id, number: batch.pieces) else { throw RunError.tooManyBatches }
                doubtful.append(piece)
            }
        }
        for batch in batches {
            try database.execute(
                sql: "UPDATE batches SET pieces = ? WHERE number = ?", arguments: [batch.pieces, batch.id.number])
        }
        try database.execute(
            sql: """
                DROP TABLE kinds;
                CREATE UNIQUE INDEX recipients_by_account ON recipients (account_id);
                CREATE UNIQUE INDEX places_by_recipient ON places (recipient);
                """)
        return (batches, doubtful)
    }

    private func write(_ batch: PlannedBatch) throws {
        try database.execute(
            sql: """
                INSERT INTO batches (number, product, layout, printer, postage_class, pieces) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                batch.id.number, batch.product.rawValue, batch.layout, batch.printer.name,
                batch.postageClass.rawValue, batch.pieces,
            ])
    }

    private static let places = """
        SELECT recipient, rank, must_be_tried FROM recipients JOIN kinds USING (kind)
        ORDER BY rank, country <> 'NL', country, coalesce(postcode, ''), coalesce(house_number, 0),
            coalesce(house_suffix, ''), account_id, envelope
        """
}

extension BatchKind: Comparable {
    /// The order in which batches are numbered.
    package static func < (left: Self, right: Self) -> Bool { left.key < right.key }

    private var key: (Int, String, PrinterID, Int) {
        (
            Product.allCases.firstIndex(of: product) ?? 0, layout, printer,
            PostageClass.allCases.firstIndex(of: postageClass) ?? 0
        )
    }
}
