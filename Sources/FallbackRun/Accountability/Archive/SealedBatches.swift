import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What was sealed of a run, to look up its pieces.
///
/// The order bears a seal of ours and has the digest of each batch's checksums, and these have the digests of its files:
/// what is read is what was sealed. Letters and lists may be gone from the outbox at the end of their term; a list that
/// rendering left is then taken, by the same digest.
struct SealedBatches {
    private let workspace: Workspace
    private let run: RunID
    private let orders: [Order]

    private var outbox: FilePath { workspace.outbox(of: run) }

    /// - Parameter isTest: whether nothing of the run may be mailed.
    init(of run: RunID, in workspace: Workspace, isTest: Bool, ledger: Ledger) async throws {
        (self.run, self.workspace) = (run, workspace)
        let signers = try await SealingKeys(of: workspace).accepted(inTest: isTest)
        var orders: [Order] = []
        for number in try [1] + ledger.reprints(of: run).map(\.number) {
            let stored = try await OrderFile.read(number, in: workspace.outbox(of: run), sealedBy: signers)
            if let order = stored?.order { orders.append(order) }
        }
        self.orders = orders
    }

    /// Throws where something of it is not what was sealed.
    func sealed(_ print: LedgerPiece.Print, of piece: PieceID) throws -> SealedPrint {
        guard let own = orders.flatMap(\.batches).first(where: { $0.id == print.batch && $0.id.run == run }) else {
            throw ArchiveError.orderMissing(print.batch)
        }
        let batch = try readable(own)
        guard let letters = batch.digest(of: .letters) else { throw changed(batch) }
        let path = batch.folder.appending(BatchFile.letters.name)
        if (try? Stat(path)) != nil, try FileDigest(ofFile: path) != letters {
            throw PrintHouseError.changedSinceSealing(path)
        }
        guard let row = try rows(of: batch, print.batch).first(where: { $0.piece == piece }) else {
            throw changed(batch)
        }
        return SealedPrint(
            attempt: print.attempt, batch: print.batch, state: print.state, decides: print.decides, letters: letters,
            firstPage: row.firstPage, lastPage: row.lastPage, content: row.content,
            template: try manifest(of: batch).template)
    }

    /// All that was ordered, reprints last.
    var ordered: [Order.Batch] { orders.flatMap(\.batches) }

    /// What a batch's manifest says. Throws where it is not what was sealed.
    func manifest(of batch: Order.Batch) throws -> Manifest { try manifest(of: try readable(batch)) }

    /// Its list of pieces, likewise.
    func rows(of batch: Order.Batch) throws -> [PieceRow] { try rows(of: try readable(batch), batch.id) }

    /// A batch that left encrypted stands beside the outbox as it was before.
    private func readable(_ order: Order.Batch) throws -> OutboxBatch {
        let batch = try OutboxBatch(order, in: outbox)
        return batch.isEncrypted ? try OutboxBatch(order, in: workspace.folder(of: run).sealed) : batch
    }

    private func rows(of batch: OutboxBatch, _ id: BatchID) throws -> [PieceRow] {
        let places = [batch.folder, workspace.folder(of: run).batch(id)]
        let folder = places.first { (try? Stat($0.appending(BatchFile.pieces.name))) != nil } ?? batch.folder
        let path = folder.appending(BatchFile.pieces.name)
        guard try FileDigest(ofFile: path) == batch.digest(of: .pieces) else {
            throw PrintHouseError.changedSinceSealing(path)
        }
        return try PieceList.rows(in: folder)
    }

    private func manifest(of batch: OutboxBatch) throws -> Manifest {
        let bytes = try TextFile.bytes(
            of: batch.folder.appending(BatchFile.manifest.name), atMost: Manifest.fileLimit)
        guard FileDigest(of: bytes) == batch.digest(of: .manifest), let manifest = Manifest.read(bytes).manifest else {
            throw changed(batch)
        }
        return manifest
    }

    private func changed(_ batch: OutboxBatch) -> PrintHouseError { .changedSinceSealing(batch.folder) }
}
