import FoundationEssentials
import TestSupport
import Testing

/// Who of those whose letter was lost still gets it.
@Suite struct ReprintScreeningTests {
    private let batch = "2026-11-0001"

    /// Eight lost letters of a closed run.
    private func lost() async throws -> (workspace: TestWorkspace, pieces: [Int: String]) {
        let workspace = try await TestWorkspace.sealed(readers: 8)
        try await workspace.succeed("close", "2026-11", "--accept-open")
        return (workspace, try await workspace.pieces("2026-11", accounts: 8))
    }

    @Test func `who died, moved or confirmed an address since is left out, and the extract counts as a check`()
        async throws
    {
        let (workspace, pieces) = try await lost()
        let scan = try FeedbackText.scan(
            "\(#require(pieces[4])),moved,2026-11-20T09:00:00+01:00",
            "\(#require(pieces[5])),deceased,2026-11-20T09:00:00+01:00")
        #expect(try await workspace.reconcile(("scan.csv", scan)).status == 0)
        try await workspace.load(asOf: "2026-11-25", accounts: 8, moved: [1], died: [2], confirmed: [3])
        let run = try await workspace.succeed("reprint", "2026-11", "--on", "2026-11-26")
        #expect(
            try run.output == """
                Printed again: 3 pieces of 2026-11, in 2026-11-0002.
                Next: postvangnet handover 2026-11
                Left out:
                  \(#require(pieces[1])): address-changed
                  \(#require(pieces[2])): deceased
                  \(#require(pieces[3])): reached-digitally

                """)
        // What came back is not lost. The run's people were compared with an extract of 25 November.
        #expect(try await workspace.postvangnet("handover", "2026-11", "--on", "2026-12-03").status == 77)
        try await workspace.succeed("handover", "2026-11", "--on", "2026-12-02")
        let counts = try await workspace.status().pieces.filter { $0.value > 0 }
        #expect(counts == ["handed-over": 3, "missing": 3, "returned": 2])
    }

    @Test func `who must get it another way or has another name is left out, and a recall calls back the former`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        try EndToEnd.PrintersTests.addPrinter("huisdrukkerij", contract: "HOUSE-CONTRACT", to: workspace)
        try Files.replace("secrecy: mixed", with: "secrecy: huisdrukkerij", in: workspace.file("postvangnet.yaml"))
        try await workspace.load(asOf: "2026-11-01", accounts: 3)
        try await workspace.seal("2026-11")
        let pieces = try await workspace.pieces("2026-11", accounts: 3)
        let extract = try TestWorkspace.extract(asOf: "2026-11-25", accounts: [1, 2, 3])
        for (number, change) in [(1, ["secrecy": "1"]), (2, ["surname": "Anders"])] {
            extract.rows["people"] = extract.rows["people"].map { rows in
                rows?.map { $0["account_id"] == "a\(number)" ? $0.merging(change) { $1 } : $0 }
            }
        }
        try extract.write()

        let recalling = try workspace.copy()
        let recall = try await recalling.succeed(
            "recall", "2026-11", "--extract", extract.folder.path, "--format", "json")
        let recalled = try TestJSON(recall.output)["recalled"]
        #expect(recalled["other-way"].number == 1 && recalled.sum == 1, "\(recall.output)")

        try await workspace.succeed("close", "2026-11", "--accept-open")
        try await workspace.succeed("import", extract.folder.path)
        let reprint = try await workspace.succeed("reprint", "2026-11", "--on", "2026-11-26")
        #expect(reprint.output.hasPrefix("Printed again: 1 piece of 2026-11"), "\(reprint.output)")
        #expect(try reprint.output.contains("\(#require(pieces[1])): other-way"))
        #expect(try reprint.output.contains("\(#require(pieces[2])): addressee-changed"))
    }

    @Test func `a later run and a reprint never write to the same reader`() async throws {
        let (workspace, pieces) = try await lost()
        try await workspace.load(asOf: "2026-12-01", accounts: 8)
        try await workspace.succeed("plan", "2026-12")
        try await workspace.succeed("reprint", "2026-11", "--on", "2026-12-01")
        let refused = try await workspace.postvangnet("approve", "2026-12", "--by", "approver", "--accept-jump")
        #expect(refused.status == 77 && refused.errors.contains("A reprint was ordered"), "\(refused.errors)")
        try await workspace.succeed("plan", "2026-12")
        #expect(
            try await workspace.reasons("2026-12", accounts: 8) == Array(repeating: "piece-under-way", count: 8))

        // The other way round: first the later run, then the reprint.
        let (other, _) = try await lost()
        try await other.load(asOf: "2026-12-01", accounts: 8)
        try await other.seal("2026-12")
        let run = try await other.succeed("reprint", "2026-11", "--on", "2026-12-02")
        #expect(run.output.hasPrefix("Nothing to print again"))
        #expect(run.output.ranges(of: ": written-since").count == pieces.count)
    }

    @Test func `after nine prints a letter is given up`() async throws {
        let (workspace, pieces) = try await lost()
        for attempt in 2...9 {
            try await workspace.succeed("reprint", "2026-11", "--on", "2026-11-05")
            let reprint = try #require(try workspace.batches().last)
            #expect(reprint.rows.allSatisfy { $0.mark.hasSuffix("\(attempt)") } && reprint.rows.count == 8)
            #expect(reprint.manifest.batch.supersedes.count == attempt - 1)
            try await workspace.succeed("close", "2026-11", "--accept-open")
        }
        let run = try await workspace.succeed("reprint", "2026-11")
        #expect(run.output.ranges(of: ": printed-nine-times").count == pieces.count)
    }
}
