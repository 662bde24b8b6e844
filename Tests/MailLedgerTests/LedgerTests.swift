import AudienceSelection
import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import TestSupport
import Testing

/// A ledger in a file of its own with one run, approved: two batches, three pieces.
private struct ApprovedRun {
    let folder: ScratchFolder
    let ledger: Ledger
    let run: RunID
    let letters: BatchID
    let cards: BatchID
    let pieces: [PieceID]

    init(_ month: String = "2026-11") throws {
        folder = try ScratchFolder()
        ledger = try Ledger.open(at: folder.path("ledger.sqlite"))
        run = try #require(RunID(month))
        letters = try #require(BatchID(run: run, number: 1))
        cards = try #require(BatchID(run: run, number: 2))
        pieces = [
            try #require(PieceID(batch: letters, number: 1)), try #require(PieceID(batch: letters, number: 2)),
            try #require(PieceID(batch: cards, number: 1)),
        ]
        try approve()
    }

    func approve() throws {
        let owners = try ["A1", "A2", "A3"].map { try #require(AccountID($0)) }
        let left = try #require(AccountID("A4"))
        let chosen = zip(pieces, zip(owners, [Audience.noEmail, .noEmail, .bounce]))
        try ledger.approve(
            run, ApprovalRecord(by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: nil), counts: .none,
            batches: [(letters, .noEmail), (cards, .bounce)],
            pieces: { add in
                for (piece, (account, audience)) in chosen {
                    try add(LedgerPiece(id: piece, account: account, audience: audience))
                }
            },
            decisions: { add in
                for (_, (account, audience)) in chosen {
                    try add(LedgerDecision(account: account, decision: .write(audience)))
                }
                try add(LedgerDecision(account: left, decision: .leave(.under14)))
            })
    }

    /// The states that pieces are in, those without a piece left out.
    func counts() throws -> [PieceState: Int] { try ledger.pieceCounts(of: run).filter { $0.value > 0 } }

    func batchStates() throws -> [String] { try ledger.batches(of: run).map { "\($0.id) \($0.state) \($0.pieces)" } }
}

@Suite struct LedgerTests {
    @Test func `approval brings a run, its batches and its pieces into the ledger`() throws {
        let november = try ApprovedRun()
        #expect(try november.ledger.state(of: november.run) == .approved)
        #expect(try november.counts() == [.approved: 3])
        #expect(try november.batchStates() == ["2026-11-0001 planned 2", "2026-11-0002 planned 1"])
        #expect(try november.ledger.batches(of: november.run).map(\.product) == [.noEmail, .bounce])
    }

    @Test func `every state has a count, also when it is zero`() throws {
        let november = try ApprovedRun()
        #expect(try Set(november.ledger.pieceCounts(of: november.run).keys) == Set(PieceState.allCases))
        let december = try #require(RunID("2026-12"))
        #expect(try november.ledger.pieceCounts(of: december) == PieceState.allCases.reduce(into: [:]) { $0[$1] = 0 })
    }

    @Test func `a run that was never approved is not in the ledger`() throws {
        let november = try ApprovedRun()
        let other = try #require(RunID("2026-11-b"))
        #expect(try november.ledger.state(of: other) == nil)
        #expect(try november.ledger.batches(of: other).isEmpty)
        #expect(try november.ledger.piece(#require(PieceID(batch: november.letters, number: 3))) == nil)
    }

    @Test func `a run is approved once`() throws {
        let november = try ApprovedRun()
        let error = #expect(throws: LedgerError.self) { try november.approve() }
        #expect(error?.description == "The run 2026-11 is approved already.")
        #expect(try november.counts() == [.approved: 3])
    }

    @Test func `an approval that breaks off leaves nothing behind`() throws {
        struct Broken: Error {}
        let folder = try ScratchFolder()
        let ledger = try Ledger.open(at: folder.path("ledger.sqlite"))
        let run = try #require(RunID("2026-11"))
        let batch = try #require(BatchID(run: run, number: 1))
        let piece = LedgerPiece(
            id: try #require(PieceID(batch: batch, number: 1)), account: AccountID("A1"),
            audience: .noEmail)
        #expect(throws: Broken.self) {
            try ledger.approve(
                run, ApprovalRecord(by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: nil),
                counts: .none,
                batches: [(batch, .noEmail)],
                pieces: { add in
                    try add(piece)
                    throw Broken()
                }, decisions: { _ in })
        }
        #expect(try ledger.state(of: run) == nil)
        #expect(try ledger.batches(of: run).isEmpty)
        #expect(try ledger.piece(piece.id) == nil)
        #expect(try ledger.lastRunEvent() == 0)
    }

