import AudienceSelection
import LetterComposition
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

@testable import FallbackRun

@Suite struct PlanSortingTests {
    private func readers(_ count: Int, _ kind: BatchKind) -> [MetReader] {
        (0..<count).map { MetReader(account: "a\($0)", kind: kind) }
    }

    @Test func `without readers there are no batches`() throws {
        let plan = try SortedPlan(of: [])
        #expect(plan.batches.isEmpty && plan.doubtful.isEmpty && plan.order.isEmpty)
    }

    @Test(arguments: [
        (1, 1, ["1: 1"]), (2, 1, ["1: 1", "2: 1"]), (4, 2, ["1: 2", "2: 2"]), (5, 2, ["1: 2", "2: 2", "3: 1"]),
        (5, 5, ["1: 5"]), (5, 999_999, ["1: 5"]),
    ])
    func `a batch is full before the next one is begun`(count: Int, limit: Int, sizes: [String]) throws {
        #expect(try SortedPlan(of: readers(count, .of()), piecesPerBatch: limit).sizes == sizes)
    }

    @Test func `post stands by country, postcode, house number as a number, and suffix, whatever order it came in`()
        throws
    {
        let kind = try BatchKind.of()
        let belgium = try #require(CountryCode("BE"))
        let australia = try #require(CountryCode("AU"))
        let inOrder: [PlannedRecipient] = [
            .reader(postcode: nil, houseNumber: nil), .reader(postcode: "1011AB", houseNumber: nil),
            .reader(postcode: "1011AB", houseNumber: 2), .reader(postcode: "1011AB", houseNumber: 10),
            .reader(postcode: "1011AB", houseNumber: 10, houseSuffix: "A"),
            .reader(postcode: "1011AB", houseNumber: 10, houseSuffix: "B"),
            .reader(postcode: "1011AC", houseNumber: 1), .reader(postcode: "9999XZ", houseNumber: 1),
            .reader(country: australia, postcode: nil, houseNumber: nil),
            .reader(country: belgium, postcode: nil, houseNumber: nil),
        ]
        // The accounts go the other way round, so that they cannot be what sorts.
        let met = inOrder.enumerated().map { index, recipient in
            MetReader(account: "a\(inOrder.count - index)", recipient: recipient, kind: kind)
        }
        var random = SplitMix64(seed: 1)
        for _ in 0..<5 {
            let shuffled = random.shuffled(met)
            #expect(try SortedPlan(of: shuffled).recipients == inOrder)
        }
    }

