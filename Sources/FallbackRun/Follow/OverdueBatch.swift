import MailLedger
package import MailboxDomain
package import PaperMail
import SystemPackage

/// A batch with which its printer is late: not received, or received and not mailed, after the last day for that.
package struct OverdueBatch: Hashable, Codable, Sendable {
    package var id: BatchID
    package var state: String
    /// The day on which it came into that state.
    package var since: CalendarDate
    /// The last day on which it was in time.
    package var due: CalendarDate

    /// - Parameter day: the day to look from; a deadline is missed when its day is over.
    init?(_ batch: AwaitedBatch, on day: CalendarDate) {
        guard let due = batch.deadlines.lastDay(in: batch.state, since: batch.since), day > due else { return nil }
        (id, state, since, self.due) = (batch.id, batch.state.rawValue, batch.since, due)
    }

    /// One line, for a monitor.
    package var text: String {
        let awaited = state == BatchState.received.rawValue ? "mailed" : "received"
        return "\(id): \(state) on \(since) and not \(awaited); that was due on \(due)"
    }

    /// All of a workspace, or of one run, in the order of their ids.
    package static func all(in workspace: Workspace, of run: RunID? = nil, on day: CalendarDate) throws
        -> [OverdueBatch]
    {
        return try Ledger.open(at: workspace.ledger.string).awaitedBatches(in: workspace.clock.time)
            .filter { run == nil || $0.id.run == run }
            .compactMap { OverdueBatch($0, on: day) }
    }
}
