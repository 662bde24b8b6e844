import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What an approver sees before anything is printed.
    struct ProofTests {
        private static let precedence = ["digid-basis", "dormant", "no-email", "bounce"]

        private func proof() throws -> FilePath {
            try SampleRun.shared.stages.planned.file("runs/2026-11/proof.pdf")
        }

        private func pages() async throws -> [String] {
            let run = try await ProgramRun(.pdftotext, ["-raw", "-enc", "UTF-8", try proof().string, "-"])
            try #require(run.status == 0, "\(run.errors)")
            return run.output.split(separator: "\u{0C}").map(String.init)
        }

        @Test func `the cover tells how many, what it costs, who will call, why it is allowed, and what is approved`()
            async throws
        {
            let workspace = try SampleRun.shared.stages.planned
            let cover = try #require(try await pages().first)
            let plan = try TestJSON(Files.text(workspace.file("runs/2026-11/plan.json")))
            for audience in Self.precedence {
                let row = try #require(
                    cover.split(separator: "\n").first { $0.hasPrefix(audience) || $0.contains(" \(audience) ") })
                let numbers = row.split(separator: " ").compactMap { Int($0) }
                #expect(numbers.first == plan["totals"]["chosen"][audience].number)
                #expect(numbers.last == plan["expectedCalls"][audience].number)
                #expect(cover.compact.contains(try #require(plan["legalBasis"][audience].text).compact))
            }
            let rows = cover.split(separator: "\n").compactMap { line in
                Self.precedence.first { line.hasPrefix("\($0) ") && line.contains(/[0-9] [0-9-]/) }
            }
            #expect(rows == Self.precedence, "\(cover)")
            let cents = try #require(plan["cost"]["cents"].number)
            #expect(cover.contains("€ \(cents / 100),"))
            #expect(cover.contains("Verwachte telefoontjes naar de helpdesk: \(plan["expectedCalls"].sum)."))
            let sum = try await ProgramRun(.sha256sum, [workspace.file("runs/2026-11/plan.sqlite").string])
            #expect(cover.compact.contains(try #require(sum.output.split(separator: " ").first)))
            #expect(cover.compact.contains("Het is een test".compact))
        }

        @Test func `the cover draws its figures as bars as long as plan.json says, with the figure beside each`()
            async throws
        {
            let plan = try TestJSON(Files.text(SampleRun.shared.stages.planned.file("runs/2026-11/plan.json")))
            let lines = try await CoverLine.all(in: try proof())
            let figures = plan["figures"]
            let costs = figures["costs"].list
            let names = try costs.map { row in
                let (audience, product) = (try #require(row["audience"].text), try #require(row["product"].text))
                return audience == product ? audience : "\(audience), \(product)"
            }
            func euros(_ cents: Int) -> String { String(format: "€ %d,%02d", cents / 100, cents % 100) }
            let pieces = try costs.map { try #require($0["pieces"].number) }
            let cents = try costs.map { try #require($0["cents"].number) }
            try CoverLine.expect(zip(names, pieces).map { (text: "\($0) \($1)", value: $1) }, in: lines)
            try CoverLine.expect(zip(names, cents).map { (text: "\($0) \(euros($1))", value: $1) }, in: lines)
            let numbers = [("first", "eerste"), ("second", "tweede"), ("third", "derde"), ("later", "later")]
            var repeats: [(text: String, value: Int)] = []
            for audience in Self.precedence {
                for (key, word) in numbers {
                    let count = try #require(figures["pieces"][audience][key].number)
                    repeats.append(("\(key == "first" ? "\(audience) " : "")\(word) \(count)", count))
                }
            }
            try CoverLine.expect(repeats, in: lines)
            // And what each shows, in a sentence.
            let text = lines.map(\.text).joined().compact
            let (most, dearest) = (try #require(pieces.max()), try #require(cents.max()))
            let all = try #require(plan["cost"]["cents"].number)
            let first = Self.precedence.compactMap { figures["pieces"][$0]["first"].number }.reduce(0, +)
            for sentence in [
                "De meeste poststukken, \(most) van de \(pieces.reduce(0, +)), zijn voor \(names[pieces.firstIndex(of: most) ?? 0]).",
                "krijgen er \(first) hun eerste poststuk; 0 kregen er al drie of meer.",
                "Het meeste geld, \(euros(dearest)) van de \(euros(all)), gaat naar \(names[cents.firstIndex(of: dearest) ?? 0]).",
            ] {
                #expect(text.contains(sentence.compact), "\(sentence)")
            }
        }

        @Test func `it shows of each text an ordinary letter and the extremes, as they will be printed`() async throws {
            let pages = try await pages()
            let all = pages.dropFirst().joined().compact
            for product in ["digid-basis", "dormant", "no-email", "bounce", "bounce-letter"] {
                let own = pages.filter { $0.contains("PROEF 2026-11 - \(product) - ") }.joined()
                for reason in ["gewoon (", "langste naam", "meeste adresregels"] {
                    #expect(own.contains(reason), "\(product): \(reason)")
                }
            }
            for reason in ["buitenland", "onder curatele", "zonder DigiD", "titel", "gewoon (large-print)"] {
                #expect(pages.contains { $0.contains(reason) }, "\(reason)")
            }
            // The envelopes with the most lines and the longest name of the run are there in full.
            let envelopes = try await SampleRun.shared.explanations.values.filter { $0.piece != nil }
                .compactMap(\.envelope)
            let most = try #require(envelopes.map(\.count).max())
            #expect(envelopes.contains { $0.count == most && all.contains($0.joined().compact) })
        }

        @Test func `every page is marked as a proof, and no machine finds a mark on it`() async throws {
            let pages = try await pages()
            #expect(pages.count > 20)
            // The word rises across the page: each of its letters is a line of its own.
            for page in pages { #expect(page.split(separator: "\n").prefix(5) == ["P", "R", "O", "E", "F"]) }
            let marks = try SampleRun.shared.batches.flatMap(\.rows).map(\.mark)
            let found = try await ProgramRun(
                .python, ["-c", Self.readCodes, try proof().string], in: SampleRun.shared.workspace.scratch)
            try #require(found.status == 0, "\(found.errors)")
            #expect(found.output.contains("QR"))
            #expect(!found.output.contains("DataMatrix") && !marks.contains(where: found.output.contains))
        }

        /// Draws the pages with poppler, and looks for codes with a library that had no part in drawing them.
        private static let readCodes = """
            import pathlib, subprocess, sys, tempfile, zxingcpp
            from PIL import Image
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(["pdftoppm", "-r", "150", "-gray", sys.argv[1], folder + "/page"], check=True)
                for page in sorted(pathlib.Path(folder).iterdir()):
                    for code in zxingcpp.read_barcodes(Image.open(page)):
                        print(code.format, code.text)
            """

        @Test func `the same plan has the same proof`() async throws {
            let workspace = try TestWorkspace.imported()
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            #expect(try Files.bytes(workspace.file("runs/2026-11/proof.pdf")) == Files.bytes(try proof()))
        }

        @Test(arguments: [false, true])
        func `without the proof that was made of the plan nobody approves`(isGone: Bool) async throws {
            let workspace = try TestWorkspace.planned()
            let proof = workspace.file("runs/2026-11/proof.pdf")
            if isGone { try Files.remove(proof) } else { try Files.write(Files.bytes(proof) + [10], to: proof) }
            let run = try await workspace.postvangnet("approve", "2026-11", "--by", "approver")
            #expect(run.status == 77 && run.errors.contains("proof.pdf") && run.errors.contains("postvangnet plan"))
        }

        @Test func `plan and approve show the figures`() async throws {
            let workspace = try TestWorkspace.imported()
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let approval = try await workspace.succeed("approve", "2026-11", "--by", "approver")
            for output in [plan.output, approval.output] {
                for part in ["legal basis", "cost EUR 189.80", "calls", "waiting", "before", "no-email"] {
                    #expect(output.contains(part), "\(part)")
                }
            }
            #expect(plan.output.contains("runs/2026-11/proof.pdf"))
        }
    }
}