    @Test func `a thousand random addresses come in the order that a printer checks`() throws {
        let kind = try BatchKind.of()
        let countries = try ["NL", "BE", "AU", "ZA"].map { try #require(CountryCode($0)) }
        var random = SplitMix64(seed: 20_261_128)
        let met = (0..<1000).map { number in
            MetReader(
                account: "a\(number)",
                recipient: .reader(
                    country: random.pick(countries), postcode: random.pick(["1011AB", "1011AC", "9999ZZ", nil]),
                    houseNumber: random.pick([nil, 1, 2, 10, 99_999]), houseSuffix: random.pick([nil, "A", "a", "1"])),
                kind: kind)
        }
        let keys = try SortedPlan(of: met, piecesPerBatch: 70).recipients.map {
            PostalOrder(
                country: $0.country, postcode: $0.postcode, houseNumber: $0.houseNumber, houseSuffix: $0.houseSuffix)
        }
        #expect(keys.count == 1000)
        #expect(zip(keys, keys.dropFirst()).allSatisfy { !($1 < $0) })
    }

    @Test func `of one address the account decides, and control pieces come first, by their envelope`() throws {
        let kind = try BatchKind.of()
        let met = [
            MetReader(account: "b", kind: kind), MetReader(account: "a10", kind: kind),
            MetReader(account: nil, recipient: .reader(["Team 2", "Laan 1", "DORP"]), kind: kind),
            MetReader(account: "B", kind: kind), MetReader(account: "a9", kind: kind),
            MetReader(account: nil, recipient: .reader(["Team 1", "Laan 1", "DORP"]), kind: kind),
        ]
        // Accounts compare as bytes.
        #expect(try SortedPlan(of: met).order == ["Team 1", "Team 2", "B", "a10", "a9", "b"])
    }

    @Test func `each kind has batches of its own, numbered by product, layout, printer and class`() throws {
        let kinds = try [
            BatchKind.of(.digidBasis), .of(.noEmail, layout: "large-print"), .of(.noEmail, printer: "a-drukker"),
            .of(.noEmail, printer: "b-drukker"), .of(.noEmail, printer: "b-drukker", to: .europe),
            .of(.noEmail, printer: "b-drukker", to: .world), .of(.bounce, layout: "card"),
        ]
        let met = kinds.reversed().enumerated().flatMap { index, kind in
            (0..<3).map { MetReader(account: "a\(index)-\($0)", kind: kind) }
        }
        let plan = try SortedPlan(of: met, piecesPerBatch: 2)
        #expect(plan.batches.map(\.kind) == kinds.flatMap { [$0, $0] })
        #expect(plan.sizes == kinds.indices.flatMap { ["\(2 * $0 + 1): 2", "\(2 * $0 + 2): 1"] })
    }

    @Test func `what only laying out can tell is told by the id that it got`() throws {
        let kind = try BatchKind.of()
        let met = [3, 1, 4, 2, 5].map { number in
            MetReader(
                account: "a\(number)", recipient: .reader(houseNumber: number), kind: kind,
                mustBeTried: number == 2 || number == 5)
        }
        let plan = try SortedPlan(of: met, piecesPerBatch: 3)
        #expect(plan.order == ["a1", "a2", "a3", "a4", "a5"])
        #expect(plan.doubtful.map { "\($0.batch.number)/\($0.number)" } == ["1/2", "2/2"])
    }

    @Test func `more batches than a batch's name has digits for are refused`() throws {
        let met = try readers(10_000, .of())
        #expect(try SortedPlan(of: Array(met.dropLast()), piecesPerBatch: 1).batches.count == 9999)
        #expect(throws: RunError.tooManyBatches) { try SortedPlan(of: met, piecesPerBatch: 1) }
    }

    @Test func `what was made is read back the same, and two makings are the same bytes`() throws {
        let scratch = try ScratchFolder()
        let terms = PlanTerms(
            run: try november(), asOf: "2026-11-01T00:00:00+01:00",
            letterDate: try #require(CalendarDate("2026-11-06")),
            sources: ["policy.yaml": "audiences:\n", "b": "é"], profiles: ["press.icc": [0, 255]], fonts: ["ab", "cd"],
            conventions: .current)
        func make(_ path: FilePath) throws -> [PlannedBatch] {
            try PlanDatabase.make(at: path) { database in
                try terms.write(to: database)
                var writer = try PlanWriter(database)
                for number in [2, 1] {
                    try writer.write(
                        .reader(houseNumber: number), account: account("a\(number)"), audience: .noEmail, in: .of(),
                        mustBeTried: number == 2)
                }
                return try writer.makeBatches(
                    run: terms.run, piecesPerBatch: 10, reasonToSetAside: { _, _ in "too-long" }, report: { _ in }
                ).batches
            }
        }
        let (path, again) = (scratch.file("plan.sqlite"), scratch.file("again.sqlite"))
        let batches = try make(path)
        #expect(try make(again) == batches)
        #expect(try Files.bytes(path) == Files.bytes(again))
        let plan = try PlanDatabase(opening: path)
        #expect(plan.terms == terms)
        #expect(try plan.batches() == batches && batches.map(\.pieces) == [2])
        var accounts: [AccountID?] = []
        try plan.forEachPiece { accounts.append($0.account) }
        #expect(try accounts == [account("a1"), account("a2")])
        #expect(try plan.setAside().map { "\($0.piece.number) \($0.code)" } == ["2 too-long"])
    }

    @Test func `a plan that cannot be written, or is not there, is an error that names it`() throws {
        let scratch = try ScratchFolder()
        let path = scratch.file("absent/plan.sqlite")
        let error = #expect(throws: FileError.self) { try PlanDatabase.make(at: path) { _ in } }
        #expect(error?.description.hasPrefix("\(path) cannot be written") == true)
        #expect(throws: FileError.missing(path)) { try PlanDatabase(opening: path) }
    }
}
