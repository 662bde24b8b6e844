import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import SystemPackage

/// What a carrier gives for one run, on its way to the printers.
struct RunCodes {
    /// Of one row, why it is not taken.
    enum Objection {
        case notAsked, differs, twice, left, over

        var code: RunFault {
            switch self {
            case .notAsked: .codeNotAsked
            case .differs: .codeDiffers
            case .twice: .codeTwice
            case .left: .codeLeft
            case .over: .codeLate
            }
        }

        var sentence: String {
            switch self {
            case .notAsked:
                "Of this piece the carrier was told nothing. Is the file of another run, or of another sender?"
            case .differs:
                "The piece has another code already, here or from a file before. If this one is right: reconcile FILE "
                    + "--replace-codes --by NAME"
            case .twice: "Another piece has the same code. Neither is taken: ask the carrier."
            case .left: "The printer has the codes of this batch, and another one for this piece, which counts."
            case .over: "The batch is mailed, or nothing more of it will be: its codes are not needed any more."
            }
        }
    }

    private let run: RunID
    private let workspace: Workspace
    private let prenotified: PrenotifiedBatches
    private let places: [PieceID: BatchID]
    private let states: [BatchID: LedgerBatch]
    private let key: FilePath?
    private var taken: TakenCodes
    /// How many were new, and replaced others.
    private(set) var new = 0
    private(set) var replaced = 0
    private var touched: Set<BatchID> = []
    /// By code, which piece has it.
    private var owners: [String: PieceID] = [:]

    /// Nil where the carrier is told of no batch of the run.
    init?(_ run: RunID, in workspace: Workspace, ledger: Ledger) async throws {
        guard workspace.folder(of: run).hasPlan, let state = try ledger.state(of: run),
            [.sealed, .handedOver, .closed].contains(state),
            let prenotified = try await PrenotifiedBatches(of: run, in: workspace, ledger: ledger)
        else { return nil }
        self.prenotified = prenotified
        (self.run, self.workspace) = (run, workspace)
        places = prenotified.places
        states = Dictionary(try ledger.batches(of: run).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        key = try SealingKeys(of: workspace).signing
        taken = try TakenCodes(in: workspace.folder(of: run).carrier)
        taken.passOver(Set(states.values.filter { $0.state == .rejected }.map(\.id)))
        for (piece, code) in taken.codes.values.joined() where !code.code.isEmpty { owners[code.code] = piece }
    }

    /// Frees the codes of pieces that get others, so that two may change theirs.
    mutating func release(_ pieces: some Sequence<PieceID>) {
        for piece in pieces {
            if let batch = places[piece], let code = taken[batch][piece]?.code, owners[code] == piece {
                owners[code] = nil
            }
        }
    }

    /// Takes what a row says. Returns whether that was new, and why it is not taken.
    mutating func take(_ code: CarrierCode, of piece: PieceID, replaces: Bool) -> (isNew: Bool, objection: Objection?) {
        guard let batch = places[piece] else { return (false, .notAsked) }
        let known = taken[batch][piece]
        if known == code {
            if !code.code.isEmpty { owners[code.code] = piece }
            return (false, nil)
        }
        if isOver(batch) { return (false, .over) }
        // One that was called back has none there, and needs none.
        if taken.handedOver.contains(batch) { return (false, known == nil ? nil : .left) }
        if let known {
            // An address that the carrier did not know at first may be known by now.
            guard replaces || known == .empty else { return (false, .differs) }
        }
        if let owner = owners[code.code], owner != piece, !code.code.isEmpty { return (false, .twice) }
        if let known, owners[known.code] == piece { owners[known.code] = nil }
        if !code.code.isEmpty { owners[code.code] = piece }
        taken[batch][piece] = code
        touched.insert(batch)
        if known == nil { new += 1 } else { replaced += 1 }
        return (true, nil)
    }

    /// Whether nothing more of a batch is printed.
    private func isOver(_ batch: BatchID) -> Bool {
        states[batch].map { $0.isClosed || $0.state == .mailed } ?? false
    }

    /// Has what has no code go without.
    mutating func complete() {
        for batch in prenotified.all where !isOver(batch.id) && !batch.isComplete(with: taken[batch.id]) {
            for piece in batch.pieces.subtracting(batch.recalled) where taken[batch.id][piece] == nil {
                taken[batch.id][piece] = CarrierCode.empty
            }
            touched.insert(batch.id)
        }
    }

    /// Keeps what was taken, writes the lists of batches that have all of theirs, and takes addresses away that are not needed
    /// any more. Done again it ends what was cut off.
    func finish() async throws -> CodesTaken.Run {
        if !touched.isEmpty { try taken.write() }
        var summary = CodesTaken.Run(run: run, new: new, replaced: replaced)
        for batch in prenotified.all where !isOver(batch.id) {
            let own = taken[batch.id]
            guard batch.isComplete(with: own) else {
                let lacking = batch.pieces.subtracting(batch.recalled).count { own[$0] == nil }
                summary.waiting.append(.init(batch: batch.id, pieces: lacking))
                continue
            }
            let list = CodeList(
                of: batch.id, Dictionary(uniqueKeysWithValues: batch.pieces.map { ($0, own[$0] ?? .empty) }))
            let file = SignedFile(
                at: workspace.outbox(of: run).appending(CodeList.fileName(of: batch.id)), limit: CodeList.fileLimit,
                key: key)
            if touched.contains(batch.id) { try file.remove() }
            try await file.write(list.bytes)
            summary.complete.append(batch.id)
            summary.without += batch.pieces.subtracting(batch.recalled).count { own[$0] == CarrierCode.empty }
            if !taken.handedOver.contains(batch.id) { summary.toHandOver.append(batch.id) }
        }
        for (lot, batches) in prenotified.lots
        where batches.allSatisfy({ isOver($0.id) || $0.isComplete(with: taken[$0.id]) }) {
            try PersonalFiles.remove(AddressFile.path(of: lot, in: workspace.folder(of: run).carrier))
        }
        return summary
    }
}
