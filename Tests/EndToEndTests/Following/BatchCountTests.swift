import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What feedback says of a batch as a whole: what a camera counted, and how much was spoiled.
    struct BatchCountTests {
        @Test func `where the contract asks for a camera, nothing is mailed before it has counted`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try workspace.replace(
                "      # insertion: camera ", by: "      insertion: camera ", in: "postvangnet.yaml")
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let batch = try #require(
                workspace.batches().first { $0.manifest.product.kind == "letter" && $0.rows.count > 2 })
            #expect(try Files.text(batch.folder.appending("manifest.json")).contains("\"insertion\": \"camera\""))
            let schema = try await SchemaTests.check("manifest", [batch.folder.appending("manifest.json")])
            #expect(schema.status == 0, "\(schema.errors)")
            let (id, counts) = (batch.manifest.batch.id, batch.manifest.counts)
            func tell(_ rows: [String]) async throws -> ProgramRun {
                let header = "batch_id,piece_id,status,at,reason,pieces,sheets\n"
                let file = header + rows.joined(separator: "\n") + "\n"
                let ack = workspace.scratch.appending("ack.csv")
                return try await workspace.reconcile([("f.csv", Array(file.utf8))], ["--ack", ack.string])
            }
            let at = "2026-11-12T09:00:00+01:00"
            let mailed = "\(id),,mailed,\(at),,,"
            for early in [mailed, "\(id),\(batch.rows[0].piece),mailed,\(at),,,", "\(id),,inserted,\(at),,,"] {
                let run = try await tell([early])
                #expect(run.status == 1 && run.errors.contains("[not-inserted]"), "\(run.errors)")
            }
            #expect(try await workspace.status().pieces["mailed"] ?? 0 == 0)
            // One piece alone, then all of them, one too few at first.
            let one = try await tell(["\(id),\(batch.rows[0].piece),inserted,\(at),,1,1"])
            #expect(one.status == 0, "\(one.errors)")
            let few = try await tell(["\(id),,inserted,\(at),,\(counts.pieces - 1),\(counts.sheets)"])
            #expect(few.status == 1 && few.errors.contains("[inserted-count]"), "\(few.errors)")
            let answer = try Files.text(workspace.scratch.appending("ack.csv")).split(separator: "\n")
            #expect(answer.last?.hasPrefix("f.csv,2,yes,inserted-count,") == true, "\(answer)")
            // One is spoiled, printed again, and goes into its envelope after the others were counted.
            let again = try await tell([
                "\(id),\(batch.rows[1].piece),spoiled,2026-11-12T09:10:00+01:00,,,",
                "\(id),,inserted,2026-11-12T09:20:00+01:00,,\(counts.pieces - 1),\(counts.sheets - 1)",
                "\(id),\(batch.rows[1].piece),inserted,2026-11-12T09:40:00+01:00,,1,1",
            ])
            // One of so few is more than the contract allows.
            func codes(_ run: ProgramRun) -> [Substring] { run.errors.matches(of: /\[([a-z-]+)\]/).map(\.1) }
            #expect(codes(again) == ["reprint-share"], "\(again.errors)")
            // Neither hides the other, where both are said of one row.
            let both = try await tell([
                "\(id),,inserted,2026-11-12T09:50:00+01:00,,\(counts.pieces - 1),\(counts.sheets - 1)"
            ])
            #expect(codes(both) == ["inserted-count", "reprint-share"], "\(both.errors)")
            let lines = try Files.text(workspace.scratch.appending("ack.csv")).split(separator: "\n").dropFirst()
            #expect(lines.map { $0.split(separator: ",")[3] } == ["inserted-count", "reprint-share"], "\(lines)")
            let all = try await tell([
                "\(id),,inserted,2026-11-12T10:00:00+01:00,,\(counts.pieces),\(counts.sheets)",
                "\(id),,mailed,2026-11-12T11:00:00+01:00,,,",
            ])
            #expect(codes(all) == ["reprint-share"], "\(all.errors)")
            #expect(try await workspace.status().pieces["mailed"] == counts.pieces)
            for row in ["\(id),,printed,\(at),,1,1", "\(id),,inserted,\(at),,2,1", "\(id),,inserted,\(at),,many,1"] {
                let run = try await tell([row])
                #expect(run.status == 1 && run.errors.contains("[feedback-count]"), "\(run.errors)")
            }
        }

        @Test func `more spoiled pieces than the contract allows are a finding, however they came in`() async throws {
            let (workspace, batch) = try ReconcileTests.sealed()
            let (id, pieces) = (batch.manifest.batch.id, batch.rows.map(\.piece))
            func spoil(_ piece: String) async throws -> ProgramRun {
                try await workspace.reconcile(
                    (
                        "f.csv",
                        FeedbackText.file(
                            FeedbackText.row(id, piece, "spoiled", "2026-11-11"),
                            // Printed again in line: it was spoiled all the same.
                            FeedbackText.row(id, piece, "printed", "2026-11-12"))
                    ))
            }
            let allowed = 3 * pieces.count / 100
            for piece in pieces.prefix(allowed) { #expect(try await spoil(piece).status == 0) }
            let tooMany = try await spoil(pieces[allowed])
            #expect(tooMany.status == 1)
            #expect(
                tooMany.errors.hasPrefix(
                    "f.csv:2:status: \(allowed + 1) of \(pieces.count) pieces of batch \(id) were reported spoiled")
                    && tooMany.errors.contains("3.0 %") && tooMany.errors.contains("[reprint-share]"))
        }
    }
}
