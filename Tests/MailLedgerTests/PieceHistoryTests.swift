import MailLedger
import MailboxDomain
import PaperMail
import Testing

/// A batch and its first two pieces, and claims about them by the hour.
private struct Claims {
    let batch: BatchID
    let piece: PieceID

    init() throws {
        batch = try #require(BatchID("2026-11-0001"))
        piece = try #require(PieceID(batch: batch, number: 1))
    }

    func of(_ status: FeedbackStatus, hour: Int, wholeBatch: Bool = false, reason: ReturnReason? = nil) throws
        -> FeedbackClaim
    {
        FeedbackClaim(
            batch: batch, piece: wholeBatch ? nil : piece, status: status, at: try moment(hour),
            reason: status == .returned ? reason ?? .unknown : nil)
    }

    func moment(_ hour: Int) throws -> Instant {
        try #require(Instant("2026-11-10T\(hour < 10 ? "0" : "")\(hour):00:00Z"))
    }

    /// A status and its hour; a capital W in front is said of the whole batch.
    func read(_ text: String) throws -> [FeedbackClaim] {
        try text.split(separator: " ").map { word in
            let parts = word.split(separator: "@")
            let isWhole = parts[0].hasPrefix("W:")
            return try of(
                try #require(FeedbackStatus(rawValue: String(isWhole ? parts[0].dropFirst(2) : parts[0]))),
                hour: try #require(Int(parts[1])), wholeBatch: isWhole)
        }
    }
}

@Suite struct PieceHistoryTests {
    /// From a state (rows) by a report (columns): `>` changes, `=` nothing new, `!` cannot be.
    private static let table = """
                    received printed inserted mailed spoiled missing pulled returned
        approved    !        !       !        !      !       !       !      !
        failed      !        !       !        !      !       !       !      !
        rendered    !        !       !        !      !       !       !      !
        sealed      >        >       >        >      >       >       >      >
        handed-over >        >       >        >      >       >       >      >
        received    =        >       >        >      >       >       >      >
        printed     =        =       =        >      >       >       >      >
        mailed      !        !       !        =      !       !       !      >
        spoiled     =        >       >        >      =       >       >      >
        missing     =        >       >        >      >       =       >      >
        pulled      !        !       !        !      !       !       =      !
        returned    !        !       !        !      !       !       !      =
        withdrawn   !        !       !        !      !       !       !      !
        cancelled   !        !       !        !      !       !       !      !
        """

    @Test func `every state takes every report as the table says`() throws {
        let lines = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(lines.dropFirst().map { $0[0] }) == Set(PieceState.allCases.map(\.rawValue)))
        for line in lines.dropFirst() {
            let state = try #require(PieceState(rawValue: line[0]))
            for (report, sign) in zip(lines[0], line.dropFirst()) {
                let status = try #require(FeedbackStatus(rawValue: report))
                let effect = state.effect(of: try #require(PieceState(status)))
                #expect(effect == ["=": .nothingNew, ">": .change, "!": .impossible][sign], "\(state) \(report)")
            }
        }
    }

    @Test func `a batch takes every report as its table says`() {
        let expected: [BatchState: [FeedbackStatus: ReportEffect]] = [
            .sealed: [.received: .change, .rejected: .change, .printed: .change, .inserted: .change, .mailed: .change],
            .handedOver: [
                .received: .change, .rejected: .change, .printed: .change, .inserted: .change, .mailed: .change,
            ],
            .received: [
                .received: .nothingNew, .printed: .nothingNew, .inserted: .nothingNew, .rejected: .change,
                .mailed: .change, .deleted: .nothingNew,
            ],
            .rejected: [
                .received: .change, .printed: .change, .inserted: .change, .rejected: .nothingNew, .deleted: .change,
            ],
            .mailed: [.mailed: .nothingNew, .deleted: .change],
            .deleted: [.deleted: .nothingNew],
            .cancelled: [.mailed: .change, .rejected: .nothingNew, .deleted: .nothingNew],
        ]
        for state in BatchState.allCases {
            for status in FeedbackStatus.allCases where status.isOfBatches {
                let effect = BatchState(status).map { state.effect(of: $0) }
                #expect(effect == expected[state]?[status] ?? .impossible, "\(state) \(status)")
            }
        }
    }

    @Test(arguments: [
        ("received@1 printed@2 mailed@3", "mailed", 0),
        ("mailed@3", "mailed", 0),
        ("returned@3", "returned", 0),
        ("mailed@3 received@1 printed@2", "mailed", 0),
        // The same moment: in the order of a piece's way.
        ("mailed@3 printed@3 received@3", "mailed", 0),
        ("spoiled@2 printed@3 mailed@4", "mailed", 0),
        ("missing@2 mailed@4", "mailed", 0),
        ("mailed@2 returned@9 mailed@10", "returned", 1),
        ("mailed@2 spoiled@3 missing@4 pulled@5", "mailed", 3),
        ("pulled@2 mailed@3", "pulled", 1),
        ("mailed@2 printed@3", "mailed", 1),
        // A batch's reports are its pieces'.
        ("W:received@1", "received", 0),
        ("W:printed@2 W:mailed@3", "mailed", 0),
        ("W:printed@2 W:inserted@3 W:mailed@4", "mailed", 0),
        ("inserted@2 printed@2 mailed@3", "mailed", 0),
        ("W:rejected@1 W:deleted@2", "sealed", 0),
        // Not for a piece that fell out, whatever the dates.
        ("W:mailed@3 spoiled@1", "spoiled", 0),
        ("W:mailed@3 spoiled@5", "spoiled", 0),
        ("W:printed@3 W:mailed@3 missing@3", "missing", 0),
        ("W:mailed@3 pulled@1", "pulled", 0),
        ("W:received@3 pulled@1", "pulled", 1),
        // It goes along again from its own later report on.
        ("spoiled@1 printed@2 W:mailed@3", "mailed", 0),
        ("spoiled@1 W:mailed@3 printed@4", "printed", 0),
        ("spoiled@1 W:mailed@3 mailed@4", "mailed", 0),
        ("W:printed@1 spoiled@2 printed@3 spoiled@4 W:mailed@5", "spoiled", 0),
        ("pulled@1 mailed@2 W:mailed@3", "pulled", 1),
    ])
    func `claims lead from a sealed piece to one state`(text: String, state: String, refused: Int) throws {
        let claims = try Claims().read(text)
        let history = PieceHistory(own: .sealed, claims: claims)
        #expect(history.state.rawValue == state)
        #expect(history.refusals.count == refused)
        #expect(PieceHistory(own: .sealed, claims: claims.reversed()) == history)
        #expect(PieceHistory(own: .sealed, claims: claims + claims).state == history.state)
    }

