import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What is said of a plan before somebody approves it.
    struct PlanFiguresTests {
        private func plan(_ workspace: TestWorkspace, _ run: String = "2026-11") throws -> TestJSON {
            try TestJSON(Files.text(workspace.file("runs/\(run)/plan.json")))
        }

        /// Everything that must add up in plan.json.
        private func expectBalance(of plan: TestJSON, sourceLocation: SourceLocation = #_sourceLocation) {
            let (totals, figures) = (plan["totals"], plan["figures"])
            for audience in totals["matched"].keys {
                #expect(
                    totals["matched"][audience].number
                        == (totals["chosen"][audience].number ?? 0) + figures["stopped"][audience].sum, "\(audience)",
                    sourceLocation: sourceLocation)
            }
            for audience in figures["pieces"].keys {
                let pieces = figures["pieces"][audience]
                let numbers = ["first", "second", "third", "later"].compactMap { pieces[$0].number }
                #expect(
                    numbers.reduce(0, +) == totals["chosen"][audience].number, "\(audience)",
                    sourceLocation: sourceLocation)
            }
            func sum(_ rows: TestJSON, _ key: String) -> Int { rows.list.compactMap { $0[key].number }.reduce(0, +) }
            let costs = figures["costs"]
            #expect(sum(costs, "cents") == plan["cost"]["cents"].number, sourceLocation: sourceLocation)
            #expect(sum(costs, "pieces") == sum(plan["batches"], "pieces"), sourceLocation: sourceLocation)
        }

        @Test func `reasons, the number of the piece and costs add up to the totals`() throws {
            let plan = try plan(SampleRun.shared.stages.planned)
            expectBalance(of: plan)
            #expect(plan["figures"]["pieces"]["bounce"]["first"].number == 30)
            #expect(plan["figures"]["stopped"]["no-email"]["email-declined"].number ?? 0 > 0)
            let products = plan["figures"]["costs"].list.map { $0["product"].text }
            #expect(products == ["digid-basis", "dormant", "no-email", "bounce", "bounce-letter"])
            #expect(plan["figures"]["people"]["missing"].number == 2, "the sample has two whom nobody knows")
        }

        @Test func `plan, status and the proof tell them`() async throws {
            let workspace = try TestWorkspace.planned()
            let status = try await workspace.succeed("status", "2026-11").output
            let approve = try await workspace.succeed("approve", "2026-11", "--by", "approver").output
            for output in [status, approve] {
                for part in ["second", "6 months", "not written to, of those in an audience", "bounce-letter", "EUR"] {
                    #expect(output.contains(part), "\(part) is not in: \(output)")
                }
            }
            let proof = try await ProgramRun(
                .pdftotext, ["-raw", "-enc", "UTF-8", workspace.file("runs/2026-11/proof.pdf").string, "-"])
            let pages = proof.output.split(separator: "\u{0C}").map(String.init)
            #expect(pages[0].contains("190 krijgen hun eerste poststuk"))
            let details = pages.dropFirst().prefix { !$0.contains("PROEF ") }.joined().compact
            for part in ["De hoeveelste keer", "Waarom anderen", "Kosten per doelgroep", "wilde onlangs geen e-mail"] {
                #expect(details.contains(part.compact), "\(part) is not in: \(details)")
            }
        }

        @Test func `with a choice of audiences it is said who moves and who is left, and nobody counts as reached`()
            async throws
        {
            let whole = try plan(SampleRun.shared.stages.planned)
            let workspace = try TestWorkspace.imported()
            let output = try await workspace.succeed("plan", "2026-11", "--audiences", "no-email").output
            let chosen = try plan(workspace)
            expectBalance(of: chosen)
            #expect(chosen["totals"]["reachedDigitally"].number == whole["totals"]["reachedDigitally"].number)
            #expect(chosen["totals"]["considered"].number == whole["totals"]["considered"].number)
            let leftOut = chosen["figures"]["leftOut"].list
            #expect(leftOut.map { $0["audience"].text } == ["digid-basis", "dormant", "bounce"])
            let moved = leftOut.map { $0["moved"]["no-email"].number ?? 0 }
            let before = try #require(whole["totals"]["chosen"]["no-email"].number)
            #expect(moved.reduce(0, +) > 0)
            #expect(chosen["totals"]["chosen"]["no-email"].number == before + moved.reduce(0, +))
            #expect(chosen["totals"]["notChosen"]["audience-left-out"].number ?? 0 > 0)
            for (audience, moved) in zip(leftOut, moved) {
                let (name, left) = (audience["audience"].text ?? "", audience["left"].number ?? 0)
                let words = moved > 0 ? "\(moved) are written to in no-email, \(left) are left" : "\(left) are left"
                #expect(output.contains("\(name) takes no part: of who would come first in it, \(words)"), "\(output)")
            }
            let explained = try TestJSON(
                await workspace.succeed("explain", "odd-no-person-reached", "2026-11", "--format", "json").output)
            #expect(explained["reason"].text == "reached-digitally")
        }

        @Test func `repeat letters are counted by number, and a policy of before still has them within a month`()
            async throws
        {
            let workspace = try await TestWorkspace.sealed(readers: 4)
            try await workspace.mailed("2026-11-0001", on: "2026-11-10")
            try await workspace.load(asOf: "2027-01-01", accounts: 6)
            let other = try await workspace.succeed("plan", "2026-12").output
            #expect(other.contains("the run is of 2026-12, and its extract of 2027-01: is that meant?"), "\(other)")
            #expect(try self.plan(workspace, "2026-12")["figures"]["extractMonth"].text == "2027-01")
            let proof = try await ProgramRun(
                .pdftotext, ["-raw", "-enc", "UTF-8", workspace.file("runs/2026-12/proof.pdf").string, "-"])
            #expect(proof.output.compact.contains("De gegevens zijn van 2027-01".compact), "\(proof.output)")
            let own = try await workspace.succeed("plan", "2027-01").output
            #expect(!own.contains("is that meant"), "\(own)")
            var plan = try plan(workspace, "2027-01")
            #expect(plan["totals"]["notChosen"]["recently-written"].number == 4)
            #expect(plan["figures"]["pieces"]["no-email"]["first"].number == 2)
            expectBalance(of: plan)

            let policy = try Files.text(workspace.file("policy.yaml")).split(separator: "\n")
                .filter { !$0.contains("bounceMonths") }.joined(separator: "\n")
                .replacing("sameAudienceMonths: 6", with: "sameAudienceMonths: 1")
                .replacing("anyAudienceMonths: 6", with: "anyAudienceMonths: 1")
            try Files.write((policy + "\n").utf8, to: workspace.file("policy.yaml"))
            let output = try await workspace.succeed("plan", "2027-01").output
            plan = try self.plan(workspace, "2027-01")
            let pieces = plan["figures"]["pieces"]["no-email"]
            #expect(["first", "second", "third", "lastSixMonths"].map { pieces[$0].number } == [2, 4, 0, 4])
            #expect(output.contains(/no-email +2 +4 +0 +0 +4\n/), "\(output)")
            // Bars with another filling than black are as long as they should be too.
            try CoverLine.expect(
                [("no-email eerste 2", 2), ("tweede 4", 4), ("derde 0", 0), ("later 0", 0)],
                in: try await CoverLine.all(in: workspace.file("runs/2027-01/proof.pdf")))
            expectBalance(of: plan)
        }

        @Test func `a plan of an earlier version, without these figures, is shown and approved`() async throws {
            let workspace = try TestWorkspace.planned()
            let remove = """
                import json, sys
                plan = json.load(open(sys.argv[1]))
                del plan['figures']
                json.dump(plan, open(sys.argv[1], 'w'))
                """
            let changed = try await ProgramRun(
                .python, ["-c", remove, workspace.file("runs/2026-11/plan.json").string])
            try #require(changed.status == 0, "\(changed.errors)")
            #expect(try await workspace.succeed("status", "2026-11").output.contains("considered"))
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("render", "2026-11", "--shard", "1/14")
        }
    }
}
