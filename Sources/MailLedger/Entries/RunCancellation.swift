package import GRDB
package import MailboxDomain

/// A person's word that a run ends, and that nothing of it is mailed.
package struct RunCancellation: Hashable, Sendable {
    package var by: String
    /// In the person's words; about no person.
    package var reason: String
    /// Whether the printer had the run, and confirmed that nothing of it is mailed.
    package var printerConfirms: Bool
    package var at: Instant

    package init(by name: String, reason: String, printerConfirms: Bool, at time: Instant) {
        (by, self.reason, self.printerConfirms, at) = (name, reason, printerConfirms, time)
    }
}

extension RunCancellation: FetchableRecord {
    package init(row: Row) throws {
        by = try row.decode(forColumn: "by")
        reason = try row.decode(forColumn: "reason")
        printerConfirms = try row.decode(forColumn: "printer_confirms")
        at = try row.decode(forColumn: "at")
    }
}

/// Why a run cannot be cancelled.
package enum CancellingObstacle: Hashable, Sendable {
    case notApproved
    /// Batches went to a printer, or may have; what follows is known when the printer says so.
    case leftUs(batches: Int)
    /// So many pieces were mailed.
    case mailed(pieces: Int)
    /// It was closed, also where it was opened again by a reprint: what its first prints came to is known.
    case closed
}
