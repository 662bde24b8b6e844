import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import Stationery
import StrictFiles
import SystemPackage

/// The batches of an approved run, or of a reprint of it, on their way from rendered to sealed.
struct Sealing: Sendable {
    let batches: [(batch: PlannedBatch, rendered: RenderedBatch)]

    private let folder: RunFolder
    private let plan: PlanDatabase
    let terms: PlanTerms
    let settings: RunSettings
    private let conventions: Conventions
    private let lots: MailingLots
    /// The numbers of the pieces that were taken out.
    private let withdrawn: [BatchID: Set<Int>]
    private let days: MailingDays
    private let calendar: DutchTime
    private let reprint: ReprintOrder?
    private let acceptsOtherDrawing: Bool
    /// How many batches the run has, those of reprints up to this one counted.
    private let lastNumber: Int
    private let keys: SealingKeys
    private let root: FilePath
    private let outbox: FilePath
    private let order: OrderFile
    /// As it is now, and not when the run was planned: how long the process that computes batches again may be silent, and
    /// how many pieces other programs read too.
    private let configurationNow: Configuration

    /// Throws where a batch is not rendered, or the run may not be mailed as it is.
    ///
    /// - Parameters:
    ///   - withdrawn: pieces that were taken out of the run. What holds one of them counts as not rendered, and so does what
    ///     nothing can be compared with.
    ///   - reprint: nil for the first prints of the run.
    ///   - acceptsOtherDrawing: whether a person says that a reprint may look otherwise than the first print.
    init(
        of run: RunID, in workspace: Workspace, withdrawn: Set<PieceID> = [], reprint: ReprintOrder? = nil,
        acceptsOtherDrawing: Bool = false
    ) throws {
        folder = workspace.folder(of: run)
        plan = try PlanDatabase(opening: folder.planDatabase)
        let (folder, terms) = (folder, plan.terms)
        let settings = try RunSettings(of: plan)
        conventions = try Conventions(of: plan)
        keys = try SealingKeys(of: workspace)
        let planned = try reprint?.planned(in: plan) ?? plan.batches()
        try SealReadiness(of: terms, with: settings, batches: planned, keys: keys).check()
        let done = SealedFolders(of: run, in: workspace)
        batches = try planned.compactMap { batch in
            guard let rendered = try RenderedBatch.read(folder.batch(batch.id)), rendered.lacksOnly(withdrawn),
                done.canUse(rendered)
            else { return nil }
            return (batch, rendered)
        }
        self.withdrawn = withdrawn.numbersByBatch
        let missing = Set(planned.map(\.id)).subtracting(batches.map(\.batch.id))
        if let first = missing.min() { throw RunError.notRendered(first, count: missing.count) }
        // Machines that each rendered a share have not seen each other's failures in time.
        configurationNow = try Configuration(of: workspace)
        let (failed, allowed) = (batches.reduce(0) { $0 + $1.rendered.failures }, configurationNow.failuresAllowed)
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
        (self.reprint, self.acceptsOtherDrawing) = (reprint, acceptsOtherDrawing)
        lastNumber = batches.map(\.batch.id.number).max() ?? 0
        (root, outbox) = (workspace.root, workspace.outbox(of: run))
        order = OrderFile(in: outbox, key: keys.signing, number: reprint?.number ?? 1)
        calendar = workspace.clock.time
        (self.terms, self.settings) = (terms, settings)
    }

    /// Puts all batches in the outbox, some side by side.
    ///
    /// After an error no other batch is begun, those that were begun end, and the error of the first one is thrown.
    ///
    /// - Parameter didSeal: is told of each in their order; also of those of which nothing is left to print.
    func sealAll(
        by workers: Workers, _ didSeal: (PlannedBatch, RenderedBatch) throws -> Void
    ) async throws -> [SealedBatch] {
        try await PassingFolder.with(at: folder.recomputed) { _ in try await sealEach(by: workers, didSeal) }
    }

