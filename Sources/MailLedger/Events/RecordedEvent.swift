import Foundation
package import GRDB
package import MailboxDomain
package import PaperMail

/// An event as the ledger has it.
package struct RecordedEvent: Hashable, Sendable {
    /// From 1 on, without a gap.
    package let number: Int
    package let at: Instant
    package let run: RunID?
    /// That of a `LedgerStep`, of this version or another.
    package let step: String
    package let by: String
    package let user: String
    package let details: [String: EventDetail]
    /// The digest of the event before it.
    package let previous: String
    package let digest: String
}

extension RecordedEvent: FetchableRecord {
    package init(row: Row) throws {
        number = try row.decode(forColumn: "number")
        at = try row.decode(forColumn: "at")
        run = try row.decode(forColumn: "run")
        step = try row.decode(forColumn: "step")
        by = try row.decode(forColumn: "by")
        user = try row.decode(forColumn: "user")
        let text = try row.decode(String.self, forColumn: "details")
        // What was changed there is found by its digest, and shown without them.
        details = (try? JSONDecoder().decode([String: EventDetail].self, from: Data(text.utf8))) ?? [:]
        previous = try row.decode(forColumn: "previous")
        digest = try row.decode(forColumn: "digest")
    }
}

/// The last event of a run: by its number and digest anybody can tell whether a ledger is as far.
package struct EventMark: Hashable, Sendable {
    package var number: Int
    package var step: String
    package var at: Instant
    package var digest: String

    package init(number: Int, step: String, at: Instant, digest: String) {
        (self.number, self.step, self.at, self.digest) = (number, step, at, digest)
    }
}

/// What is wrong with an event: somebody changed the ledger by hand.
package enum EventFault: Hashable, Sendable {
    /// It does not say what it said when it was recorded.
    case changed(number: Int)
    /// The one before it is gone, or another.
    case parted(number: Int)
}
