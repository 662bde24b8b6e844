import MailLedger
import PaperMail
import PrintHouse
import SystemPackage

/// What a hand-over has to do with carriers: addresses to tell them, and codes of theirs to bring to printers.
struct CarrierExchange {
    private let folder: FilePath
    private let configuration: Configuration
    private let plan: PlanDatabase
    private let batches: PrenotifiedBatches
    /// Those of which nothing more is printed.
    private let over: Set<BatchID>
    private var taken: TakenCodes

    /// Nil where no carrier is told of the run.
    ///
    /// - Parameter configuration: as the workspace is set now: a carrier's columns may be mended at any time.
    init?(of run: RunID, in workspace: Workspace, _ configuration: Configuration, ledger: Ledger) async throws {
        guard let batches = try await PrenotifiedBatches(of: run, in: workspace, ledger: ledger) else { return nil }
        self.batches = batches
        folder = workspace.folder(of: run).carrier
        self.configuration = configuration
        plan = try PlanDatabase(opening: workspace.folder(of: run).planDatabase)
        let known = try ledger.batches(of: run)
        over = Set(known.filter { $0.isClosed || $0.state == .mailed }.map(\.id))
        taken = try TakenCodes(in: folder)
        taken.passOver(Set(known.filter { $0.state == .rejected }.map(\.id)))
    }

    /// Writes the addresses of each lot that is concerned and waits for codes, where they do not stand there. Returns the files.
    func writeAddresses(of isConcerned: (BatchID) -> Bool) throws -> [Handover.AddressFile] {
        try batches.lots.sorted { $0.key < $1.key }.compactMap { lot, own in
            let waits = own.contains {
                isConcerned($0.id) && !over.contains($0.id) && !$0.isComplete(with: taken[$0.id])
            }
            guard waits, let printer = own.first?.ordered.printer else { return nil }
            guard let form = configuration.printers[printer]?.franking.prenotification else {
                throw PrenotificationError.noForm(printer)
            }
            let file = AddressFile(of: lot, own, as: form, in: folder)
            guard (try? Stat(file.path, followTargetSymlink: false)) == nil else { return nil }
            return Handover.AddressFile(path: file.path, pieces: try file.write(from: plan))
        }
    }

    /// Brings lists that are whole to the drop folder, each once. Returns the batches that they are of.
    ///
    /// - Parameter drop: nil where they go another way, as the batches do.
    mutating func handOverCodes(
        of isConcerned: (BatchID) -> Bool, in outbox: RunOutbox, to drop: DropFolder?
    ) async throws -> [BatchID] {
        var done: [BatchID] = []
        for batch in batches.all.map(\.id)
        where isConcerned(batch) && !over.contains(batch) && !taken.handedOver.contains(batch) {
            guard let list = try await outbox.codeList(of: batch) else { continue }
            if let drop { for file in list.outgoing { _ = try drop.put(file: file) } }
            done.append(batch)
        }
        try taken.noteHandedOver(done)
        return done
    }
}