    private func sealEach(
        by workers: Workers, _ didSeal: (PlannedBatch, RenderedBatch) throws -> Void
    ) async throws -> [SealedBatch] {
        let queue = SealQueue(count: batches.count)
        let (outcomes, feed) = AsyncStream.makeStream(of: (Int, Result<SealedBatch?, any Error>).self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let lanes = max(1, min(workers.count, batches.count))
            group.addTask {
                defer { feed.finish() }
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<lanes { group.addTask { await work(through: queue, workers, feed) } }
                }
            }
            var told = 0
            var ended: [Int: Result<SealedBatch?, any Error>] = [:]
            var sealed: [SealedBatch] = []
            for await (index, outcome) in outcomes {
                ended[index] = outcome
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

    private typealias Feed = AsyncStream<(Int, Result<SealedBatch?, any Error>)>.Continuation

    /// Seals one batch after the other as long as there are any, with one process beside it that computes them again.
    private func work(through queue: SealQueue, _ workers: Workers, _ feed: Feed) async {
        let reading = ReadingProgram(program: workers.program)
        var first = await queue.next()
        // What stands in the outbox was compared when it was sealed, and needs no process.
        while let index = first, isDone(batches[index]) {
            await finish(index, queue, feed) { try await seal(batches[index].batch, batches[index].rendered, reading) }
            first = await queue.next()
        }
        guard let first else { return }
        var current: Int? = first
        do {
            let arguments =
                ["seal", "--worker", terms.run.description, "--workspace", root.string]
                + (reprint.map { ["--reprint", "\($0.number)"] } ?? [])
                + (acceptsOtherDrawing ? ["--accept-drawing"] : [])
            try await RecomputationProcess.run(
                workers.program, arguments, silenceAllowed: configurationNow.workerSilence
            ) { process in
                while let index = current {
                    let (batch, rendered) = batches[index]
                    do {
                        let sealed = try await seal(batch, rendered, reading, comparingBy: process)
                        feed.yield((index, .success(sealed)))
                    } catch let error where !(error is RecomputationProcess.Died) {
                        await queue.stop()
                        feed.yield((index, .failure(error)))
                    }
                    current = await queue.next()
                }
            }
        } catch {
            await queue.stop()
            guard let index = current else { return }
            let isDead = error is RecomputationProcess.Died
            feed.yield((index, .failure(isDead ? RunError.workersDie(batches[index].batch.id) : error)))
        }
    }

    private func finish(
        _ index: Int, _ queue: SealQueue, _ feed: Feed, _ work: () async throws -> SealedBatch?
    ) async {
        do { feed.yield((index, .success(try await work()))) } catch {
            await queue.stop()
            feed.yield((index, .failure(error)))
        }
    }

    /// Whether nothing of a batch is left to compare: all of its pieces were set aside, or it stands in the outbox.
    private func isDone(_ entry: (batch: PlannedBatch, rendered: RenderedBatch)) -> Bool {
        let places = [outbox, folder.sealed].map { $0.appending(entry.batch.id.description) }
        return entry.rendered.pieces == 0 || places.contains { (try? Stat($0, followTargetSymlink: false)) != nil }
    }

    /// Says which batch it is, and whose letter: nobody could find that out from the place in a file.
    private func stop(of batch: BatchID, _ pieces: [PieceID], why: String, _ status: ExitStatus) -> RunError {
        .batchStops(
            batch, pieces: pieces,
            why: "\(why)\nHave it rendered anew: remove runs/\(batch.run)/batches/\(batch), then: postvangnet run "
                + "\(batch.run). If the same line comes back, it is the letter itself: tell the developers.",
            status: status)
    }

    /// Puts one batch in the outbox, whole and checked; nil where nothing of it is left to print.
    ///
    /// - Parameters:
    ///   - reading: reads back what libraries read.
    ///   - process: computes it again from the plan; nil only where the batch was sealed before.
    private func seal(
        _ batch: PlannedBatch, _ rendered: RenderedBatch, _ reading: ReadingProgram,
        comparingBy process: RecomputationProcess? = nil
    ) async throws -> SealedBatch? {
        guard rendered.pieces > 0 else { return nil }
        let place = folder.batch(batch.id)
        // Whatever is left of it is removed with all others', and told if it cannot be.
        defer { try? PartialFolder.removeAll(folder.recomputed(batch.id)) }
        do {
            var expected: ExpectedBatch?
            if let process, !isDone((batch, rendered)) {
                expected = try await compare(batch, rendered, in: place, by: process)
            }
            let rows = try PieceList.rows(in: place)
            let manifest = try Manifest(
                for: batch, of: lastNumber,
                superseding: reprint?.batches.first { $0.id == batch.id }?.supersedes ?? [], rendered: rendered,
                rows: rows, controlPieces: try plan.controlPieces(of: batch),
                lot: lots.lot(of: batch.id), days: days,
                variants: conventions.hasVariants
                    ? try plan.variants(
                        of: batch, rows, from: settings.stationery.template(of: batch.product)) : nil,
                settings: settings)
            let recipients = keys.recipients[batch.printer]
            let seal = BatchSeal(
                outbox: recipients == nil ? outbox : folder.sealed, key: keys.signing,
                sample: .every(configurationNow.readBackSample), program: reading)
            let sealed = try await seal.seal(
                place, as: manifest, ticket: ticketTerms(of: batch), expected: expected)
            if let recipients { try await BatchEncryption(outbox: outbox, recipients: recipients).put(sealed) }
            return sealed
        } catch let findings as Findings {
            let pieces = BatchPlaces(in: place).pieces(at: findings.all)
            // Pages that tell something else than the plan are no matter of the configuration.
            let isChanged = findings.all.contains { $0.code == BatchFault.textDiffers.rawValue }
            throw stop(of: batch.id, pieces, why: "\(findings)", isChanged ? .badInput : findings.exitStatus)
        } catch let fault as RenderedBatchCheck.Fault {
            throw stop(of: batch.id, fault.piece.map { [$0] } ?? [], why: fault.text, .badInput)
        } catch PrintHouseError.changedSinceRendering(let file) {
            let fault = RenderedBatchCheck.Fault.fileChanged(file.lastComponent?.string ?? "")
            throw stop(of: batch.id, [], why: fault.text, .badInput)
        }
    }

    private func compare(
        _ batch: PlannedBatch, _ rendered: RenderedBatch, in place: FilePath, by process: RecomputationProcess
    ) async throws -> ExpectedBatch {
        let check = RenderedBatchCheck(
            batch: batch, rendered: rendered, place: place, withdrawn: withdrawn[batch.id] ?? [])
        try check.checkFiles()
        let scratch = folder.recomputed(batch.id)
        try TextFile.makeFolder(scratch)
        try await process.compute(check.order)
        return try await check.compare(with: scratch)
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
    private func ticketTerms(of batch: PlannedBatch) -> TicketTerms? {
        guard let printer = settings.configuration.printers[batch.printer], printer.ticket == .xjdf else { return nil }
        return TicketTerms(
            form: conventions.ticket, sheetWeight: printer.paper(ofCard: batch.product.kind == .card).sheetWeight,
            calendar: calendar)
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
        let hasEvidence = reprint == nil && conventions.hasEvidence && !order.standsWithoutEvidence
        let evidence = hasEvidence ? try evidenceTree().evidence : nil
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
                }, evidence: evidence))
    }

    private func evidenceTree() throws -> EvidenceTree { try EvidenceTree(of: plan, batches: folder.batch) }
}
