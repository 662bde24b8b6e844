import GRDB
import MailboxDomain
package import PaperMail

extension Ledger {
    /// Records what somebody did; a step that changes the ledger itself is recorded with `recording`.
    ///
    /// Typed again, what says the same as the last event of its run, or of its step where it has none, is not recorded once
    /// more.
    package func record(_ event: LedgerEvent, digest: EventDigest) throws {
        try write { database in
            guard try event.step.isRecordedAlways || !saysTheSame(event, in: database) else { return }
            try append(event, digest: digest, in: database)
        }
    }

    /// Does a step, and records it with all that it writes, in one transaction. One that writes nothing is no event.
    ///
    /// - Parameters:
    ///   - events: what to record of the step's answer; none where nothing is new after all.
    ///   - step: writes to the ledger, and does not read it: a read by itself would wait for the step to end.
    package func recording<Value>(
        digest: EventDigest, as events: (Value) throws -> [LedgerEvent], _ step: () throws -> Value
    ) throws -> Value {
        try write { database in
            let before = database.totalChangesCount
            let value = try step()
            guard database.totalChangesCount > before else { return value }
            for event in try events(value) { try append(event, digest: digest, in: database) }
            return value
        }
    }

    /// The events of a run, or all of them, in their order.
    package func events(of run: RunID? = nil) throws -> [RecordedEvent] {
        try read { database in
            try RecordedEvent.fetchAll(
                database, sql: "SELECT * FROM events WHERE :run IS NULL OR run = :run ORDER BY number",
                arguments: ["run": run])
        }
    }

    /// The last event of all that changed something; a look at somebody is none.
    package func lastEvent() throws -> EventMark? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT number, step, at, digest FROM events WHERE \(LedgerStep.isNoLook) ORDER BY number DESC LIMIT 1
                    """
            ).map(Self.mark)
        }
    }

    private static func mark(_ row: Row) throws -> EventMark {
        EventMark(
            number: try row.decode(Int.self, forColumn: "number"), step: try row.decode(String.self, forColumn: "step"),
            at: try row.decode(Instant.self, forColumn: "at"),
            digest: try row.decode(String.self, forColumn: "digest"))
    }

    /// The last event of each run that changed something; a look at somebody is none.
    package func lastEvents() throws -> [RunID: EventMark] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT run, number, step, at, digest FROM events WHERE number IN (
                        SELECT max(number) FROM events WHERE run IS NOT NULL AND \(LedgerStep.isNoLook) GROUP BY run)
                    """)
            return try rows.reduce(into: [:]) { marks, row in
                marks[try row.decode(RunID.self, forColumn: "run")] = try Self.mark(row)
            }
        }
    }

    /// Computes the digest of every event again.
    ///
    /// - Returns: what is wrong, in the order of the events; how many there are.
    package func checkEvents(digest: EventDigest) throws -> (count: Int, faults: [EventFault]) {
        try read { database in
            var (count, faults, previous, number) = (0, [] as [EventFault], EventDigest.none, 0)
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM events ORDER BY number")
            while let row = try rows.next() {
                let event = StoredEvent(row)
                count += 1
                if event.number != number + 1 || event.previous != previous {
                    faults.append(.parted(number: event.number))
                }
                if digest.digest(of: event.parts) != event.digest { faults.append(.changed(number: event.number)) }
                (number, previous) = (event.number, event.digest)
            }
            return (count, faults)
        }
    }

    private func append(_ event: LedgerEvent, digest: EventDigest, in database: Database) throws {
        let last = try Row.fetchOne(database, sql: "SELECT number, digest FROM events ORDER BY number DESC LIMIT 1")
        var stored = StoredEvent(
            number: try last?.decode(Int.self, forColumn: "number") ?? 0,
            at: event.at.description, run: event.run?.description, step: event.step.rawValue, by: event.by,
            user: event.user, details: try event.detailsText,
            previous: try last?.decode(String.self, forColumn: "digest") ?? EventDigest.none)
        stored.number += 1
        stored.digest = digest.digest(of: stored.parts)
        try database.execute(
            sql: """
                INSERT INTO events (number, at, run, step, by, user, details, previous, digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                stored.number, stored.at, stored.run, stored.step, stored.by, stored.user, stored.details,
                stored.previous, stored.digest,
            ])
    }

    private func saysTheSame(_ event: LedgerEvent, in database: Database) throws -> Bool {
        // Of a run the last event of all: what came between may have taken it back.
        let last = try Row.fetchOne(
            database,
            sql: """
                SELECT step, by, user, details FROM events
                WHERE run IS :run AND (run IS NOT NULL OR step = :step) AND \(LedgerStep.isNoLook)
                ORDER BY number DESC LIMIT 1
                """,
            arguments: ["run": event.run, "step": event.step.rawValue])
        guard let last else { return false }
        let texts: [String] = [last["step"], last["by"], last["user"], last["details"]]
        return try texts == [event.step.rawValue, event.by, event.user, event.detailsText]
    }
}

/// A row of events as it stands there, whatever somebody made of it.
private struct StoredEvent {
    var number: Int
    var at: String
    var run: String?
    var step: String
    var by: String
    var user: String
    var details: String
    var previous: String
    var digest = ""

    /// What its digest is of.
    var parts: [String] { [String(number), at, run ?? "", step, by, user, details, previous] }
}

extension StoredEvent {
    /// A value of another kind than it should be counts as none: it cannot have the digest that stands beside it.
    fileprivate init(_ row: Row) {
        func text(_ column: String) -> String? { String.fromDatabaseValue(row[column]) }
        self.init(
            number: Int.fromDatabaseValue(row["number"]) ?? 0, at: text("at") ?? "", run: text("run"),
            step: text("step") ?? "", by: text("by") ?? "", user: text("user") ?? "", details: text("details") ?? "",
            previous: text("previous") ?? "", digest: text("digest") ?? "")
    }
}
