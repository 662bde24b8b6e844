package import MailLedger
package import MailboxDomain
import MailboxStore
package import PaperMail
import PrintHouse
package import SystemPackage

// What follows on the seal, until nothing more comes back.
extension MonthlyRun {
    /// Compares a sealed run with a later extract, with what happened since, or with both, and calls back what is no longer
    /// needed.
    ///
    /// - Parameters:
    ///   - extract: nil for the one that is loaded.
    ///   - digests: what comes in place of the extract's messages.
    ///   - events: files of events.
    package func recall(
        comparingWith extract: FilePath?, with digests: [FilePath] = [], events: [FilePath] = [],
        _ manner: RecallManner = RecallManner()
    ) async throws -> RecallReport {
        try workspace.checkNotPurged(id)
        _ = try await ApprovedRun(id, in: workspace, for: .recall)
        let recall = try Recall(of: id, in: workspace)
        let files = try events.map { try EventFile(reading: $0, now: now()) }
        let news = AccountNews.byAccount(files.flatMap(\.events))
        func compare(with mailbox: Mailbox) async throws -> RecallReport {
            var report = try await recall.compare(
                with: mailbox, isNewer: extract != nil, news: news, manner, at: now())
            report.events = files.reduce(0) { $0 + $1.events.count }
            report.findings = files.flatMap(\.findings)
            return report
        }
        guard let extract else { return try await compare(with: try Mailbox(of: workspace)) }
        return try await workspace.withMailbox(of: extract, with: digests, keepsRejects: !manner.isTrial) {
            try await compare(with: $0)
        }
    }

    /// Hands sealed batches to their printers; what was handed over before stays as it is.
    ///
    /// - Parameters:
    ///   - drop: the printer's folder; nil only to record what went another way.
    ///   - printer: whose batches; nil for all.
    ///   - day: when; nil for today. One before the day that is known of batches is recorded for these.
    ///   - copiesAgain: whether a person says that the printer has nothing of what a hand-over that was cut off copied.
    package func handOver(
        to drop: FilePath? = nil, for printer: PrinterID? = nil, on day: CalendarDate? = nil, by name: String,
        copiesAgain: Bool = false
    ) async throws -> Handover {
        try workspace.checkNotPurged(id)
        _ = try await ApprovedRun(id, in: workspace)
        if let day { try checkHasCome(day) }
        let step = try await HandoverStep(of: id, in: workspace)
        if let day { try step.checkIsNotBeforeSealing(day, for: printer) }
        var handover = try await step.handOver(
            to: drop, for: printer, on: day ?? workspace.clock.today, by: name, at: now(), copiesAgain: copiesAgain)
        if let day { handover.earlier = try step.recordEarlier(on: day, for: printer, by: name, at: now()) }
        return handover
    }

    /// Closes the run: nothing more is expected of the printer, and what did not leave is lost for good.
    ///
    /// - Parameter acceptsOpen: whether pieces of which nothing was reported count as missing.
    package func close(by name: String, acceptsOpen: Bool = false) throws -> RunClosing {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        if try ledger.cancellation(of: id) != nil { throw UndoError.cancelled(id) }
        guard let state = try ledger.state(of: id), [.sealed, .handedOver, .closed, .purged].contains(state) else {
            throw RunError.notSealed(id)
        }
        // First: nobody may be chosen again while a letter to them stands in the outbox.
        if acceptsOpen, let reprint = try ledger.openReprint(of: id), try !ledger.hasSealed(reprint) {
            try SealedFolders(of: id, in: workspace).clear(reprint)
        }
        let (closing, awaited) = try ledger.recording(as: { outcome in
            [workspace.event(.close, of: id, by: name, outcome.closing?.eventDetails ?? [:])]
        }) { try ledger.close(id, by: name, at: now(), acceptsUnreported: acceptsOpen) }
        guard let closing else {
            throw RunError.unreportedPieces(id, count: awaited.values.reduce(0, +))
        }
        return closing
    }

    /// Prints again what of a closed run did not leave, as a person orders it; the approval of the plan covers it, because
    /// nothing but the mark is different. The run is then sealed again, to be handed over and closed once more.
    ///
    /// - Parameters:
    ///   - day: the day from which its days of mailing count; nil for today.
    ///   - acceptsOtherDrawing: whether a person says that letters may look otherwise than they were first printed.
    ///   - workers: read so many batches back at a time.
    package func reprint(
        by name: String, on day: CalendarDate? = nil, acceptsOtherDrawing: Bool = false, workers: Workers
    ) async throws -> Reprint {
        try workspace.checkNotPurged(id)
        _ = try await ApprovedRun(id, in: workspace)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let step = try ReprintStep(
            of: id, in: workspace, ledger: ledger, acceptsOtherDrawing: acceptsOtherDrawing)
        var reprint = Reprint()
        if let open = try ledger.openReprint(of: id) {
            reprint.order = open
            reprint.wasOrderedBefore = true
            reprint.drawnOtherwise = try step.drawnOtherwise(open)
        } else if try ledger.state(of: id) == .sealed, let done = try ledger.reprints(of: id).last {
            // Typed again, because it was killed at its very end or the answer was lost.
            return Reprint(order: done, isDone: true)
        } else {
            if let day {
                try checkHasCome(day)
                if let closed = try ledger.closing(of: id).map(workspace.clock.time.date), day < closed {
                    throw TimeDoubt.beforeClosing(id, closed: closed, on: day)
                }
            }
            reprint = try step.order(on: day ?? workspace.clock.today, by: name, at: now())
        }
        guard let order = reprint.order else { return reprint }
        try step.render(order)
        (reprint.sealed, reprint.setAside) = try await step.seal(
            order, drawnOtherwise: reprint.drawnOtherwise, by: workers, at: now())
        return reprint
    }

    /// Doubts a day that somebody typed for something that was done.
    private func checkHasCome(_ day: CalendarDate) throws {
        let today = workspace.clock.today
        guard day > today else { return }
        try workspace.times.meet(.dayInFuture(day, today: today), inTest: workspace.isTest)
    }
}
