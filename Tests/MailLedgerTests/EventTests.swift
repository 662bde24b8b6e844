import GRDB
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

/// Who did what, in one chain.
struct EventTests {
    /// Of the tests only: every byte counts, and its place.
    private static let digest = EventDigest { bytes in
        var sum: UInt64 = 14_695_981_039_346_656_037
        for byte in bytes { sum = (sum ^ UInt64(byte)) &* 1_099_511_628_211 }
        return FileDigest(sha256: (0..<32).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 % 8 * 8)) })
    }

    private let folder: ScratchFolder
    private let path: String
    private let ledger: Ledger
    private let run: RunID

    init() throws {
        folder = try ScratchFolder()
        path = folder.path("ledger.sqlite")
        ledger = try Ledger.open(at: path)
        run = try #require(RunID("2026-11"))
    }

    private func event(
        _ step: LedgerStep, of run: RunID?, hour: Int = 9, by name: String = "Anna",
        _ details: [String: EventDetail] = [:]
    ) throws -> LedgerEvent {
        LedgerEvent(
            step, of: run, at: try moment("2026-11-02T1\(hour % 10):00:00Z"), by: name, user: "anna", details: details)
    }

    private func record(_ event: LedgerEvent) throws { try ledger.record(event, digest: Self.digest) }

    private func sql(_ text: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: text) }
    }

    @Test func `events are numbered, and each holds the digest of the one before`() throws {
        try record(event(.import, of: nil, ["rows": 12]))
        try record(event(.plan, of: run, ["plan": "abc"]))
        let events = try ledger.events()
        #expect(events.map(\.number) == [1, 2] && events.map(\.step) == ["import", "plan"])
        #expect(events[0].previous == String(repeating: "0", count: 64) && events[1].previous == events[0].digest)
        #expect(events[0].details == ["rows": 12] && events[1].details == ["plan": "abc"])
        #expect(events[1].by == "Anna" && events[1].user == "anna" && events[1].run == run)
        #expect(try ledger.events(of: run).map(\.number) == [2])
        let check = try ledger.checkEvents(digest: Self.digest)
        #expect(check.count == 2 && check.faults.isEmpty)
    }

    @Test func `what says the same as the last of its step and run is recorded once; a look each time`() throws {
        let other = try #require(RunID("2026-12"))
        try record(event(.plan, of: run, ["plan": "a"]))
        try record(event(.plan, of: other, ["plan": "a"]))
        try record(event(.plan, of: run, hour: 3, ["plan": "a"]))
        #expect(try ledger.events().count == 2)
        // By somebody else, after something else, or with another outcome it is another one.
        try record(event(.plan, of: run, by: "Bert", ["plan": "a"]))
        try record(event(.discard, of: run, by: "Bert"))
        try record(event(.plan, of: run, by: "Bert", ["plan": "a"]))
        try record(event(.plan, of: run, by: "Bert", ["plan": "b"]))
        #expect(try ledger.events(of: run).count == 5)
        for look in [LedgerStep.explain, .archive] { try record(event(look, of: run)) }
        for look in [LedgerStep.explain, .archive] { try record(event(look, of: run)) }
        try record(event(.plan, of: run, by: "Bert", ["plan": "b"]))
        #expect(try ledger.events(of: run).count == 9)
        #expect(try ledger.lastEvents()[run]?.number == 6 && ledger.lastEvent()?.number == 6, "a look changes nothing")
        for _ in 0..<2 { try record(event(.render, of: run, ["batches": 1])) }
        #expect(try ledger.events(of: run).count == 10)
        // Of no run the last of its step, whatever came between.
        for step in [LedgerStep.signOff, .purge, .signOff, .purge] { try record(event(step, of: nil)) }
        #expect(try ledger.events().count { $0.run == nil } == 2)
    }

    private func finish(in database: Ledger, then error: (any Error)? = nil) throws {
        try ledger.recording(digest: Self.digest, as: { [try event(.render, of: run)] }) {
            try database.record(
                .rendered, of: run, after: .approved, by: "render", at: try moment("2026-11-03T09:00:00Z"))
            if let error { throw error }
        }
    }

    @Test func `a step and its event are in the ledger together, or neither; one that changes nothing is none`() throws
    {
        try ledger.approve(
            run, ApprovalRecord(by: "Bert", at: moment("2026-11-02T09:00:00Z"), statement: nil), counts: .none,
            batches: [], pieces: { _ in }, decisions: { _ in })
        #expect(throws: CancellationError.self) { try finish(in: ledger, then: CancellationError()) }
        #expect(try ledger.state(of: run) == .approved && ledger.events().isEmpty)
        for _ in 0..<2 {
            try finish(in: ledger)
            #expect(try ledger.state(of: run) == .rendered && ledger.events().count == 1)
        }
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let sql: String
        let faults: [EventFault]
        var testDescription: String { sql }
    }

    @Test(arguments: [
        Change(sql: "UPDATE events SET by = 'Carla' WHERE number = 2", faults: [.changed(number: 2)]),
        Change(sql: "UPDATE events SET user = 'carla' WHERE number = 1", faults: [.changed(number: 1)]),
        Change(sql: "UPDATE events SET at = '2026-11-02T10:00:00Z' WHERE number = 3", faults: [.changed(number: 3)]),
        Change(sql: "UPDATE events SET details = '{}' WHERE number = 2", faults: [.changed(number: 2)]),
        // What is moved from one column to the next is another event.
        Change(
            sql: "UPDATE events SET step = 'plana', by = 'nna' WHERE number = 2", faults: [.changed(number: 2)]),
        Change(sql: "DELETE FROM events WHERE number = 2", faults: [.parted(number: 3)]),
        Change(sql: "DELETE FROM events WHERE number = 1", faults: [.parted(number: 2)]),
        Change(
            sql: "UPDATE events SET digest = replace(digest, substr(digest, 1, 1), 'x') WHERE number = 2",
            faults: [.changed(number: 2), .parted(number: 3)]),
    ])
    func `whatever is changed in a row is found`(change: Change) throws {
        for number in 1...3 { try record(event(.plan, of: run, by: "anna", ["plan": .number(number)])) }
        try sql(change.sql)
        #expect(try ledger.checkEvents(digest: Self.digest).faults == change.faults)
    }

    @Test func `a ledger that a later version used is refused, and left as it is`() throws {
        try sql("INSERT INTO grdb_migrations (identifier) VALUES ('from-the-future')")
        let error = #expect(throws: LedgerError.self) { try Ledger.open(at: path) }
        #expect(error?.exitStatus == .badConfiguration)
        #expect(error?.description.contains("from-the-future") == true)
    }

    @Test func `the details of an event are one text, whatever the order in which they are given`() throws {
        try record(event(.plan, of: run, ["b": 1, "a": "x"]))
        try record(event(.plan, of: run, ["a": "x", "b": 1]))
        #expect(try ledger.events().count == 1)
    }
}
