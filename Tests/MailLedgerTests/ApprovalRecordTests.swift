import AudienceSelection
import GRDB
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

@Suite struct ApprovalRecordTests {
    private let folder: ScratchFolder
    private let run: RunID

    init() throws {
        folder = try ScratchFolder()
        run = try #require(RunID("2026-11"))
    }

    private var path: String { folder.path("ledger.sqlite") }

    private func approve(_ record: ApprovalRecord, in ledger: Ledger) throws {
        try ledger.approve(
            run, record, counts: RunCounts(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:]),
            batches: [], pieces: { _ in }, decisions: { _ in })
    }

    @Test(arguments: [("{}", "SIGNATURE"), ("{\n  \"été\": 1\n}\n", nil), (nil, nil)] as [(String?, String?)])
    func `what was approved is in the ledger with the run, as it was written`(
        statement: String?, signature: String?
    ) throws {
        let ledger = try Ledger.open(at: path)
        #expect(try ledger.approval(of: run) == nil)
        let record = ApprovalRecord(
            by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: statement, signature: signature)
        try approve(record, in: ledger)
        #expect(try ledger.approval(of: run) == record)
        #expect(try Ledger.open(at: path).approval(of: run) == record)
        #expect(try ledger.approval(of: #require(RunID("2026-12"))) == nil)
        // What comes after it changes nothing of it.
        try ledger.record(.rendered, of: run, after: .approved, by: "other", at: moment("2026-11-03T09:00:00Z"))
        #expect(try ledger.approval(of: run) == record)
    }

    @Test func `a second approval of a run leaves the first as it was`() throws {
        let ledger = try Ledger.open(at: path)
        let first = ApprovalRecord(by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: "1")
        try approve(first, in: ledger)
        #expect(throws: LedgerError.self) {
            try approve(
                ApprovalRecord(by: "other", at: try moment("2026-11-03T09:00:00Z"), statement: "2"), in: ledger)
        }
        #expect(try ledger.approval(of: run) == first)
    }

    @Test func `a signature over nothing is no approval`() throws {
        let ledger = try Ledger.open(at: path)
        #expect(throws: LedgerError.self) {
            try approve(
                ApprovalRecord(
                    by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: nil, signature: "SIGNATURE"),
                in: ledger)
        }
        #expect(try ledger.state(of: run) == nil)
    }

    @Test func `an approval that breaks off is none`() throws {
        struct Broken: Error {}
        let ledger = try Ledger.open(at: path)
        #expect(throws: Broken.self) {
            try ledger.approve(
                run, ApprovalRecord(by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: "1"),
                counts: RunCounts(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:]),
                batches: [], pieces: { _ in }, decisions: { _ in throw Broken() })
        }
        #expect(try ledger.approval(of: run) == nil)
    }

    @Test func `a ledger is of one workspace, which stays the same, and no other ledger is of it`() throws {
        let workspace = try Ledger.open(at: path).workspace()
        #expect(workspace.description.wholeMatch(of: /[0-9a-f]{32}/) != nil)
        #expect(try Ledger.open(at: path).workspace() == workspace)
        #expect(try Ledger.open(at: folder.path("other.sqlite")).workspace() != workspace)
    }

    @Test(arguments: ["", "0123", String(repeating: "0", count: 31) + "G", String(repeating: "A", count: 32)])
    func `an id of a workspace has one form`(text: String) { #expect(WorkspaceID(text) == nil) }

    @Test func `of runs that an earlier version approved it is known that they were, and nothing more`() throws {
        let ledger = try Ledger.open(at: path)
        let record = ApprovalRecord(by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: "1")
        try approve(record, in: ledger)
        try DatabaseQueue(path: path).write { database in
            try database.execute(
                sql: """
                    DROP TABLE approvals; DROP TABLE workspace;
                    DELETE FROM grdb_migrations WHERE identifier = 'approvals';
                    """)
        }
        let newer = try Ledger.bringForward(at: path)
        #expect(try newer.approval(of: run) == ApprovalRecord(by: record.by, at: record.at, statement: nil))
        #expect(try newer.workspace().description.count == 32)
    }
}
