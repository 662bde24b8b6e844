import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import Stationery
import SystemPackage

/// The batches of an approved run, or of a reprint of it, on their way from rendered to sealed.
struct Sealing: Sendable {
    let batches: [(batch: PlannedBatch, rendered: RenderedBatch)]

    private let folder: RunFolder
    private let plan: PlanDatabase
    let terms: PlanTerms
    let settings: RunSettings
    private let lots: MailingLots
    private let days: MailingDays
    private let reprint: ReprintOrder?
    /// How many batches the run has, those of reprints up to this one counted.
    private let lastNumber: Int
    private let keys: SealingKeys
    private let outbox: FilePath
    private let order: OrderFile

    /// Throws where a batch is not rendered, or the run may not be mailed as it is.
    ///
    /// - Parameter reprint: nil for the first prints of the run.
    init(of run: RunID, in workspace: Workspace, reprint: ReprintOrder? = nil) throws {
        folder = workspace.folder(of: run)
        plan = try PlanDatabase(opening: folder.planDatabase)
        let (folder, terms) = (folder, plan.terms)
        let settings = try RunSettings(of: terms)
        keys = try SealingKeys(of: workspace)
        let planned = try reprint?.planned(in: plan) ?? plan.batches()
        try settings.checkFitForMail(Set(planned.map(\.product)), on: terms.letterDate)
        guard settings.configuration.isTest || keys.signing != nil else { throw RunError.noSigningKey }
        batches = try planned.compactMap { batch in
            try RenderedBatch.read(folder.batch(batch.id)).map { (batch, $0) }
        }
        let missing = Set(planned.map(\.id)).subtracting(batches.map(\.batch.id))
        if let first = missing.min() { throw RunError.notRendered(first, count: missing.count) }
        // Machines that each rendered a share have not seen each other's failures in time.
        let (failed, allowed) = (
            batches.reduce(0) { $0 + $1.rendered.setAside.count }, try Configuration(of: workspace).failuresAllowed
        )
        guard failed <= allowed else { throw RunError.tooManyFailed(failed, allowed: allowed) }
        lots = MailingLots(
            of: batches.map { ($0.batch, $0.rendered.pieces) }, run: run, orderNumber: reprint?.number ?? 1,
            configuration: settings.configuration)
        days =
            if let reprint {
                MailingDays(after: reprint.day, configuration: settings.configuration, policy: settings.policy)
            } else {
                MailingDays(letterDate: terms.letterDate, configuration: settings.configuration)
            }
        self.reprint = reprint
        lastNumber = batches.map(\.batch.id.number).max() ?? 0
        outbox = workspace.outbox(of: run)
        order = OrderFile(in: outbox, key: keys.signing, number: reprint?.number ?? 1)
        (self.terms, self.settings) = (terms, settings)
    }

    /// Puts all batches in the outbox, some side by side: most of the time pdftotext reads them back.
    ///
    /// After an error no other batch is begun, those that were begun end, and the error of the first one is thrown.
    ///
    /// - Parameter didSeal: is told of each in their order; also of those of which nothing is left to print.
    func sealAll(
        sideBySide: Int, _ didSeal: (PlannedBatch, RenderedBatch) throws -> Void
    ) async throws -> [SealedBatch] {
        try await withThrowingTaskGroup(of: (Int, Result<SealedBatch?, any Error>).self) { group in
            var (begun, told) = (0, 0)
            var ended: [Int: Result<SealedBatch?, any Error>] = [:]
            var hasFailed = false
            var sealed: [SealedBatch] = []
            while true {
                while !hasFailed, begun < min(batches.count, told + max(1, sideBySide)) {
                    let (index, (batch, rendered)) = (begun, batches[begun])
                    group.addTask { (index, await outcome(of: batch, rendered)) }
                    begun += 1
                }
                guard let (index, outcome) = try await group.next() else { break }
                ended[index] = outcome
                if case .failure = outcome { hasFailed = true }
                while case .success(let batch) = ended[told] {
                    if let batch { sealed.append(batch) }
                    try didSeal(batches[told].batch, batches[told].rendered)
                    ended[told] = nil
                    told += 1
                }
            }
            // A batch that stands behind one that failed is found in its place the next time.
            if case .failure(let error) = ended[told] { throw error }
            return sealed
        }
    }

