import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

/// How late it is at least, by what a ledger holds.
@Suite struct LastStepTests {
    @Test func `the last step is the latest one, until a person says that the clock was wrong`() throws {
        let folder = try ScratchFolder()
        let ledger = try Ledger.open(at: folder.path("ledger.sqlite"))
        #expect(try ledger.lastStep() == nil)
        func record(_ step: LedgerStep, _ time: String) throws {
            let event = LedgerEvent(step, of: nil, at: try moment(time), by: "tester", user: "tester")
            try ledger.record(event, digest: EventDigest { _ in FileDigest(sha256: Array(repeating: 0, count: 32)) })
        }
        try record(.purgeLooked, "2026-11-02T09:00:00Z")
        try record(.acceptOld, "2036-11-02T09:00:00Z")
        #expect(try ledger.lastStep() == moment("2036-11-02T09:00:00Z"))
        try ledger.passSteps()
        #expect(try ledger.lastStep() == nil)
        try record(.clockIsRight, "2026-11-03T09:00:00Z")
        #expect(try ledger.lastStep() == moment("2026-11-03T09:00:00Z"))
        // What comes after that counts again, also where it is before what was passed over.
        try record(.purgeLooked, "2027-01-05T09:00:00Z")
        #expect(try ledger.lastStep() == moment("2027-01-05T09:00:00Z"))
    }

    @Test func `each step of a run counts`() throws {
        let run = try ClaimedRun()
        let time = try moment("2030-01-01T09:00:00Z")
        try run.ledger.recordHandedOver(
            [run.batches[0]], on: #require(CalendarDate("2026-11-05")), by: "tester", at: time)
        #expect(try run.ledger.lastStep() == time)
        #expect(try run.ledger.closing(of: run.run) == nil && run.ledger.sealing(of: run.batches[0]) ?? time < time)
    }
}
