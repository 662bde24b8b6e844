import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Four readers of one batch, of whom the second is taken out.
@Suite struct WithdrawTests {
    private static let batch = "2026-11-0001"

    /// - Parameter last: `approve`, `render` or `seal`; nil for a plan.
    private static func workspace(upTo last: String? = nil) async throws -> TestWorkspace {
        let workspace = try await planned.value.copy()
        guard let last else { return workspace }
        try await workspace.succeed("approve", "2026-11", "--by", "tester")
        for step in ["render", "seal"] where last == step || last == "seal" {
            try await workspace.succeed(step, "2026-11")
        }
        return workspace
    }

    /// Made once; the key lies beside the first workspace.
    private static let planned = Task {
        let workspace = try await TestWorkspace.made()
        try workspace.sign(with: try await ScratchKey.ofSender(in: workspace.scratch).path)
        try await workspace.load(asOf: "2026-11-01", accounts: 4)
        try await workspace.succeed("plan", "2026-11")
        return workspace
    }

    private static func withdraw(_ piece: String, in workspace: TestWorkspace) async throws -> ProgramRun {
        try await workspace.postvangnet("withdraw", piece, "--by", "A. Bakker", "--reason", "asked for by telephone")
    }

    private static func piece(_ number: Int, in workspace: TestWorkspace) async throws -> String {
        try #require(try await workspace.explain("a\(number)").piece?.id)
    }

    private static func counts(_ workspace: TestWorkspace) async throws -> [String: Int] {
        try await workspace.status().pieces.filter { $0.value > 0 }
    }

