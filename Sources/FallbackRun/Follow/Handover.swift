import MailLedger
package import MailboxDomain
package import PaperMail
package import PrintHouse
package import SystemPackage

/// What was handed over, and what is left to hand over.
package struct Handover: Hashable, Sendable {
    /// A file of addresses that was written for a carrier.
    package struct AddressFile: Hashable, Sendable {
        package var path: FilePath
        package var pieces: Int
    }

    /// Handed over now, in the order of their ids.
    package var batches: [BatchID] = []
    /// Those of them that were copied to the drop folder; the printer has the others already.
    package var copied: [BatchID] = []
    package var pieces = 0
    /// Batches for other printers that were not handed over yet.
    package var waiting: [BatchID] = []
    /// Handed over before, on an earlier day than was known.
    package var earlier: [BatchID] = []
    /// Whether a pull list that the drop folder did not hold was copied there.
    package var hasNewPullList = false
    /// How many of the batches are archives that only their printer can open.
    package var encrypted = 0
    /// Written now.
    package var addressFiles: [AddressFile] = []
    /// Batches whose codes of the carrier went to the printer now.
    package var codes: [BatchID] = []
    /// Who else may write into the drop folder.
    package var notes: [DropFolderNote] = []
    package var day: CalendarDate
}

/// Brings sealed batches to a printer, and the ledger up to date with that.
///
/// A batch is copied once: what the printer has taken out of the drop folder since does not go there again, unless the
/// printer rejected it. Whatever leaves is looked at as the printer will: its seal, then each file by the digest that is
/// sealed.
struct HandoverStep {
    private let run: RunID
    private let workspace: Workspace
    private let outbox: RunOutbox
    private let ledger: Ledger
    private let batches: [BatchID: LedgerBatch]
    private let terms: PlanTerms
    /// As the workspace is set now.
    private let configuration: Configuration
    private let calendar: DutchTime

    init(of run: RunID, in workspace: Workspace) async throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        try workspace.checkNotPurged(run)
        ledger = try Ledger.open(at: workspace.ledger.string)
        guard let state = try ledger.state(of: run), ![.planned, .approved, .rendered].contains(state) else {
            throw RunError.notSealed(run)
        }
        (self.run, self.workspace) = (run, workspace)
        calendar = workspace.clock.time
        batches = Dictionary(
            try ledger.batches(of: run).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        guard state != .closed || !batches.values.contains(where: \.isUnsent) else { throw HandoverError.closed(run) }
        terms = try PlanDatabase(opening: folder.planDatabase).terms
        configuration = try Configuration(of: workspace)
        outbox = try await RunOutbox(
            of: run, in: workspace, isTest: WorkspaceSettings(of: terms).configuration.isTest,
            keys: SealingKeys(of: workspace, configuration), ledger: ledger,
            due: Set(batches.values.filter(\.isDue).map(\.id)))
    }

    /// - Parameters:
    ///   - drop: the printer's folder; nil only to record what went another way.
    ///   - printer: whose batches; nil for all, where a drop folder is that of the only printer.
    ///   - copiesAgain: whether a person says that the printer has nothing of what a hand-over that was cut off copied.
    func handOver(
        to drop: FilePath?, for printer: PrinterID?, on day: CalendarDate, by name: String, at time: Instant,
        copiesAgain: Bool = false
    ) async throws -> Handover {
        let addressee = try addressee(printer, hasDropFolder: drop != nil)
        let own = orders.map { $0.batches(for: printer) }
        let due = own.joined().filter { isDue($0.id) }
        var handover = Handover(day: day)
        // What is copied leaves today, whatever day is typed; a test is done on any day.
        let leavesToday = !configuration.isTest && drop != nil && due.contains { isToCopy($0.id) }
        if !due.isEmpty { try checkPersonData(on: leavesToday ? max(day, calendar.date(of: time)) : day) }
        let folder = try drop.map { drop in
            try DropFolder(
                drop, run: run,
                modes: addressee.flatMap { configuration.printers[$0]?.delivery } ?? DeliveryModes())
        }
        handover.notes = folder?.notes ?? []
        var carriers = try await CarrierExchange(of: run, in: workspace, configuration, ledger: ledger)
        let isConcerned = Set(own.joined().map(\.id)).contains
        handover.addressFiles = try carriers?.writeAddresses(of: isConcerned) ?? []
        var sources: [BatchID: OutboxBatch] = [:]
        for batch in due { sources[batch.id] = try await outbox.batch(batch, isLeaving: true) }
        if let folder {
            if !copiesAgain { try checkIsNotFetched(from: folder, of: printer) }
            try ledger.recordDeparture(of: due.map(\.id).filter(isToCopy), at: time)
            if let pullList = outbox.pullList {
                // First: nobody must print before they know what to take out.
                handover.hasNewPullList = try folder.put(pullList: pullList.list, in: pullList.file.outgoing)
            }
            for (order, batches) in zip(orders, own) {
                for batch in batches {
                    if let source = sources[batch.id], isToCopy(batch.id) {
                        if try folder.put(batch: source) { handover.copied.append(batch.id) }
                    } else if try folder.holds(batch.id) {
                        try folder.check(try await outbox.batch(batch, isLeaving: false))
                    }
                }
                // Last: where the order is, all of its batches are.
                let isNew = batches.contains { isDue($0.id) }
                if isNew { try ledger.recordOrderDeparture(of: batches.map(\.id).filter(isDue), at: time) }
                for file in order.file.outgoing {
                    if isNew { _ = try folder.put(file: file) } else { try folder.check(file) }
                }
            }
        }
        // After the batches that they are for.
        handover.codes = try await carriers?.handOverCodes(of: isConcerned, in: outbox, to: folder) ?? []
        handover.batches = due.map(\.id).filter { batch in
            drop == nil || batches[batch]?.ownState == .sealed || handover.copied.contains(batch)
        }
        handover.encrypted = handover.batches.count { sources[$0]?.isEncrypted == true }
        handover.pieces = due.filter { handover.batches.contains($0.id) }.reduce(0) { $0 + $1.pieces }
        handover.waiting = orders.flatMap(\.order.batches).map(\.id).filter {
            !handover.batches.contains($0) && batches[$0]?.ownState == .sealed && batches[$0]?.isClosed == false
        }
        var details = handover.eventDetails
        if copiesAgain { details["copyAgain"] = 1 }
        try ledger.recording(workspace.event(.handover, of: run, by: name, details)) {
            try ledger.recordHandedOver(handover.batches, on: day, by: name, at: time)
            if handover.waiting.isEmpty {
                try ledger.record(.handedOver, of: run, after: .sealed, by: name, at: time)
            }
        }
        if !handover.codes.isEmpty {
            try ledger.record(
                workspace.event(.handover, of: run, by: name, ["codes": .number(handover.codes.count)]))
        }
        if handover.batches.isEmpty, handover.hasNewPullList, let list = outbox.pullList?.list {
            try ledger.record(
                workspace.event(.handover, of: run, by: name, ["pullList": .number(list.rows.count)]))
        }
        return handover
    }

