import AudienceSelection
import Foundation
import GRDB
import LetterComposition
import MailboxDomain
import MailboxStore
import PaperMail
import SystemPackage

/// Fills a new plan: decisions and recipients in any number, then the batches.
struct PlanWriter {
    private let database: Database
    private let decision: RawStatement
    private let recipient: RawStatement
    private var kinds: [BatchKind: Int] = [:]
    private var recipients = 0
    /// How many pieces of each kind there are.
    private(set) var written: [PieceKind: Int] = [:]

    init(_ database: Database) throws {
        self.database = database
        decision = try RawStatement(
            database,
            """
            INSERT INTO decisions (
                account_id, audience, reason, verdicts, email_state, digid_level, last_login_at
            ) VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        recipient = try RawStatement(
            database,
            """
            INSERT INTO recipients (kind, must_be_tried, account_id, audience, \(PlannedRecipient.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// - Parameter account: as it is before anything is sent.
    func write(_ selection: Selection, before account: Account) throws {
        let verdicts = selection.verdicts.map { "\($0.audience.rawValue):\($0.reason?.rawValue ?? "")" }
        let values: [String?] = [
            selection.account.rawValue, selection.audience?.rawValue, selection.reason?.rawValue,
            verdicts.joined(separator: " "), account.emailState.rawValue, account.digidLevel.rawValue,
            account.lastLoginAt?.description,
        ]
        for (index, value) in values.enumerated() { decision.bind(value, at: index + 1) }
        try decision.run()
    }

    /// - Parameter mustBeTried: whether only laying the letter out can tell that it fits.
    mutating func write(
        _ recipient: PlannedRecipient, account: AccountID?, audience: Audience?, in kind: BatchKind, mustBeTried: Bool
    ) throws {
        let known = kinds[kind] ?? kinds.count
        kinds[kind] = known
        recipients += 1
        written[PieceKind(batch: kind, audience: audience), default: 0] += 1
        self.recipient.bind(Int64(known), at: 1)
        self.recipient.bind(mustBeTried ? 1 : 0, at: 2)
        self.recipient.bind(account?.rawValue, at: 3)
        self.recipient.bind(audience?.rawValue, at: 4)
        recipient.bind(to: self.recipient, from: 5)
        try self.recipient.run()
    }

    /// Who was in a draw, with the outcome; called only where the policy has a lottery, so that other plans stay as they were.
    func write(_ draws: [WaveDraw]) throws {
        try database.execute(sql: PlanDatabase.schemaOfLots)
        let lot = try RawStatement(
            database,
            """
            INSERT INTO lots (audience, place, account_id, waiting_from, waiting_to, written, compared)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        for draw in draws {
            for (place, own) in draw.lots.enumerated() {
                lot.bind(draw.audience.rawValue, at: 1)
                lot.bind(Int64(place + 1), at: 2)
                lot.bind(own.account.rawValue, at: 3)
                lot.bind(draw.days.lowerBound.description, at: 4)
                lot.bind(draw.days.upperBound.description, at: 5)
                lot.bind(own.isWritten ? 1 : 0, at: 6)
                lot.bind(own.isCompared ? 1 : 0, at: 7)
                try lot.run()
            }
        }
    }

    /// Adds a control piece to each address in everything that is mailed within the Netherlands, and counts them.
    mutating func write(_ controls: [ControlAddress]) throws -> Int {
        let domestic = kinds.keys.filter { $0.postageClass == .domestic }.sorted()
        for kind in domestic {
            for control in controls {
                try write(control.recipient, account: nil, audience: nil, in: kind, mustBeTried: true)
            }
        }
        return domestic.count * controls.count
    }

    /// Sorts the recipients into batches in postal order and numbers the pieces.
    ///
    /// - Parameter reasonToSetAside: lays a piece out that must be tried; the code of why its letter does not fit, or nil.
    func makeBatches(
        run: RunID, piecesPerBatch: Int, reasonToSetAside: (PlannedPiece, PlannedBatch) throws -> String?,
        report: (PlanProgress) -> Void
    ) throws -> (batches: [PlannedBatch], setAside: [SetAsidePiece]) {
        let sorting = PlanSorting(database: database, run: run, kinds: kinds, piecesPerBatch: piecesPerBatch)
        report(PlanProgress(part: .batches, done: 0, of: recipients))
        let (batches, doubtful) = try sorting.makeBatches()
        report(PlanProgress(part: .batches, done: recipients, of: recipients))
        var setAside: [SetAsidePiece] = []
        for (tried, id) in doubtful.enumerated() {
            report(PlanProgress(part: .letters, done: tried, of: doubtful.count))
            guard let planned = try piece(id), let code = try reasonToSetAside(planned, batches[id.batch.number - 1])
            else { continue }
            try database.execute(
                sql: "INSERT INTO set_aside (batch, number, code) VALUES (?, ?, ?)",
                arguments: [id.batch.number, id.number, code])
            setAside.append(SetAsidePiece(piece: id, code: code))
        }
        if !doubtful.isEmpty { report(PlanProgress(part: .letters, done: doubtful.count, of: doubtful.count)) }
        return (batches, setAside)
    }

    private func piece(_ id: PieceID) throws -> PlannedPiece? {
        try Row.fetchOne(
            database, sql: "SELECT \(PlannedPiece.columns) FROM pieces WHERE batch = ? AND number = ?",
            arguments: [id.batch.number, id.number]
        ).flatMap { PlannedPiece($0, of: id.batch.run) }
    }
}