    private func outcome(of batch: PlannedBatch, _ rendered: RenderedBatch) async -> Result<SealedBatch?, any Error> {
        // All of its pieces may have been set aside.
        guard rendered.pieces > 0 else { return .success(nil) }
        do {
            return .success(try await seal(batch, rendered))
        } catch let findings as Findings {
            return .failure(stop(of: batch.id, by: findings))
        } catch {
            return .failure(error)
        }
    }

    /// Says which batch it is, and whose letter: nobody could find that out from the place in a file.
    private func stop(of batch: BatchID, by findings: Findings) -> RunError {
        .batchStops(
            batch, pieces: BatchPlaces(in: folder.batch(batch)).pieces(at: findings.all),
            why: "\(findings)\nHave it rendered anew: remove runs/\(batch.run)/batches/\(batch), then: postvangnet run "
                + "\(batch.run). If the same line comes back, it is the letter itself: tell the developers.",
            status: findings.exitStatus)
    }

    /// Puts one batch in the outbox, whole and checked.
    private func seal(_ batch: PlannedBatch, _ rendered: RenderedBatch) async throws -> SealedBatch {
        let place = folder.batch(batch.id)
        let manifest = try Manifest(
            for: batch, of: lastNumber, superseding: reprint?.batches.first { $0.id == batch.id }?.supersedes ?? [],
            rendered: rendered, rows: try PieceList.rows(in: place), controlPieces: try plan.controlPieces(of: batch),
            lot: lots.lot(of: batch.id), days: days, settings: settings)
        let recipients = keys.recipients[batch.printer]
        let seal = BatchSeal(outbox: recipients == nil ? outbox : folder.sealed, key: keys.signing)
        let sealed = try await seal.seal(place, as: manifest, ticketSheetWeight: ticketSheetWeight(of: batch))
        if let recipients { try await BatchEncryption(outbox: outbox, recipients: recipients).put(sealed) }
        return sealed
    }

    /// What the contract of the batch's printer says.
    func deadlines(of batch: PlannedBatch) -> BatchDeadlines? {
        let configuration = settings.configuration
        return configuration.printers[batch.printer].map { printer in
            BatchDeadlines(
                receiveWithinDays: printer.receiveWithinDays,
                mailBy: days.mailBy,
                mailWithinDays: configuration.mailWithinDays)
        }
    }

    /// Nil for a printer that wants no job ticket.
    private func ticketSheetWeight(of batch: PlannedBatch) -> Double? {
        guard let printer = settings.configuration.printers[batch.printer], printer.ticket == .xjdf else { return nil }
        return printer.paper(ofCard: batch.product.kind == .card).sheetWeight
    }

    /// Writes what the whole run comes to, when all of its batches are sealed; nothing where there are none.
    func writeOrder(of sealed: [SealedBatch]) async throws {
        guard !sealed.isEmpty else { return }
        let printers = Dictionary(uniqueKeysWithValues: batches.map { ($0.batch.id, $0.batch.printer) })
        let entries = sealed.compactMap { sealed in
            printers[sealed.id].map { Order.Batch(sealed, printer: $0) }
        }
        let postage = Dictionary(uniqueKeysWithValues: sealed.map { ($0.id, $0.manifest.postage) })
        let configuration = settings.configuration
        try await order.write(
            Order(
                run: terms.run, test: configuration.isTest, sender: settings.stationery.sender.name,
                printers: Set(entries.map(\.printer)).sorted().compactMap { id in
                    configuration.printers[id].map {
                        Order.Printer(
                            id: id, name: $0.name, contractNumber: $0.contractNumber, orderNumber: $0.orderNumber)
                    }
                },
                batches: entries,
                lots: lots.all.compactMap { lot in
                    let own = entries.filter { $0.lot == lot.id }
                    return own.first.flatMap { postage[$0.id] }.flatMap { Order.Lot(own, postage: $0) }
                }))
    }
}
