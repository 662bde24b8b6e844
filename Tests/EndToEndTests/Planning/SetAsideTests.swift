import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct SetAsideTests {
        @Test func `a piece that cannot be laid out is set aside by name, and all others are made`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            // Five lines where an envelope may have six.
            try Files.replace(
                "width: 80\n  height: 30.6", with: "width: 80\n  height: 22.6",
                in: workspace.file("Templates/layouts/window-left.yaml"))
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let six = try #require(try await workspace.explain("odd-title-six-lines").piece?.id)
            #expect(plan.output.contains("\(six): does-not-fit"))
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            #expect(try await workspace.explain(six).piece?.state == "failed")
            let rendered = try await workspace.succeed("render", "2026-11")
            #expect(rendered.output.contains("\(six): does-not-fit"))
            try await workspace.succeed("seal", "2026-11")

            let batches = try workspace.batches()
            let omitted = batches.flatMap(\.manifest.omitted)
            #expect(omitted.contains(six))
            #expect(rendered.output.contains("\(17 - omitted.count) pieces, \(omitted.count) set aside"))
            #expect(batches.flatMap(\.rows).count == 17 - omitted.count)
            for piece in omitted { #expect(rendered.output.contains("\(piece): does-not-fit")) }
            #expect(Set(batches.flatMap(\.rows).map(\.piece)).isDisjoint(with: omitted))

            let status = try await workspace.status()
            #expect(status.pieces["failed"] == omitted.count && status.pieces["sealed"] == 17 - omitted.count)
            for piece in omitted {
                let answer = try await workspace.explain(piece)
                #expect(answer.piece?.state == "failed" && answer.decision == "write")
                #expect((answer.envelope ?? []).joined().count > 0)
            }
            for batch in batches {
                let run = try await ProgramRun(.postvangnet, ["verify", batch.folder.string], in: "/")
                #expect(run.status == 0, "\(run.output)\(run.errors)")
            }
            for piece in omitted { #expect(plan.output.contains("\(piece): does-not-fit")) }
            // Whoever fits has not moved.
            let sample = try SampleRun.shared.few.batches
            for batch in batches where batch.manifest.product.kind == "card" {
                let same = try #require(sample.first { $0.manifest.batch.id == batch.manifest.batch.id })
                #expect(try Files.bytes(batch.letters) == Files.bytes(same.letters))
            }
        }

        @Test(arguments: [
            // A letter of medieval texts, which is in no pinned font.
            ("surname", "Van \u{A7C2}aedel", "missing-glyph"),
            // As long as the register allows: more lines than an envelope has.
            ("surname", String(repeating: "Langenaam", count: 22), "does-not-fit"),
        ])
        func `a name that cannot be printed sets its piece aside when the run is planned`(
            column: String, value: String, code: String
        ) async throws {
            let account = "odd-secrecy-1"
            let workspace = try await TestWorkspace.made()
            let extract = try ExtractCopy(of: ExtractCopy.few, in: workspace.scratch)
            try extract.set("name_use", of: account, in: "people.csv", to: "E")
            try extract.set(column, of: account, in: "people.csv", to: value)
            try await workspace.succeed("import", extract.folder.string)
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let piece = try #require(try await workspace.explain(account).piece?.id)
            #expect(plan.output.contains("\(piece): \(code)"))
            #expect(!plan.output.contains("Langenaam"))
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let batches = try workspace.batches()
            #expect(batches.flatMap(\.manifest.omitted) == [piece])
            #expect(batches.flatMap(\.rows).count == 16)
            #expect(try await workspace.status().pieces["failed"] == 1)
        }

        @Test func `a batch of which nothing is left does not stop the others`() async throws {
            let workspace = try TestWorkspace.imported()
            // Three lines: no address abroad fits.
            for layout in ["window-left", "large-print"] {
                try Files.replace(
                    "height: 30.6", with: "height: 17", in: workspace.file("Templates/layouts/\(layout).yaml"))
            }
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let status = try await workspace.status()
            let empty = status.batches.filter { $0.sheets == 0 }.map(\.id)
            #expect(status.state == "sealed" && empty.count == 4)
            #expect(
                try workspace.batches().map(\.manifest.batch.id)
                    == status.batches.map(\.id).filter { !empty.contains($0) })
            #expect(status.pieces.values.reduce(0, +) == 190)
        }
    }
}
