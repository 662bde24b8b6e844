import Foundation
import SystemPackage
import TestSupport
import Testing

/// Readers of any form: audience, abroad, with a curator, in large print, behind either window.
///
/// Each sealed letter is read back and compared with the plan, by `explain`, and with the text that is published of its form.
struct RandomFormsTests {
    @Test(arguments: [("window-left", 2_201 as UInt64), ("window-right", 2_202)])
    func `ten random forms are read back as they were planned, with their codes`(layout: String, seed: UInt64)
        async throws
    {
        let readers = RandomReaders(count: 10, seed: seed)
        let workspace = try await TestWorkspace.holding(readers.extract())
        if layout != "window-left" { try Self.use(layout, in: workspace) }
        let batches = try await workspace.sealed()
        try await workspace.succeed("publish", "published")
        var seen: Set<String> = []
        for batch in batches {
            let (pages, windows, codes) = (
                try await batch.pages(), try await batch.pages(in: batch.outside), try await batch.codes()
            )
            let isCard = batch.manifest.product.kind == "card"
            for row in batch.rows {
                let plan = try await workspace.explain(row.piece)
                let reader = try #require(readers.all.first { $0.account == plan.account })
                #expect(plan.audience == reader.audience)
                let form = reader.form(isCard: isCard)
                seen.insert(form)
                // Where it goes.
                let window = windows[row.pages.lowerBound - 1].compact
                let envelope = try #require(plan.envelope)
                #expect(window.contains(envelope.joined().compact), "\(form)")
                #expect(batch.manifest.product.layout == reader.layout(isCard: isCard, window: layout), "\(form)")
                // What it says.
                let said = Self.plain(row.pages.map { pages[$0 - 1] }.joined())
                for part in try Self.published(form, in: workspace) {
                    #expect(said.contains(Self.plain(part)), "\(form): \(part)")
                }
                #expect(said.contains(Self.plain(row.piece)), "\(form)")
                if !isCard { #expect(said.contains(Self.plain((plan.salutation ?? "") + ",")), "\(form)") }
                #expect(said.contains("6november2026"), "\(form)")
                if reader.hasCurator, !isCard { #expect(said.contains("Vrieswaard"), "\(form)") }
                // What machines read.
                var expected: [Int: Set<String>] = [row.pages.lowerBound: ["datamatrix \(row.piece)111"]]
                if EndToEnd.CodeTests.withCode.contains(reader.product(isCard: isCard)) {
                    expected[batch.pageOfCode(row), default: []].insert("qr \(EndToEnd.CodeTests.address)")
                }
                #expect(codes.filter { row.pages.contains($0.key) } == expected, "\(form)")
            }
        }
        #expect(batches.flatMap(\.rows).count == 10 && seen.count > 5, "\(seen)")
    }

    private static func use(_ layout: String, in workspace: TestWorkspace) throws {
        for product in ["digid-basis", "dormant", "no-email", "bounce-letter"] {
            try workspace.replace(
                "layout: window-left", by: "layout: \(layout)", in: "Templates/\(product)/template.yaml")
            // Its window is at the left.
            try workspace.replace(
                "largePrintLayout: large-print\n", by: "", in: "Templates/\(product)/template.yaml")
        }
        try workspace.use(.right)
    }

    /// What is another in each letter.
    private static let neutral = [
        "Geachte heer of mevrouw,", "(16 letters en cijfers: zie uw brief)", "(zie uw brief)", "(zie uw kaart)",
        "de persoon in uw brief", "De persoon in uw brief",
    ]

    /// The lines of a form as it is published, without what is another in each letter and without what pictures show.
    private static func published(_ form: String, in workspace: TestWorkspace) throws -> [String] {
        let text = try Files.text(workspace.scratch.appending("published/\(form).txt"))
        var parts: [String] = []
        // The first one says that values are samples.
        for line in text.split(separator: "\n").dropFirst() where !line.hasPrefix("Tekening: ") {
            var own = [String(line).replacing(#/^(Afzender|Kop \d|Stap \d+|Punt|QR-code): /#, with: "")]
            for words in neutral { own = own.flatMap { $0.split(separator: words).map { String($0) } } }
            parts += own.flatMap(printed)
        }
        return parts
    }

    /// The lines of the letterhead, and those at a code, are one where they are read out.
    private static func printed(_ line: String) -> [String] {
        if line == "MijnOverheid, Voorbeeldorganisatie Digitale Overheid" {
            return ["MijnOverheid", "Voorbeeldorganisatie Digitale Overheid"]
        }
        let address = " Naar post.example.org."
        return line.hasSuffix(address) ? [String(line.dropLast(address.count)), "post.example.org"] : [line]
    }

    /// What stays of a text however its lines are broken: pdftotext takes a hyphen at a line's end for hyphenation.
    private static func plain(_ text: String) -> String { text.compact.filter { $0 != "-" && $0 != "\u{2060}" } }
}
