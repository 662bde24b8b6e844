import Foundation
import LetterComposition
import MailboxDomain
import Measures
import PageLayout
import PageRendering
import TestSupport
import Testing

/// The hardest readers, each with each layout: a page keeps its zones and is read back, or is refused by name.
@MainActor @Suite struct WorstCaseTests {
    struct Reader: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var envelope: [String]
        var salutation: String
        var ward: String?
        var kix: String?
        var circumstances: Set<LetterCondition> = []
        /// Layouts in which this reader cannot be written to.
        var refusedIn: Set<String> = []
    }

    nonisolated static let layouts = ["window-left", "window-right", "large-print", "card"]

    private nonisolated static let readers = [
        Reader(
            testDescription: "longest legal name",
            envelope: [
                "A.B.C.D.E.F.G.H.I.J.K.L. van den Boogaart tot Nederhemert van Duin-van Oranje-Nassau van Amsberg "
                    + "tot Lippe-Biesterfeld", "Burgemeester van den Boschlaan 99999 AToe",
                "1234 AB  HORST AAN DE MAAS",
            ], salutation: "Geachte mevrouw Van den Boogaart tot Nederhemert van Duin-van Oranje-Nassau", kix: "1234AB9"
        ),
        Reader(
            testDescription: "title and courtesy title",
            envelope: [
                "De hoogwelgeboren vrouwe", "M.W.A. barones van Heeckeren van Kell-barones de Vos van Steenwijk",
                "Kasteel te Hoog Nederhemert, het poortgebouw", "HORST AAN DE MAAS",
            ], salutation: "Hoogwelgeboren vrouwe"),
        Reader(
            testDescription: "six address lines",
            envelope: ["De hooggeboren heer", "A. graaf van B", "Line one", "Line two", "Line three", "GERMANY"],
            salutation: "Hooggeboren heer", circumstances: [.abroad]),
        Reader(
            testDescription: "name of 100 characters without a space",
            envelope: [String(repeating: "abcdefghij", count: 10), "Laan 1", "1234 AB  DORP"],
            salutation: "Geachte heer " + String(repeating: "Abcdefghij", count: 10), kix: "1234AB1"),
        Reader(
            testDescription: "the widest capitals, 60 without a space",
            envelope: [String(repeating: "WM", count: 30), "Laan 1", "1234 AB  DORP"],
            salutation: "Geachte heer " + String(repeating: "WM", count: 30), kix: "1234AB1"),
        Reader(
            testDescription: "name longer than any envelope",
            envelope: [String(repeating: "abcdefghij ", count: 40), "Laan 1", "1234 AB  DORP"],
            salutation: "Geachte heer", refusedIn: Set(layouts)),
        Reader(
            testDescription: "combining characters",
            envelope: [
                "Z\u{308}oe\u{301} K\u{327}risti\u{304}a\u{308}ns-N\u{30C}g", "S\u{302}traat 1", "1234 AB  DORP",
            ],
            salutation: "Geachte mevrouw K\u{327}risti\u{304}a\u{308}ns-N\u{30C}g"),
        Reader(
            testDescription: "letters of all of Europe",
            envelope: ["Þórður Ğüneş-Œuvre Łódź", "Ĳsselkade 1", "1234 AB  ’S-HERTOGENBOSCH"],
            salutation: "Geachte heer Ğüneş-Œuvre Łódź"),
        Reader(
            testDescription: "a character that no font has", envelope: ["\u{10A00} Onleesbaar", "Laan 1", "DORP"],
            salutation: "Geachte heer", refusedIn: Set(layouts)),
        Reader(
            testDescription: "missing parts", envelope: ["Jo", "X", "DORP"], salutation: "Geachte Jo"),
        Reader(
            testDescription: "ward with a long name",
            envelope: [
                "Stichting Bewind en Curatele Noordoost-Groningen en Drenthe", "Postbus 12345", "1234 AB  DORP",
            ], salutation: "Geachte heer, mevrouw",
            ward: "mevrouw Van den Boogaart tot Nederhemert van Duin-van Oranje-Nassau van Amsberg", kix: "1234AB12345",
            circumstances: [.ward]),
        Reader(
            testDescription: "ward abroad, digid lapsed", envelope: ["A. B", "Rue 1", "75001 Paris", "FRANCE"],
            salutation: "Geachte heer B", ward: String(repeating: "Abcdefghij", count: 10),
            circumstances: [.ward, .abroad, .digidLapsed]),
    ]

    private let stationery: ProjectStationery

    init() throws { stationery = try ProjectStationery() }

    @Test(arguments: layouts, readers)
    func `a page keeps its zones and is read back, or is refused`(layout: String, reader: Reader) async throws {
        let profile = try stationery.layout(layout)
        for product in Product.allCases where (product == .bounce) == (layout == "card") {
            let pages: [Page]
            do throws(LayoutError) {
                pages = try lay(product, out: reader, in: profile)
            } catch {
                #expect(reader.refusedIn.contains(layout), "\(product), \(error.fault): \(error)")
                continue
            }
            #expect(!reader.refusedIn.contains(layout), "\(product) should have been refused")
            for (index, page) in pages.enumerated() {
                let faults = try PlacedShape.faults(
                    on: page, number: index + 1, profile: profile, library: stationery.fonts)
                #expect(faults.isEmpty, "\(product), page \(index + 1): \(Set(faults).sorted())")
            }
            let text = try await self.text(of: pages)
            for line in reader.envelope { #expect(text.contains(compact(line)), "\(product): \(line)") }
            guard product != .bounce else { continue }
            #expect(text.contains(compact(reader.salutation)), "\(product)")
            if let ward = reader.ward { #expect(text.contains(compact(ward)), "\(product)") }
        }
    }

    @Test func `a line that leaves its zone, or stands on another, is seen`() throws {
        let profile = try stationery.layout("window-left")
        let reader = try #require(Self.readers.first)
        var page = try lay(.dormant, out: reader, in: profile)[0]
        func faults() throws -> [String] {
            try PlacedShape.faults(on: page, number: 1, profile: profile, library: stationery.fonts)
        }
        #expect(try faults().isEmpty)
        let index = try #require(page.items.firstIndex { $0.zone == .address })
        guard case .text(let line, var baseline) = page.items[index].content else { return }
        baseline.x = baseline.x + 60.mm
        page.items[index].content = .text(line, baseline: baseline)
        #expect(try faults().contains("address leaves its zone"))
        baseline.y = 100.mm
        page.items[index].content = .text(line, baseline: baseline)
        #expect(try faults().contains("address overlaps body"))
    }

    private func lay(
        _ product: Product, out reader: Reader, in profile: LayoutProfile
    ) throws(LayoutError) -> [Page] {
        let reference = "2611 A000 1000 001S"
        guard let template = try? stationery.template(product), let date = CalendarDate("2026-09-30") else { return [] }
        // Nobody gets a card who should not be told apart on it.
        let circumstances =
            product == .bounce ? reader.circumstances.intersection([.abroad]) : reader.circumstances
        let variant = LetterVariant(
            of: template, circumstances: circumstances, date: date, on: profile)
        let layout = try LetterLayout(
            variant: variant, profile: profile, senderName: stationery.sender.name,
            organisation: stationery.sender.organisation,
            returnAddress: stationery.sender.returnAddress, drawings: stationery.drawings, library: stationery.fonts)
        guard
            let letter = try? Letter(
                variant: variant, salutation: reader.salutation, reference: reference,
                ward: circumstances.contains(.ward) ? reader.ward : nil)
        else { return [] }
        return try layout.pages(of: letter, envelope: reader.envelope, kix: reader.kix, pieceReference: reference) {
            "2611A0001000001S\($0)\($1)1"
        }
    }

    private func text(of pages: [Page]) async throws -> String {
        let folder = try ScratchFolder()
        let path = folder.path("letters.pdf")
        let renderer = try PDFRenderer(
            path: path, title: "Brief", date: "2026-09-30T00:00:00Z", library: stationery.fonts)
        try renderer.write(pages)
        try renderer.finish()
        return compact(try await Program.pdftotext.text(["-enc", "UTF-8", path, "-"]))
    }

    /// Without white space and composed: what stays of a text however its lines are broken. Without hyphens too, which
    /// pdftotext takes for hyphenation at the end of a line.
    private func compact(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace && $0 != "-" }
    }
}