    /// The batch has all readers but the second, and says which number is skipped; the reader can be chosen again.
    private static func expectLeftOut(_ piece: String, of workspace: TestWorkspace) async throws {
        let sealed = try SealedBatch(workspace.batch(1))
        #expect(sealed.rows.count == 3 && !sealed.rows.map(\.piece).contains(piece))
        #expect(sealed.manifest.omitted == [piece] && sealed.manifest.counts.pieces == 3)
        #expect(try await !sealed.pages().joined().compact.contains(piece))
        let verified = try await ProgramRun(.postvangnet, ["verify", sealed.folder.string])
        #expect(verified.status == 0, "\(verified.output)")
        #expect(try await counts(workspace) == ["sealed": 3, "withdrawn": 1])
        let answer = try await workspace.succeed("explain", "a2", "2026-11").output
        let json = try TestJSON(await workspace.succeed("explain", "a2", "2026-11", "--format", "json").output)
        #expect(json["withdrawal"]["by"].text == "A. Bakker" && json["cancellation"].isNull)
        #expect(answer.contains("withdrawn by A. Bakker") && answer.contains("asked for by telephone"))
        try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03")
        try await workspace.mailed(batch, on: "2026-11-10")
        try await workspace.load(asOf: "2026-12-01", accounts: 4)
        try await workspace.succeed("plan", "2026-12")
        #expect(
            try await workspace.reasons("2026-12", accounts: 4)
                == ["recently-written", "write", "recently-written", "recently-written"])
    }

    @Test func `a reader who is taken out of a plan stays out of one that is made again, and the approval says so`()
        async throws
    {
        let workspace = try await Self.workspace()
        let first = try await Self.piece(2, in: workspace)
        let run = try await Self.withdraw(first, in: workspace)
        #expect(run.status == 0 && run.output.contains("also where that is planned again"), "\(run.errors)")
        #expect(try await Self.withdraw(first, in: workspace).output.hasPrefix("Nothing new"))
        #expect(try await Self.counts(workspace) == ["planned": 3, "withdrawn": 1])
        // The first reader lives behind all others now, so that pieces change their numbers.
        let extract = try TestWorkspace.extract(asOf: "2026-11-02", accounts: [1, 2, 3, 4], houses: [1: 50])
        try await workspace.succeed("import", extract.folder.path)
        let discarded = try await workspace.succeed("discard", "2026-11")
        #expect(discarded.output.contains("1 reader taken out"))
        let plan = try await workspace.succeed("plan", "2026-11")
        #expect(plan.output.contains("1 piece is withdrawn"), "\(plan.output)")
        let second = try await Self.piece(2, in: workspace)
        #expect(second != first)
        try await workspace.succeed("approve", "2026-11", "--by", "tester")
        let approval = try TestJSON(Files.text(workspace.file("runs/2026-11/approval.json")))
        #expect(approval["statement"]["withdrawn"].list.map(\.text) == [second])
        try await workspace.succeed("run", "2026-11")
        try await Self.expectLeftOut(second, of: workspace)
    }

    @Test func `of a batch that is rendered a piece is taken out by rendering it anew`() async throws {
        let workspace = try await Self.workspace(upTo: "render")
        let piece = try await Self.piece(2, in: workspace)
        let rendered = workspace.file("runs/2026-11/batches/\(Self.batch)")
        let kept = workspace.scratch.appending("kept")
        try Files.copy(rendered, to: kept)
        let run = try await Self.withdraw(piece, in: workspace)
        #expect(run.status == 0 && run.output.contains("Next: postvangnet run 2026-11"), "\(run.errors)")
        #expect(!Files.exists(rendered))
        // Cut off in between, it would have stayed.
        try Files.copy(kept, to: rendered)
        let seal = try await workspace.postvangnet("seal", "2026-11")
        #expect(seal.status == 66 && seal.errors.contains("postvangnet render 2026-11"), "\(seal.errors)")
        #expect(!Files.exists(workspace.outbox))
        try await workspace.succeed("run", "2026-11")
        try await Self.expectLeftOut(piece, of: workspace)
    }

    @Test func `a machine that has the plan and no ledger leaves out what the approval says`() async throws {
        let workspace = try await Self.workspace()
        let piece = try await Self.piece(2, in: workspace)
        #expect(try await Self.withdraw(piece, in: workspace).status == 0)
        try await workspace.succeed("approve", "2026-11", "--by", "tester")
        let ledger = workspace.file("ledger.sqlite")
        let kept = try Files.bytes(ledger)
        try Files.remove(ledger)
        let rendered = try await workspace.succeed("render", "2026-11", "--shard", "1/1")
        #expect(rendered.output.contains("\(piece): withdrawn"), "\(rendered.output)")
        try Files.write(kept, to: ledger)
        try await workspace.succeed("seal", "2026-11")
        try await Self.expectLeftOut(piece, of: workspace)
    }

    @Test func `all pieces can be taken out, and nothing is left to send`() async throws {
        let workspace = try await Self.workspace(upTo: "approve")
        for number in 1...4 {
            let piece = try await Self.piece(number, in: workspace)
            #expect(try await Self.withdraw(piece, in: workspace).status == 0)
        }
        // More than limits.failed would stop a run; these did not fail.
        try await workspace.succeed("run", "2026-11")
        #expect(try await Self.counts(workspace) == ["withdrawn": 4])
        try await workspace.succeed("close", "2026-11")
    }

    @Test func `a sealed piece is on the signed pull list, beside those of a recall`() async throws {
        let workspace = try await Self.workspace(upTo: "seal")
        let piece = try await Self.piece(2, in: workspace)
        let drop = workspace.scratch.appending("drop")
        try ForgedHandover.makeFolder(drop)
        let handOver = ["handover", "2026-11", "--to", drop.string, "--on", "2026-11-03"]
        #expect(try await workspace.postvangnet(handOver).status == 0)
        let run = try await Self.withdraw(piece, in: workspace)
        #expect(run.status == 0 && run.output.contains("pull.csv, 1 piece, signed"), "\(run.errors)")
        let list = workspace.outbox.appending("pull.csv")
        #expect(try Files.text(list) == "batch_id,piece_id\n\(Self.batch),\(piece)\n")
        let before = try Files.tree(workspace.outbox)
        // The list follows from the ledger: what is lost is made again.
        try Files.remove(list)
        let again = try await Self.withdraw(piece, in: workspace)
        #expect(again.status == 0 && again.output.hasPrefix("Nothing new"), "\(again.errors)")
        #expect(try Files.tree(workspace.outbox) == before)
        let third = try await Self.piece(3, in: workspace)
        let extract = try TestWorkspace.extract(asOf: "2026-11-03", accounts: [1, 2, 3, 4], confirmed: [3])
        try await workspace.succeed("recall", "2026-11", "--extract", extract.folder.path)
        #expect(try Files.text(list).split(separator: "\n").count == 3 && Files.text(list).contains(third))
        #expect(try await workspace.postvangnet(handOver).output.hasPrefix("The pull list was copied"))
        #expect(try Files.bytes(drop.appending("2026-11/pull.csv")) == Files.bytes(list))
        #expect(try await Self.counts(workspace) == ["handed-over": 2, "pulled": 2])
    }
}