    @Test func `a piece was mailed when that is said to have been, or else by the day it came back`() throws {
        let claims = try Claims()
        let mailed = try claims.read("W:mailed@3 mailed@4 returned@9")
        #expect(try PieceHistory(own: .sealed, claims: mailed).mailedAt == claims.moment(3))
        #expect(
            try PieceHistory(own: .sealed, claims: claims.read("printed@2 returned@9")).mailedAt == claims.moment(9))
        #expect(try PieceHistory(own: .sealed, claims: claims.read("printed@2 pulled@9")).mailedAt == nil)
    }

    @Test func `who has died has died, whatever else was scanned`() throws {
        let claims = try Claims()
        let moved = try claims.of(.returned, hour: 8, reason: .moved)
        let deceased = try claims.of(.returned, hour: 9, reason: .deceased)
        #expect(PieceHistory(own: .sealed, claims: [moved]).returnReason == .moved)
        for order in [[moved, deceased], [deceased, moved]] {
            #expect(PieceHistory(own: .sealed, claims: order).returnReason == .deceased)
        }
        let pulled = try claims.of(.pulled, hour: 1)
        #expect(PieceHistory(own: .sealed, claims: [pulled, deceased]).returnReason == nil)
    }

    @Test func `a piece that was set aside never changes, and only its own reports are refused`() throws {
        let claims = try Claims()
        let history = PieceHistory(own: .failed, claims: try claims.read("W:mailed@3 mailed@4"))
        #expect(history.state == .failed && history.refusals.map(\.claim.piece) == [claims.piece])
    }

    @Test func `a piece that was withdrawn in time is in no file, so that its batch's reports are not its own`() throws
    {
        let claims = try Claims()
        let history = PieceHistory(own: .withdrawn, claims: try claims.read("W:mailed@3 mailed@4"))
        #expect(history.state == .withdrawn && history.refusals.map(\.claim.piece) == [claims.piece])
    }

    @Test(arguments: [
        // Until then the printer went on with it.
        ("received@1 printed@3", "cancelled", 0, false),
        ("W:received@1 spoiled@6 pulled@7", "cancelled", 0, false),
        ("printed@6", "cancelled", 1, false),
        ("mailed@4", "mailed", 0, true),
        ("W:mailed@6", "mailed", 0, true),
        ("mailed@6 returned@9", "returned", 0, true),
        ("returned@9", "returned", 0, true),
    ])
    func `of a cancelled piece only that it left counts, which is told`(
        text: String, state: String, refused: Int, left: Bool
    ) throws {
        let claims = try Claims()
        let history = PieceHistory(
            own: .cancelled, claims: try claims.read(text), cancelledAt: try claims.moment(5))
        #expect(history.state.rawValue == state && history.refusals.count == refused)
        #expect((history.leftDespiteRecall != nil) == left)
    }

    @Test(arguments: [
        ("W:received@1", "cancelled", 0), ("W:received@6", "cancelled", 1), ("W:mailed@6", "mailed", 0),
        ("W:rejected@6 W:deleted@7", "cancelled", 0), ("W:mailed@2 W:deleted@8", "deleted", 0),
    ])
    func `a cancelled batch stays so, unless it left`(text: String, state: String, refused: Int) throws {
        let claims = try Claims()
        let history = BatchHistory(
            own: .cancelled, claims: try claims.read(text), cancelledAt: try claims.moment(5))
        #expect(history.state.rawValue == state && history.refusals.count == refused)
    }

    @Test(arguments: [
        ("W:received@1 W:mailed@3 W:deleted@4", nil, "deleted", 0),
        ("W:deleted@4", nil, "sealed", 1),
        ("W:rejected@2 W:deleted@4", nil, "deleted", 0),
        ("W:rejected@2 W:received@3", nil, "received", 0),
        ("W:rejected@2 W:mailed@3", nil, "rejected", 1),
        ("W:deleted@2 W:mailed@3", nil, "mailed", 1),
        ("W:printed@2", nil, "received", 0),
        // All of its pieces were mailed, one by one.
        ("W:received@1 W:deleted@8", 5, "deleted", 0),
        ("W:deleted@3", 5, "mailed", 1),
        ("W:received@1", 5, "mailed", 0),
        ("W:rejected@1", 5, "mailed", 0),
        ("W:received@6", 5, "mailed", 1),
    ])
    func `claims and pieces lead from a sealed batch to one state`(
        text: String, done: Int?, state: String, refused: Int
    ) throws {
        let claims = try Claims()
        let history = BatchHistory(
            own: .sealed, claims: try claims.read(text), piecesDoneAt: try done.map { try claims.moment($0) })
        #expect(history.state.rawValue == state && history.refusals.count == refused)
        #expect(BatchHistory(own: .rendered, claims: try claims.read(text)).state == .rendered)
    }
}