    @Test func `a piece of a batch that was not approved with it is refused, and nothing is recorded`() throws {
        let folder = try ScratchFolder()
        let ledger = try Ledger.open(at: folder.path("ledger.sqlite"))
        let run = try #require(RunID("2026-11"))
        let batch = try #require(BatchID(run: run, number: 1))
        let other = try #require(BatchID(run: run, number: 2))
        let stray = LedgerPiece(
            id: try #require(PieceID(batch: other, number: 1)),
            account: AccountID("Jansen-1970"), audience: .noEmail)
        let error = #expect(throws: LedgerError.self) {
            try ledger.approve(
                run, ApprovalRecord(by: "J. Jansen", at: try moment("2026-11-02T09:00:00Z"), statement: nil),
                counts: .none,
                batches: [(batch, .noEmail)],
                pieces: { try $0(stray) }, decisions: { _ in })
        }
        // SQLite's own message would quote what was inserted.
        #expect(error?.description.contains("Jansen-1970") == false)
        #expect(try ledger.state(of: run) == nil)
    }

    @Test func `rendering and sealing move all pieces of their batch, and no others`() throws {
        let november = try ApprovedRun()
        try november.ledger.recordRendered(november.letters, setAside: [], at: moment("2026-11-03T09:00:00Z"))
        #expect(try november.counts() == [.rendered: 2, .approved: 1])
        #expect(try november.batchStates() == ["2026-11-0001 rendered 2", "2026-11-0002 planned 1"])
        try november.ledger.recordSealed(november.letters, at: moment("2026-11-03T10:00:00Z"))
        #expect(try november.counts() == [.sealed: 2, .approved: 1])
        #expect(try november.batchStates() == ["2026-11-0001 sealed 2", "2026-11-0002 planned 1"])
    }

    @Test func `a piece that is set aside fails and is never sealed`() throws {
        let november = try ApprovedRun()
        try november.ledger.recordRendered(
            november.letters, setAside: [(november.pieces[1], .missingGlyph)], at: moment("2026-11-03T09:00:00Z"))
        #expect(try november.counts() == [.rendered: 1, .failed: 1, .approved: 1])
        try november.ledger.recordSealed(november.letters, at: moment("2026-11-03T10:00:00Z"))
        #expect(try november.ledger.piece(november.pieces[1])?.state == .failed)
        #expect(try november.ledger.piece(november.pieces[0])?.state == .sealed)
    }

    @Test func `what is recorded again is nothing new`() throws {
        let november = try ApprovedRun()
        for hour in 10...12 {
            // Also where the later call would set a piece aside.
            let setAside = hour == 10 ? [] : [(id: november.pieces[0], reason: StepReason.missingGlyph)]
            try november.ledger.recordRendered(
                november.letters, setAside: setAside, at: moment("2026-11-03T\(hour):00:00Z"))
        }
        #expect(try november.counts() == [.rendered: 2, .approved: 1])
        for hour in 10...12 {
            try november.ledger.recordSealed(november.letters, at: moment("2026-11-04T\(hour):00:00Z"))
            try november.ledger.recordRendered(november.letters, setAside: [], at: moment("2026-11-04T\(hour):30:00Z"))
        }
        #expect(try november.counts() == [.sealed: 2, .approved: 1])
        #expect(try november.batchStates() == ["2026-11-0001 sealed 2", "2026-11-0002 planned 1"])
    }

    @Test func `a batch is not sealed before it is rendered`() throws {
        let november = try ApprovedRun()
        try november.ledger.recordSealed(november.letters, at: moment("2026-11-03T09:00:00Z"))
        #expect(try november.counts() == [.approved: 3])
        #expect(try november.batchStates() == ["2026-11-0001 planned 2", "2026-11-0002 planned 1"])
    }

    @Test func `a run goes on only from the state named, once`() throws {
        let november = try ApprovedRun()
        let time = try moment("2026-11-03T09:00:00Z")
        try november.ledger.record(.sealed, of: november.run, after: .rendered, by: "seal", at: time)
        #expect(try november.ledger.state(of: november.run) == .approved)
        let before = try november.ledger.lastRunEvent()
        for _ in 1...3 {
            try november.ledger.record(.rendered, of: november.run, after: .approved, by: "render", at: time)
        }
        #expect(try november.ledger.state(of: november.run) == .rendered)
        #expect(try november.ledger.lastRunEvent() == before + 1)
    }

    @Test func `another run's approval after an event is found, one's own and earlier ones are not`() throws {
        let november = try ApprovedRun()
        let ledger = november.ledger
        let further = try #require(RunID("2026-11-b"))
        #expect(try ledger.runApproved(after: 0, otherThan: further) == november.run)
        #expect(try ledger.runApproved(after: 0, otherThan: november.run) == nil)
        let planned = try ledger.lastRunEvent()
        #expect(try ledger.runApproved(after: planned, otherThan: further) == nil)
        let time = try moment("2026-11-03T09:00:00Z")
        // Rendering a run makes no plan old.
        try ledger.record(.rendered, of: november.run, after: .approved, by: "render", at: time)
        #expect(try ledger.runApproved(after: planned, otherThan: further) == nil)
        let december = try #require(RunID("2026-12"))
        try ledger.approve(
            december, ApprovalRecord(by: "J. Jansen", at: time, statement: nil), counts: .none, batches: [],
            pieces: { _ in }, decisions: { _ in })
        #expect(try ledger.runApproved(after: planned, otherThan: further) == december)
    }

    @Test func `an account's pieces and decisions are found`() throws {
        let november = try ApprovedRun()
        let (first, left) = (try #require(AccountID("A1")), try #require(AccountID("A4")))
        let pieces = try november.ledger.pieces(of: first)
        #expect(pieces.map(\.id) == [november.pieces[0]] && pieces.map(\.account) == [first])
        #expect(pieces.map(\.audience) == [.noEmail] && pieces.map(\.state) == [.approved])
        #expect(try november.ledger.pieces(of: left).isEmpty)
        #expect(
            try november.ledger.decision(on: first, in: november.run)
                == LedgerDecision(account: first, decision: .write(.noEmail)))
        #expect(
            try november.ledger.decision(on: left, in: november.run)
                == LedgerDecision(account: left, decision: .leave(.under14)))
        #expect(try november.ledger.decision(on: #require(AccountID("A5")), in: november.run) == nil)
        #expect(try november.ledger.decision(on: first, in: #require(RunID("2026-12"))) == nil)
    }

    @Test func `selection sees a piece as under way until it failed`() throws {
        let november = try ApprovedRun()
        let time = try DutchTime()
        let account = try #require(AccountID("A2"))
        let approvedOn = try #require(CalendarDate("2026-11-02"))
        func history() throws -> [EarlierPiece] { try november.ledger.history(of: account, in: time) }
        #expect(try history() == [EarlierPiece(audience: .noEmail, approvedOn: approvedOn, isUnderWay: true)])
        try november.ledger.recordRendered(
            november.letters, setAside: [(november.pieces[1], .tooLong)], at: moment("2026-11-03T09:00:00Z"))
        #expect(try history() == [EarlierPiece(audience: .noEmail, approvedOn: approvedOn, isUnderWay: false)])
        #expect(try november.ledger.history(of: #require(AccountID("A4")), in: time).isEmpty)
    }

    @Test func `the day of an approval is the Dutch one`() throws {
        let folder = try ScratchFolder()
        let ledger = try Ledger.open(at: folder.path("ledger.sqlite"))
        let run = try #require(RunID("2026-11"))
        let batch = try #require(BatchID(run: run, number: 1))
        let account = try #require(AccountID("A1"))
        let piece = LedgerPiece(
            id: try #require(PieceID(batch: batch, number: 1)), account: account, audience: .dormant)
        try ledger.approve(
            run, ApprovalRecord(by: "J. Jansen", at: moment("2026-11-02T23:30:00Z"), statement: nil), counts: .none,
            batches: [(batch, .dormant)],
            pieces: { try $0(piece) }, decisions: { _ in })
        #expect(
            try ledger.history(of: account, in: DutchTime()).map(\.approvedOn) == [CalendarDate("2026-11-03")]
        )
    }

    @Test func `a ledger opened again knows what was recorded`() throws {
        let november = try ApprovedRun()
        let again = try Ledger.open(at: november.folder.path("ledger.sqlite"))
        #expect(try again.state(of: november.run) == .approved)
        #expect(try again.piece(november.pieces[2])?.audience == .bounce)
    }

    @Test func `a file that is no ledger is refused by its path`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("ledger.sqlite")
        try Array(repeating: "no database, but long enough to have a header of one hundred bytes", count: 20)
            .joined(separator: " ").write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: LedgerError.self) { try Ledger.open(at: path) }
        #expect(
            error?.description.hasPrefix("The ledger \(path) cannot be used: 26 (file is not a database).") == true)
    }
}

@Suite struct PieceStateTests {
    @Test(arguments: PieceState.allCases)
    func `only what can still reach its reader is under way`(state: PieceState) {
        let ended: Set<PieceState> = [.failed, .mailed, .pulled, .returned, .withdrawn, .cancelled]
        #expect(state.isUnderWay == !ended.contains(state))
    }
}

extension RunCounts {
    /// For tests that do not look at the counts.
    static let none = RunCounts(
        accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:])
}
