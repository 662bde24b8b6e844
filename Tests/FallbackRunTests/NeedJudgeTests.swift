import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail
import TestSupport
import Testing

@testable import FallbackRun

/// Whether a letter that was planned of one extract is still needed by a later one.
@Suite struct NeedJudgeTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let verdict: NeedJudge.Verdict
        let change: @Sendable (ExtractBuilder) -> Void

        init(_ name: String, _ verdict: NeedJudge.Verdict, _ change: @escaping @Sendable (ExtractBuilder) -> Void) {
            (testDescription, self.verdict, self.change) = (name, verdict, change)
        }
    }

    private static let changes = [
        Change("nothing happened", .needed(asPrinted: true)) { _ in },
        Change("another account came in", .needed(asPrinted: true)) { extract in
            extract.add("accounts", ["account_id": "a2"])
        },
        Change("the address was confirmed", .notNeeded(.left(.noEmail))) { extract in
            extract.change("accounts", ["email_state": "validated"])
        },
        Change("the reader died", .notNeeded(.stopped(.deceased))) { extract in
            extract.change("people", ["death_date": "2026-11-20"])
        },
        Change("the account was closed", .notNeeded(.stopped(.accountNotActive))) { extract in
            extract.change("accounts", ["state": "deactivated"])
        },
        Change("e-mail was declined on screen", .notNeeded(.stopped(.emailDeclined))) { extract in
            extract.change("accounts", ["email_declined_at": "2026-11-20T12:00:00+01:00"])
        },
        Change("a suppression came in", .notNeeded(.stopped(.suppressed))) { $0.add("suppressions", [:]) },
        Change("nobody knows the name any more", .notNeeded(.stopped(.noName))) {
            $0.change("people", ["surname": ""])
        },
        // Half an extract is likelier.
        Change("the row of the person is not there", .unknown(isHeld: true)) { $0.rows["people"] = [] },
        Change("the row of the address is not there", .unknown(isHeld: true)) { $0.rows["addresses"] = [] },
        Change("the reader moved next door", .notNeeded(.moved)) { extract in
            extract.change("addresses", ["house_number": "2"])
        },
        Change("the reader married", .needed(asPrinted: false)) { extract in
            extract.change("people", ["surname": "Anders"])
        },
        Change("the account is gone", .unknown(isHeld: false)) { extract in
            extract.change("accounts", ["account_id": "a2"])
            extract.change("people", ["account_id": "a2"])
            extract.change("addresses", ["account_id": "a2"])
        },
    ]

    @Test(arguments: changes)
    func `a later extract tells whether a letter is still needed`(change: Change) throws {
        let planned = try PlannedNeed()
        #expect(try planned.judge(change.change).verdict(on: planned.piece, in: .of()) == change.verdict)
    }

    @Test func `how another version greeted a curator makes no other letter, and another name on the envelope does`()
        throws
    {
        let curator: (ExtractBuilder) -> Void = { extract in
            extract.add(
                "representatives",
                [
                    "kind": "curator", "name": "J. Jansen", "street": "Plein", "house_number": "2",
                    "postcode": "1234AB", "town": "Dorp",
                ])
        }
        let planned = try PlannedNeed(curator)
        let judge = try planned.judge(curator)
        var piece = planned.piece
        piece.recipient.salutation = "Geachte J. Jansen"
        #expect(try judge.verdict(on: piece, in: .of()) == .needed(asPrinted: true))
        piece.recipient.envelope[0] = "J. Jansen inzake J. Voorbeeld"
        #expect(try judge.verdict(on: piece, in: .of()) == .needed(asPrinted: false))
        let other = try PlannedNeed()
        var own = other.piece
        own.recipient.salutation = "Geachte heer Anders"
        #expect(try other.judge { _ in }.verdict(on: own, in: .of()) == .needed(asPrinted: false))
    }

    @Test func `a control piece is needed whatever the extract says`() throws {
        let planned = try PlannedNeed()
        var piece = planned.piece
        (piece.account, piece.audience) = (nil, nil)
        let judge = try planned.judge { $0.rows["people"] = [] }
        #expect(try judge.verdict(on: piece, in: .of()) == .needed(asPrinted: true))
    }

    @Test(
        arguments: [
            ("drukkerij", nil, .needed(asPrinted: true)), ("drukkerij", "besloten", .notNeeded(.otherWay)),
            ("besloten", "besloten", .needed(asPrinted: true)),
        ] as [(String, String?, NeedJudge.Verdict)])
    func `who has become secret is printed where secret people are, if they are anywhere`(
        printer: String, ofSecret: String?, verdict: NeedJudge.Verdict
    ) throws {
        let planned = try PlannedNeed()
        let judge = try planned.judge(secrecyPrinter: ofSecret) { $0.change("people", ["secrecy": "7"]) }
        #expect(try judge.verdict(on: planned.piece, in: .of(printer: printer)) == verdict)
    }

    @Test(arguments: [
        (Product.bounce, "0", NeedJudge.Verdict.needed(asPrinted: true)), (.bounce, "7", .notNeeded(.otherWay)),
        (.bounceLetter, "7", .needed(asPrinted: true)), (.bounceLetter, "0", .needed(asPrinted: true)),
    ])
    func `a card of who has become secret must be closed, and a closed letter is good for anybody`(
        product: Product, secrecy: String, verdict: NeedJudge.Verdict
    ) throws {
        let planned = try PlannedNeed(of: .bounce)
        let judge = try planned.judge { $0.change("people", ["secrecy": secrecy]) }
        #expect(try judge.verdict(on: planned.piece, in: .of(product)) == verdict)
    }

    @Test func `another piece under way stops it, and the piece itself does not`() throws {
        let planned = try PlannedNeed()
        try planned.enter(pieces: 1)
        #expect(try planned.judge().verdict(on: planned.piece, in: .of()) == .needed(asPrinted: true))
        var other = planned.piece
        other.id = try #require(PieceID(batch: planned.piece.id.batch, number: 2))
        #expect(try planned.judge().verdict(on: other, in: .of()) == .notNeeded(.stopped(.pieceUnderWay)))
    }

    @Test func `an audience that the policy no longer has matches nobody`() throws {
        let planned = try PlannedNeed()
        let judge = try planned.judge(by: ShippedSettings.policy().limited(to: [.dormant]))
        #expect(try judge.verdict(on: planned.piece, in: .of()) == .notNeeded(.left(.noEmail)))
    }
}

