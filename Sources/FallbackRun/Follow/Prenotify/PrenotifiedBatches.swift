import MailLedger
import PaperMail
import PrintHouse
import SystemPackage

/// The batches of a run of which the carrier is told beforehand, as they were sealed.
struct PrenotifiedBatches {
    struct Batch {
        var ordered: Order.Batch
        var manifest: Manifest
        var rows: [PieceRow]
        /// Those that are on the pull list: they need no code.
        var recalled: Set<PieceID>

        var id: BatchID { ordered.id }
        var pieces: Set<PieceID> { Set(rows.map(\.piece)) }

        /// Whether nothing more is to come from the carrier.
        func isComplete(with codes: [PieceID: CarrierCode]) -> Bool {
            pieces.subtracting(recalled).isSubset(of: codes.keys)
        }
    }

    /// In the order of their ids.
    let all: [Batch]

    /// Nil where there are none. The batches are looked at only where the plan says that there may be.
    init?(of run: RunID, in workspace: Workspace, ledger: Ledger) async throws {
        let terms = try PlanDatabase(opening: workspace.folder(of: run).planDatabase).terms
        let configuration = try WorkspaceSettings(of: terms).configuration
        guard configuration.printers.values.contains(where: { $0.franking.sorting == .prenotified }) else { return nil }
        let sealed = try await SealedBatches(of: run, in: workspace, isTest: configuration.isTest, ledger: ledger)
        let recalled = try ledger.recalledPieces(of: run)
        all = try sealed.ordered.compactMap { ordered in
            let manifest = try sealed.manifest(of: ordered)
            guard manifest.postage.sorting == .prenotified else { return nil }
            return Batch(
                ordered: ordered, manifest: manifest, rows: try sealed.rows(of: ordered),
                recalled: recalled[ordered.id] ?? [])
        }
        if all.isEmpty { return nil }
    }

    /// The batch that each piece is printed in last.
    var places: [PieceID: BatchID] {
        all.reduce(into: [:]) { places, batch in
            for row in batch.rows { places[row.piece] = batch.id }
        }
    }

    /// By the id of the lot.
    var lots: [String: [Batch]] { Dictionary(grouping: all) { $0.ordered.lot ?? "" } }
}
