import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct LayoutTests {
        @Test func `who asked for large print gets it in a letter, and nobody else does`() async throws {
            let sample = try SampleRun.shared
            let readers = try await sample.readers
            let preferences = try ExtractCopy.rows(of: Project.sampleExtract.appending("preferences.csv"))
            let large = Set(preferences.filter { $0["letter_format"] == "large" }.compactMap { $0["account_id"] })
            var seen = 0
            for batch in sample.batches where batch.manifest.product.kind == "letter" {
                for row in batch.rows {
                    let account = try #require(readers[row.piece]?.account)
                    #expect((batch.manifest.product.layout == "large-print") == large.contains(account), "\(account)")
                    seen += large.contains(account) ? 1 : 0
                }
            }
            #expect(seen > 0)
        }

        @Test func `a letter in large print goes on on the back, others leave it blank`() async throws {
            for batch in try SampleRun.shared.batches where batch.manifest.product.kind == "letter" {
                let pages = try await batch.pages()
                for row in batch.rows {
                    let isBlank = pages[row.pages.lowerBound].compact.isEmpty
                    #expect(isBlank == (batch.manifest.product.layout != "large-print"), "\(row.piece)")
                }
            }
        }

        @Test func `a layout that an envelope does not hold is refused with the figures, wherever it fails`()
            async throws
        {
            func errors(_ change: (TestWorkspace) throws -> Void) async throws -> String {
                let workspace = try TestWorkspace.imported()
                try change(workspace)
                let run = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
                #expect(run.status == 78 && !Files.exists(workspace.file("runs/2026-11/plan.sqlite")))
                return run.errors
            }
            let otherSide = try await errors {
                try $0.replace(
                    "layout: window-left", by: "layout: window-right", in: "Templates/no-email/template.yaml")
            }
            #expect(otherSide.contains("printers.voorbeelddrukkerij.letter.inside"))
            #expect(
                otherSide.contains(
                    "Of the layout window-right address does not always show through the window: it takes 105-187 x 53.6-85, "
                        + "and nothing always shows, for the sheet has 19 x 55 mm of play."), "\(otherSide)")
            let tooSmall = try await errors { try $0.use(.right) }
            #expect(
                tooSmall.contains(
                    "The layout window-left, folded to 210 x 153 mm, does not go into this envelope, which is 220 x 110 mm "
                        + "inside."), "\(tooSmall)")
            let narrow = try await errors {
                try $0.use(.init(width: 229, height: 162, opening: (34.5, 43.5, 90, 47)))
            }
            #expect(
                narrow.contains(
                    "it takes 35-115 x 50.8-81.4, and 34.5-105.5 x 43.5-81.5 always shows, for the sheet has 19 x 9"),
                "\(narrow)")
            let high = try await errors {
                try $0.use(.init(width: 229, height: 162, opening: (34.5, 43.5, 101, 60)))
            }
            #expect(
                high.contains("Of the layout window-left body can show through the window: it takes 35-170 x 91-283, "))
            #expect(
                high.contains("and 15.5-135.5 x 34.5-103.5 can show, for the sheet has 19 x 9 mm of play."), "\(high)")
            let told = try await errors { try $0.showAlways(x: 40, y: 40, width: 90, height: 45) }
            #expect(told.contains("letter.window") && told.contains("it takes 35-115 x 50.8-81.4"), "\(told)")
        }

        @Test func `behind a window at the right, on preprinted paper, only the address shows`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            for product in ["digid-basis", "dormant", "no-email", "bounce-letter"] {
                let template = workspace.file("Templates/\(product)/template.yaml")
                try Files.replace("layout: window-left", with: "layout: window-right", in: template)
                try Files.replace("largePrintLayout: large-print\n", with: "", in: template)
            }
            try Files.replace(
                "preprintedLetterhead: false", with: "preprintedLetterhead: true",
                in: workspace.file("Templates/layouts/window-right.yaml"))
            try workspace.use(.right)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let batches = try workspace.batches().filter { $0.manifest.product.kind == "letter" }
            #expect(!batches.isEmpty)
            for batch in batches {
                #expect(batch.manifest.product.layout == "window-right")
                let outsides = try await batch.pages(in: batch.outside)
                let whole = try await batch.pages()
                for row in batch.rows {
                    let outside = outsides[row.pages.lowerBound - 1].compact
                    #expect(outside.hasPrefix((batch.manifest.sender.returnLine + row.piece).compact), "\(row.piece)")
                    // The letterhead stood first on the page; now the paper has it.
                    #expect(!whole[row.pages.lowerBound - 1].compact.hasPrefix("MijnOverheid"), "\(row.piece)")
                }
            }
            let same = try SampleRun.shared.few.batches.filter { $0.manifest.product.kind == "letter" }
            #expect(batches.flatMap(\.rows).count == same.flatMap(\.rows).count)
        }

        /// As images go, the post's barcode (KIX) is the one that is wide and low; the other codes are square.
        @Test func `the post's barcode is on every Dutch address with a postcode and a number, and on no other`()
            async throws
        {
            for batch in try SampleRun.shared.batches {
                let images = try await ProgramRun(.pdfimages, ["-list", batch.letters.string])
                try #require(images.status == 0, "\(images.errors)")
                // page, number, type, width, height
                let barcodes = images.output.split(separator: "\n").dropFirst(2)
                    .map { $0.split(separator: " ").compactMap { Int($0) } }
                    .filter { $0.count > 3 && $0[2] > 4 * $0[3] }.map { $0[0] }
                let expected = batch.rows.filter {
                    $0.country == "NL" && !$0.postcode.isEmpty && !$0.houseNumber.isEmpty
                }
                #expect(barcodes == expected.map(\.pages.lowerBound), "\(batch.manifest.batch.id)")
            }
        }
    }
}