    /// Refuses a day on which some batch that is concerned was not sealed yet: of those that are to leave, and of those
    /// that left later than on that day.
    func checkIsNotBeforeSealing(_ day: CalendarDate, for printer: PrinterID?) throws {
        for batch in orders.flatMap({ $0.batches(for: printer) }).map(\.id) {
            let isEarlier = try ledger.firstHandOver(of: batch).map { day < $0 } ?? false
            guard isDue(batch) || isEarlier, let sealed = try ledger.sealing(of: batch).map(calendar.date) else {
                continue
            }
            guard day >= sealed else { throw TimeDoubt.beforeSealing(batch, sealed: sealed, on: day) }
        }
    }

    /// Records that batches were at their printer on an earlier day than stands for them, because that was typed late or
    /// wrong: feedback of the days between is then taken.
    func recordEarlier(
        on day: CalendarDate, for printer: PrinterID?, by name: String, at time: Instant
    ) throws -> [BatchID] {
        let earlier = try orders.flatMap { $0.batches(for: printer) }.map(\.id).filter { batch in
            try ledger.firstHandOver(of: batch).map { day < $0 } ?? false
        }
        let details: [String: EventDetail] = ["day": .text(day.description), "earlier": .number(earlier.count)]
        try ledger.recording(workspace.event(.handover, of: run, by: name, details)) {
            try ledger.recordHandedOver(earlier, on: day, by: name, at: time)
        }
        return earlier
    }

    private var orders: [OrderFile.Stored] { outbox.orders }

    /// Refuses to copy what the printer may have taken already: the order stood there, or was about to, when a hand-over
    /// was cut off, and now it is gone with batches of it.
    private func checkIsNotFetched(from folder: DropFolder, of printer: PrinterID?) throws {
        let ordered = try ledger.orderedDepartures(of: run)
        for order in orders {
            let cutOff = order.batches(for: printer).map(\.id).filter {
                batches[$0]?.ownState == .sealed && isDue($0) && ordered.contains($0)
            }
            guard !cutOff.isEmpty, let file = order.file.outgoing.last, try !folder.holds(file) else { continue }
            guard try cutOff.allSatisfy(folder.holds) else { throw HandoverError.mayBeFetched(file.path, run) }
        }
    }

    /// Whose drop folder it is: the printer that is named, or the only one; nil for nobody's.
    private func addressee(_ printer: PrinterID?, hasDropFolder: Bool) throws -> PrinterID? {
        let known = Set(orders.flatMap(\.order.batches).map(\.printer))
        if let printer {
            guard known.contains(printer) else { throw RunError.unknownPrinter(printer, run) }
            return printer
        }
        guard !hasDropFolder || known.count <= 1 else {
            throw RunError.printerNotNamed(run, among: known.sorted())
        }
        return known.first
    }

    /// The plan itself was the first comparison of these people with an extract.
    private func checkPersonData(on day: CalendarDate) throws {
        guard let planned = Instant(terms.asOf) else {
            throw RunError.damagedPlan(outbox.path)
        }
        let last = calendar.date(of: max(planned, try ledger.lastPersonDataCheck(of: run) ?? planned))
        guard day <= last.adding(days: configuration.personDataAge) else {
            throw RunError.stalePersonData(run, asOf: last, on: day)
        }
    }

    private func isDue(_ batch: BatchID) -> Bool {
        batches[batch]?.isDue ?? false
    }

    /// Not where the printer reported something already: it then has the batch by another way.
    private func isToCopy(_ batch: BatchID) -> Bool {
        batches[batch].map { $0.state == .sealed || $0.state == .rejected } ?? false
    }
}

extension LedgerBatch {
    /// Whether it did not leave, or came back to us.
    fileprivate var isUnsent: Bool { ownState == .sealed || state == .rejected }

    /// Whether it is still to leave, or to leave once more. One that was closed never does: its people may have another
    /// letter by now.
    fileprivate var isDue: Bool { isUnsent && !isClosed }
}
