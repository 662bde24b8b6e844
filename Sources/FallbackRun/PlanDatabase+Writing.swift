import AudienceSelection
import Foundation
import GRDB
import LetterComposition
import MailboxDomain
import PrintHouse
import SystemPackage

/// Fills a new plan: decisions and recipients in any number, then the batches.
struct PlanWriter {
    private let database: Database
    private let decision: Statement
    private let recipient: Statement
    private let encoder = JSONEncoder()

    init(_ database: Database) throws {
        self.database = database
        decision = try database.makeStatement(
            sql: "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?)")
        recipient = try database.makeStatement(
            sql: "INSERT INTO recipients VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    func write(_ terms: PlanTerms) throws {
        let values = [
            ("run", terms.run.description), ("asOf", terms.asOf), ("letterDate", terms.letterDate.description),
        ]
        for (name, value) in values {
            try database.execute(sql: "INSERT INTO terms VALUES (?, ?)", arguments: [name, value])
        }
        for path in terms.sources.keys.sorted() {
            try database.execute(
                sql: "INSERT INTO sources VALUES (?, ?)", arguments: [path, terms.sources[path]])
        }
    }

    /// - Parameter account: as it is before anything is sent.
    func write(_ selection: Selection, before account: Account) throws {
        let verdicts = selection.verdicts.map { "\($0.audience.rawValue):\($0.reason?.rawValue ?? "")" }
        try decision.execute(arguments: [
            selection.account.rawValue, selection.audience?.rawValue, selection.reason?.rawValue,
            verdicts.joined(separator: " "), account.emailState.rawValue, account.digidLevel.rawValue,
            account.lastLoginAt?.description,
        ])
    }

    /// - Parameter mustBeTried: whether only laying the letter out can tell that it fits.
    func write(
        _ recipient: PlannedRecipient, account: AccountID?, audience: Audience?, in kind: BatchKind, mustBeTried: Bool
    ) throws {
        try self.recipient.execute(arguments: [
            Product.allCases.firstIndex(of: kind.product), kind.layout, kind.printer.name,
            PostageClass.allCases.firstIndex(of: kind.postageClass), recipient.country == .netherlands ? 0 : 1,
            recipient.country.letters, recipient.postcode ?? "",
            recipient.houseNumber ?? 0, recipient.houseSuffix ?? "", account?.rawValue, audience?.rawValue,
            String(decoding: try encoder.encode(recipient), as: UTF8.self), mustBeTried,
        ])
    }

    /// Adds a control piece to each address in everything that is mailed within the Netherlands, and counts them.
    func write(_ controls: [ControlAddress]) throws -> Int {
        let kinds = try Row.fetchAll(
            database,
            sql: "SELECT DISTINCT product, layout, printer FROM recipients WHERE class = ? ORDER BY 1, 2, 3",
            arguments: [PostageClass.allCases.firstIndex(of: .domestic)])
        for row in kinds {
            for control in controls {
                try write(
                    control.recipient, account: nil, audience: nil, in: try kind(row, postageClass: .domestic),
                    mustBeTried: true)
            }
        }
        return kinds.count * controls.count
    }

    private func kind(_ row: Row, postageClass: PostageClass) throws -> BatchKind {
        guard let printer = PrinterID(row[2] as String) else { throw RunError.damagedPlan("plan.sqlite") }
        return BatchKind(
            product: Product.allCases[row[0] as Int], layout: row[1], printer: printer, postageClass: postageClass)
    }

    /// Sorts the recipients into batches in postal order and numbers the pieces.
    ///
    /// The order is that of `PostalOrder`, and by account id where that leaves a choice.
    ///
    /// - Parameter reasonToSetAside: lays a piece out whose letter may not fit; the code of why it does not, or nil.
    func makeBatches(
        run: RunID, piecesPerBatch: Int, reasonToSetAside: (PlannedPiece, PlannedBatch) throws -> String?
    ) throws -> (batches: [PlannedBatch], setAside: [SetAsidePiece]) {
        var batches: [PlannedBatch] = []
        var setAside: [SetAsidePiece] = []
        let piece = try database.makeStatement(sql: "INSERT INTO pieces VALUES (?, ?, ?, ?, ?)")
        // The statement that reads is finished before the batches are written: each row only names its piece.
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT product, layout, printer, class, account_id, audience, recipient, must_be_tried FROM recipients
                ORDER BY product, layout, printer, class, abroad, country, postcode, house_number, house_suffix,
                    account_id, recipient
                """)
        while let row = try rows.next() {
            let kind = try kind(row, postageClass: PostageClass.allCases[row[3] as Int])
            if let last = batches.last, last.kind == kind, last.pieces < piecesPerBatch {
                batches[batches.count - 1].pieces += 1
            } else {
                guard let id = BatchID(run: run, number: batches.count + 1) else { throw RunError.tooManyBatches }
                batches.append(PlannedBatch(id: id, kind: kind, pieces: 1))
            }
            let batch = batches[batches.count - 1]
            try piece.execute(arguments: [
                batch.id.number, batch.pieces, row[4] as String?, row[5] as String?, row[6] as String,
            ])
            if row[7] as Bool, let planned = plannedPiece(row, in: batch),
                let code = try reasonToSetAside(planned, batch)
            {
                setAside.append(SetAsidePiece(piece: planned.id, code: code))
            }
        }
        for batch in batches {
            try database.execute(
                sql: "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    batch.id.number, batch.product.rawValue, batch.layout, batch.printer.name,
                    batch.postageClass.rawValue, batch.pieces,
                ])
        }
        for piece in setAside {
            try database.execute(
                sql: "INSERT INTO set_aside VALUES (?, ?, ?)",
                arguments: [piece.piece.batch.number, piece.piece.number, piece.code])
        }
        try database.execute(sql: "DROP TABLE recipients")
        return (batches, setAside)
    }

    /// The last piece of a batch, from its row.
    private func plannedPiece(_ row: Row, in batch: PlannedBatch) -> PlannedPiece? {
        guard let id = PieceID(batch: batch.id, number: batch.pieces),
            let recipient = try? JSONDecoder().decode(PlannedRecipient.self, from: Data((row[6] as String).utf8))
        else { return nil }
        return PlannedPiece(
            id: id, account: (row[4] as String?).flatMap { AccountID($0) },
            audience: (row[5] as String?).flatMap { Audience(rawValue: $0) }, recipient: recipient)
    }
}
