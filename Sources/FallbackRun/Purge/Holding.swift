package import MailboxDomain
package import PaperMail
package import SystemPackage

/// Something in a workspace that tells about people, and the day on which it may go.
package struct Holding: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case mailbox, rejects, inbox, pictures, plan, outbox, run, ledger
        case keptLedger = "kept-ledger"
    }

    package var kind: Kind
    /// Nil for what belongs to no run.
    package var run: RunID?
    /// The files to remove; none where it is rows of the ledger.
    package var files: [FilePath]
    /// The first day on which its term has passed; nil as long as its run is open.
    package var dueOn: CalendarDate?

    package func isDue(on day: CalendarDate) -> Bool { dueOn.map { $0 <= day } ?? false }
}
