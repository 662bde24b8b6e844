import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// A run's outbox that may leave: what stands there bears our seals, and is what the ledger knows of the run.
struct RunOutbox {
    let path: FilePath
    /// Those that are there, the first one first; none where there was nothing to send.
    private(set) var orders: [OrderFile.Stored] = []
    /// The pieces to take out; nil where none was called back.
    private(set) var pullList: PullListFile.Stored?

    private let run: RunID
    private let isTest: Bool
    private let signers: SealSigners?
    /// Where batches that leave encrypted stand as they were before that.
    private let inside: FilePath
    private let encrypting: Set<PrinterID>

    /// Throws for the first thing that is not as it should be. Of batches only the names are looked at.
    ///
    /// - Parameters:
    ///   - isTest: whether nothing of the run may be mailed.
    ///   - keys: as the workspace is set now.
    ///   - due: batches that are still to leave.
    init(
        of run: RunID, in workspace: Workspace, isTest: Bool, keys: SealingKeys, ledger: Ledger, due: Set<BatchID>
    ) async throws {
        path = workspace.outbox(of: run)
        inside = workspace.folder(of: run).sealed
        encrypting = Set(keys.recipients.keys)
        signers = try await keys.accepted(inTest: isTest)
        (self.run, self.isTest) = (run, isTest)
        let sealed = try ledger.sealedPieces(of: run)
        let reprints = try ledger.reprints(of: run).map { ($0.number, Set($0.batches.map(\.id))) }
        let reprinted = reprints.reduce(into: Set()) { $0.formUnion($1.1) }
        let parts = [(1, Set(sealed.keys).subtracting(reprinted))] + reprints
        try checkNames(batches: Set(try ledger.batches(of: run).map(\.id)), orders: parts.map(\.0))
        for (number, batches) in parts {
            let own = sealed.filter { batches.contains($0.key) }
            guard let stored = try await OrderFile.read(number, in: path, sealedBy: signers) else {
                // Those that left may be gone, at the end of their term.
                if let batch = due.intersection(own.keys).min() {
                    throw HandoverError.orderMissing(path.appending(Order.fileName(number: number)), batch: batch)
                }
                continue
            }
            try check(stored, own)
            orders.append(stored)
        }
        pullList = try await PullListFile.read(in: path, sealedBy: signers)
        try check(pullList, recalled: try ledger.recalledPieces(of: run))
    }

    /// A batch of an order. Throws where it is not what was sealed, or bears no seal of ours.
    ///
    /// - Parameter isLeaving: whether its letters are read too.
    func batch(_ batch: Order.Batch, isLeaving: Bool) async throws -> OutboxBatch {
        let stored = try OutboxBatch(batch, in: path)
        guard isLeaving else { return stored }
        guard stored.isEncrypted || !encrypting.contains(batch.printer) else {
            throw HandoverError.notEncrypted(stored.folder, batch.printer)
        }
        try await stored.check(by: signers, inside: inside)
        return stored
    }

    /// What the printer prints on the pieces of a prenotified batch; nil where it did not come from the carrier yet.
    func codeList(of batch: BatchID) async throws -> SealedFile? {
        let path = path.appending(CodeList.fileName(of: batch))
        guard (try? Stat(path, followTargetSymlink: false)) != nil else { return nil }
        let file = try SealedFile(reading: path, atMost: CodeList.fileLimit)
        try await file.check(by: signers)
        let read = CodeList.read(file.bytes, of: batch)
        guard read.list != nil else { throw Findings(read.findings) }
        return file
    }

    private func checkNames(batches: Set<BatchID>, orders: [Int]) throws {
        guard try SealedFolders.stands(path) else { return }
        let files =
            orders.map { Order.fileName(number: $0) } + [PullList.fileName]
            + batches.map(CodeList.fileName)
        let known = Set(batches.map(\.description) + files + files.map { "\($0).sig" })
        // What is hidden was being written when a command was cut off; it is never copied.
        for name in try FileReading.names(in: path) where !name.hasPrefix(".") && !known.contains(name) {
            throw HandoverError.unknown(path.pushing(FilePath(name)))
        }
    }

    /// - Parameter sealed: the pieces of each batch that the order should have.
    private func check(_ stored: OrderFile.Stored, _ sealed: [BatchID: Int]) throws {
        let (order, file) = (stored.order, stored.file.path)
        guard order.run == run, order.test == isTest else { throw HandoverError.foreignOrder(file) }
        for batch in order.batches {
            guard let pieces = sealed[batch.id] else { throw HandoverError.notSealed(batch.id, file) }
            guard pieces == batch.pieces else {
                throw HandoverError.piecesDiffer(batch.id, file, order: batch.pieces, ledger: pieces)
            }
        }
        if let missing = Set(sealed.keys).subtracting(order.batches.map(\.id)).min() {
            throw HandoverError.orderLacks(missing, file)
        }
    }

    private func check(_ stored: PullListFile.Stored?, recalled: [BatchID: Set<PieceID>]) throws {
        let file = path.appending(PullList.fileName)
        guard let stored else {
            // Letters that are gone at the end of their term left long ago, and so did the list.
            if recalled.keys.contains(where: holdsLetters) { throw HandoverError.pullListMissing(file, run) }
            return
        }
        let rows = recalled.flatMap { batch, pieces in pieces.map { PullList.Row(batch: batch, piece: $0) } }
        guard stored.list == PullList(rows) else { throw HandoverError.pullListDiffers(file, run) }
    }

    /// Whether its letters lie there: at the end of their term they go.
    func holdsLetters(_ batch: BatchID) -> Bool {
        let folder = path.appending(batch.description)
        return OutboxBatch.letterFiles(of: batch).contains { (try? Stat(folder.pushing(FilePath($0)))) != nil }
    }
}
