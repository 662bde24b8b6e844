import Foundation
import MailLedger
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// Where what was sealed of a run stands: the outbox, and beside it what went out encrypted, as it is inside.
struct SealedFolders {
    private let outbox: FilePath
    private let inside: FilePath
    private let drawn: FilePath

    init(of run: RunID, in workspace: Workspace) {
        outbox = workspace.outbox(of: run)
        inside = workspace.folder(of: run).sealed
        drawn = workspace.folder(of: run).batches
    }

    /// Whether a batch stands in one of them, whatever the ledger knows.
    func holdBatches() throws -> Bool {
        for folder in [outbox, inside] where try Self.stands(folder) {
            if try FileReading.names(in: folder).contains(where: { BatchID($0) != nil }) { return true }
        }
        return false
    }

    /// Whether one batch stands in one of them.
    func hold(_ batch: BatchID) -> Bool {
        [outbox, inside].contains { folder in
            (try? Stat(folder.appending(batch.description), followTargetSymlink: false)) != nil
        }
    }

    /// Whether a rendered batch may be sealed, or is; any other is rendered anew.
    func canUse(_ rendered: RenderedBatch) -> Bool { rendered.isComparable || hold(rendered.batch) }

    /// Takes all of it away, each batch whole or not at all. The orders go first: where one is, all of its batches are.
    func clear() throws {
        for folder in [outbox, inside] where try Self.stands(folder) {
            let names = try FileReading.names(in: folder)
            let batches = names.filter { BatchID($0) != nil }
            for name in names where BatchID(name) == nil { try PartialFolder.removeAll(folder.pushing(FilePath(name))) }
            for name in batches { try PartialFolder.discard(folder.pushing(FilePath(name))) }
            try PartialFolder.removeAll(folder)
        }
    }

    /// Takes a reprint away that is not sealed: its order first, for the same reason, and what was drawn of it.
    func clear(_ reprint: ReprintOrder) throws {
        let order = Order.fileName(number: reprint.number)
        for folder in [outbox, inside] where try Self.stands(folder) {
            for name in [order, "\(order).sig"] { try PartialFolder.removeAll(folder.appending(name)) }
            for batch in reprint.batches { try PartialFolder.discard(folder.appending(batch.id.description)) }
        }
        for batch in reprint.batches { try PartialFolder.discard(drawn.appending(batch.id.description)) }
    }

    /// Whether it is there; a link, or no folder, in its place is an error.
    static func stands(_ folder: FilePath) throws -> Bool {
        guard let stat = try? Stat(folder, followTargetSymlink: false) else { return false }
        guard stat.type == .directory else { throw HandoverError.notFolder(folder) }
        return true
    }
}
