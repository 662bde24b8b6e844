import MailLedger
package import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// A prenotified batch that cannot be printed yet, because its printer lacks the carrier's codes.
package struct AwaitedCodes: Codable, Sendable {
    package var batch: BatchID
    /// `carrier` where not all have come, `handover` where they are still to go to the printer.
    package var from: From

    package enum From: String, Codable, Sendable { case carrier, handover }

    /// In the order of the batches; nil for a run of which no carrier was told anything.
    static func all(of run: RunID, among batches: [LedgerBatch], in workspace: Workspace) throws -> [AwaitedCodes]? {
        let folder = workspace.folder(of: run).carrier
        guard (try? Stat(folder, followTargetSymlink: false)) != nil else { return nil }
        let handedOver = try TakenCodes(in: folder).handedOver
        return batches.filter { !$0.isClosed && $0.state != .mailed && !handedOver.contains($0.id) }.compactMap {
            batch in
            guard workspace.manifest(of: batch.id)?.postage.sorting == .prenotified else { return nil }
            let list = workspace.outbox(of: run).appending(CodeList.fileName(of: batch.id))
            let isThere = (try? Stat(list, followTargetSymlink: false)) != nil
            return AwaitedCodes(batch: batch.id, from: isThere ? .handover : .carrier)
        }
    }
}
