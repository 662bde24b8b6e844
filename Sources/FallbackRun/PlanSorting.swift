import GRDB
import LetterComposition
import PrintHouse

/// Puts the readers of a plan into batches in postal order, and numbers the pieces.
struct PlanSorting {
    let database: Database
    let run: RunID
    /// The kinds of batches, with the numbers that the readers' rows have them by.
    let kinds: [BatchKind: Int]
    let piecesPerBatch: Int

    /// The order is that of `PostalOrder`, and by account id where that leaves a choice.
    func makeBatches() throws -> [PlannedBatch] {
        var batches: [PlannedBatch] = []
        try database.execute(sql: Self.scratchTables)
        for (kind, number) in kinds.sorted(by: { $0.key < $1.key }) {
            try database.execute(sql: "INSERT INTO kinds VALUES (?, ?)", arguments: [number, batches.count + 1])
            var pieces = try pieces(ofKind: number)
            while pieces > 0 {
                guard let id = BatchID(run: run, number: batches.count + 1) else { throw RunError.tooManyBatches }
                batches.append(PlannedBatch(id: id, kind: kind, pieces: min(pieces, piecesPerBatch)))
                pieces -= piecesPerBatch
            }
        }
        for batch in batches { try write(batch) }
        try database.execute(sql: Self.places, arguments: ["limit": piecesPerBatch])
        try database.execute(
            sql: """
                INSERT INTO pieces
                SELECT batch, number, account_id, audience, \(PlannedRecipient.columns)
                FROM places CROSS JOIN recipients ON recipients.rowid = places.recipient
                """)
        return batches
    }

    /// The pieces that only laying them out could tell about, in their order.
    func doubtfulPieces() throws -> [PieceID] {
        let numbers = try Row.fetchAll(
            database,
            sql: """
                SELECT batch, number FROM recipients JOIN places ON places.recipient = recipients.rowid
                WHERE must_be_tried ORDER BY batch, number
                """)
        return try numbers.map { row in
            guard let batch = BatchID(run: run, number: row[0]), let piece = PieceID(batch: batch, number: row[1])
            else { throw RunError.tooManyBatches }
            return piece
        }
    }

    func removeScratchTables() throws {
        try database.execute(sql: "DROP TABLE recipients; DROP TABLE kinds; DROP TABLE places")
    }

    private func pieces(ofKind number: Int) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM recipients WHERE kind = ?", arguments: [number]) ?? 0
    }

    private func write(_ batch: PlannedBatch) throws {
        try database.execute(
            sql: "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                batch.id.number, batch.product.rawValue, batch.layout, batch.printer.name,
                batch.postageClass.rawValue, batch.pieces,
            ])
    }

    private static let scratchTables = """
        CREATE TABLE kinds (kind INTEGER PRIMARY KEY, first_batch INTEGER NOT NULL) STRICT;
        CREATE TABLE places (
            recipient INTEGER NOT NULL UNIQUE, batch INTEGER NOT NULL, number INTEGER NOT NULL
        ) STRICT;
        """

    /// Sorts by the keys alone: the rest of a row is fetched once, when its place is known.
    private static let places = """
        INSERT INTO places
        SELECT recipient, first_batch + place / :limit AS batch, place % :limit + 1 AS number
        FROM (
            SELECT rowid AS recipient, kind, row_number() OVER (
                PARTITION BY kind
                ORDER BY country <> 'NL', country, coalesce(postcode, ''), coalesce(house_number, 0),
                    coalesce(house_suffix, ''), account_id, envelope) - 1 AS place
            FROM recipients)
        JOIN kinds USING (kind) ORDER BY batch, number
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
