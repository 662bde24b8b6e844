import LetterComposition
import PaperMail
import Testing

@testable import FallbackRun

@Suite struct MailingLotsTests {
    /// The configuration that a new workspace gets, with these printers in place of its own.
    private static func configuration(_ printers: String..., minimum: Int = 50) throws -> Configuration {
        var configuration = try ShippedSettings.configuration()
        var printer = try #require(configuration.printers.values.first)
        printer.franking.lotMinimum = minimum
        configuration.printers = [:]
        for name in printers {
            let id = try #require(PrinterID(name))
            configuration.printers[id] = printer
        }
        return configuration
    }

    private static func lots(
        _ batches: [(kind: BatchKind, pieces: Int)], orderNumber: Int = 1, printers: Configuration? = nil
    ) throws -> MailingLots {
        let planned = try batches.enumerated().map { index, batch in
            (batch: try PlannedBatch.numbered(index + 1, batch.kind), pieces: batch.pieces)
        }
        return try MailingLots(
            of: planned, run: november(), orderNumber: orderNumber,
            configuration: printers ?? configuration("drukkerij"))
    }

    /// As `id: batches, pieces`.
    private static func words(_ lots: MailingLots) -> [String] {
        lots.all.map { "\($0.id): \($0.batches.map { String($0.number) }.joined(separator: "+")), \($0.pieces)" }
    }

    @Test func `without batches there are no lots`() throws {
        #expect(try Self.lots([]).all.isEmpty)
    }

    @Test(
        arguments: [
            ([49], []), ([50], ["2026-11-L01: 1, 50"]), ([25, 24], []), ([25, 25], ["2026-11-L01: 1+2, 50"]),
        ] as [([Int], [String])])
    func `from the minimum on pieces are a lot, in however many batches`(pieces: [Int], expected: [String]) throws {
        let kind = try BatchKind.of()
        let lots = try Self.lots(pieces.map { (kind, $0) })
        #expect(Self.words(lots) == expected)
        let first = try #require(BatchID("2026-11-0001"))
        #expect(lots.lot(of: first)?.id == (expected.isEmpty ? nil : "2026-11-L01"))
    }

    @Test func `a lot is of one printer, size and class, whatever the product and layout`() throws {
        let lots = try Self.lots(
            [
                (.of(.noEmail), 60), (.of(.dormant, layout: "window-right"), 10), (.of(.bounce, layout: "card"), 70),
                (.of(.bounceLetter), 5), (.of(.noEmail, to: .europe), 80), (.of(.noEmail, printer: "tweede"), 90),
                (.of(.noEmail, to: .world), 49),
            ], printers: Self.configuration("drukkerij", "tweede"))
        #expect(
            Self.words(lots) == [
                "2026-11-L01: 1+2+4, 75", "2026-11-L02: 3, 70", "2026-11-L03: 5, 80", "2026-11-L04: 6, 90",
            ])
        #expect(lots.all.map(\.postageClass) == [.domestic, .domestic, .europe, .domestic])
        #expect(lots.all.map(\.printer.name) == ["drukkerij", "drukkerij", "drukkerij", "tweede"])
        #expect(try lots.lot(of: #require(BatchID("2026-11-0007"))) == nil)
        #expect(try lots.lot(of: #require(BatchID("2026-11-0008"))) == nil)
    }

    @Test func `what is too small for a lot takes no number`() throws {
        let lots = try Self.lots([(.of(.noEmail, to: .world), 1), (.of(), 50), (.of(.noEmail, to: .europe), 50)])
        #expect(Self.words(lots) == ["2026-11-L01: 2, 50", "2026-11-L02: 3, 50"])
    }

    @Test(arguments: [
        (1, "2026-11-L01", "2026-11-L12"), (2, "2026-11-L201", "2026-11-L212"), (3, "2026-11-L301", "2026-11-L312"),
    ])
    func `lots of a later order have numbers of their own`(order: Int, first: String, last: String) throws {
        let printers = ["a", "b", "c", "d"]
        let kinds = try printers.flatMap { printer in
            try PostageClass.allCases.map { try BatchKind.of(printer: printer, to: $0) }
        }
        let lots = try Self.lots(
            kinds.map { ($0, 1) }, orderNumber: order, printers: Self.configuration("a", "b", "c", "d", minimum: 1))
        #expect(lots.all.count == 12 && Set(lots.all.map(\.id)).count == 12)
        #expect(lots.all.first?.id == first && lots.all.last?.id == last)
    }

    @Test func `only what is really in a batch counts, and nothing of a printer that is not known`() throws {
        let planned = try PlannedBatch.numbered(1, .of(), pieces: 60)
        let stranger = try PlannedBatch.numbered(2, .of(printer: "vreemd"), pieces: 60)
        let lots = try MailingLots(
            of: [(planned, 49), (stranger, 60)], run: november(), configuration: Self.configuration("drukkerij"))
        #expect(lots.all.isEmpty)
    }
}
