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

        @Test func `a layout whose address the envelope would hide is refused`() async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace(
                "layout: window-left", with: "layout: window-right",
                in: workspace.file("Templates/no-email/template.yaml"))
            let run = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(run.status == 78)
            #expect(run.errors.contains("letter.window") && run.errors.contains("layout window-right"))
            #expect(!Files.exists(workspace.file("runs/2026-11/plan.sqlite")))
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
            try Files.replace(
                "window: {x: 30, y: 45, width: 88, height: 44}",
                with: "window: {x: 100, y: 43, width: 90, height: 45}", in: workspace.file("postvangnet.yaml"))
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