/// A piece as a plan over a small extract makes it, with a ledger of its own.
struct PlannedNeed {
    private let scratch: ScratchFolder
    private let ledger: Ledger
    private let time: DutchTime
    private let audience: Audience
    let piece: PlannedPiece

    init(of audience: Audience = .noEmail, _ change: (ExtractBuilder) -> Void = { _ in }) throws {
        scratch = try ScratchFolder()
        ledger = try Ledger.open(at: scratch.path("ledger.sqlite"))
        time = try DutchTime()
        self.audience = audience
        let extract = try Self.extract(of: audience, asOf: "2026-11-01")
        change(extract)
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        let reader = try account("a1")
        let activity = try #require(try mailbox.activity(of: reader))
        let recipient = Recipient(
            activity.account, try mailbox.holder(of: reader), on: time.date(of: mailbox.extract.asOf), history: [],
            returned: try ledger.returnedMail(digest: .unused))
        let batch = try #require(BatchID("2026-11-0001"))
        piece = PlannedPiece(
            id: try #require(PieceID(batch: batch, number: 1)), account: reader, audience: audience,
            recipient: try #require(recipient.planned(for: audience)))
    }

    /// Judges by an extract of a month later, in which something has changed.
    func judge(
        by policy: Policy? = nil, secrecyPrinter: String? = nil, news: [AccountID: AccountNews] = [:],
        _ change: (ExtractBuilder) -> Void = { _ in }
    ) throws -> NeedJudge {
        let extract = try Self.extract(of: audience, asOf: "2026-12-01")
        change(extract)
        try extract.load()
        let routing = Configuration.Routing(
            printer: try #require(PrinterID("drukkerij")), secrecyPrinter: secrecyPrinter.flatMap { PrinterID($0) })
        // The mailbox stays open when its file is gone.
        return try NeedJudge(
            by: policy ?? ShippedSettings.policy(), routing: routing, with: Mailbox(openingAt: extract.mailbox),
            news: news, ledger: ledger, returned: ledger.returnedMail(digest: .unused), time: time)
    }

    /// Enters the run with so many pieces, all to the same reader.
    func enter(pieces: Int) throws {
        let batch = piece.id.batch
        try ledger.approve(
            batch.run,
            ApprovalRecord(by: "tester", at: try #require(Instant("2026-11-02T09:00:00+01:00")), statement: nil),
            counts: RunCounts(accounts: 0, reachedDigitally: 0, matched: [:], chosen: [:], notChosen: [:]),
            batches: [(batch, ProductID(rawValue: "no-email"))],
            pieces: { add in
                for number in 1...pieces {
                    let id = try #require(PieceID(batch: batch, number: number))
                    try add(LedgerPiece(id: id, account: piece.account, audience: piece.audience))
                }
            }, decisions: { _ in })
    }

    /// One account without an e-mail address, or one whose notifications fail.
    private static func extract(of audience: Audience, asOf: String) throws -> ExtractBuilder {
        let extract = try ExtractBuilder()
        extract.manifest["asOf"] = "\(asOf)T00:00:00+01:00"
        for file in ["partners", "representatives", "messages", "notifications", "suppressions", "preferences"] {
            extract.rows[file] = []
        }
        extract.change(
            "accounts",
            [
                "last_login_at": "2026-10-01T00:00:00Z", "email_state": audience == .bounce ? "validated" : "none",
            ])
        guard audience == .bounce else { return extract }
        for day in ["10", "20"] {
            extract.add(
                "notifications",
                [
                    "notification_id": "n\(day)", "sent_at": "2026-10-\(day)T12:00:00+02:00", "outcome": "hard_bounce",
                ])
        }
        return extract
    }
}

extension AddressDigest {
    /// For a ledger to which no mail came back.
    fileprivate static let unused = AddressDigest(
        plain: { $0 }, current: { AddressKeyID(0) }, code: { _, _ in nil })
}
