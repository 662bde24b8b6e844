package import GRDB
package import MailboxDomain

/// What was agreed with a printer on one batch: until when it may stand where it stands.
package struct BatchDeadlines: Hashable, Sendable {
    /// Working days that the printer has to report a batch received, from the hand-over on; from the sealing on while
    /// no hand-over is recorded.
    package var receiveWithinDays: Int
    /// The last day of handing over to the carrier, as the manifest says.
    package var mailBy: CalendarDate
    /// Working days that the printer has from the receipt on, also where that came late.
    package var mailWithinDays: Int

    package init(receiveWithinDays: Int, mailBy: CalendarDate, mailWithinDays: Int) {
        self.receiveWithinDays = receiveWithinDays
        self.mailBy = mailBy
        self.mailWithinDays = mailWithinDays
    }

    /// The last day on which a batch is in time; nil where nothing is awaited of the printer.
    ///
    /// - Parameter since: the day on which the batch came into the state.
    package func lastDay(in state: BatchState, since: CalendarDate) -> CalendarDate? {
        switch state {
        case .sealed, .handedOver: WorkingDays.day(receiveWithinDays, after: since)
        case .received: max(mailBy, WorkingDays.day(mailWithinDays, after: since))
        case .planned, .rendered, .rejected, .mailed, .deleted, .cancelled: nil
        }
    }
}

extension BatchDeadlines: FetchableRecord {
    package init(row: Row) throws {
        receiveWithinDays = try row.decode(forColumn: "receive_within_days")
        mailBy = try row.decode(forColumn: "mail_by")
        mailWithinDays = try row.decode(forColumn: "mail_within_days")
    }
}
