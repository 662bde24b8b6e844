import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Figures of 20,000 accounts, computed a second time from the files alone; those of costs, effect and comparisons have tests
    /// of their own.
    @Suite struct ReportFigureTests {
        @Test func `a run and its status are what another program makes of plan and extract`() async throws {
            let made = try await ReportPages.made.value
            let workspace = made.workspace
            let wanted = try await workspace.recomputed(
                "totals", workspace.file("runs/2026-11/plan.sqlite").string,
                try await ReportedMonth.extract().string, workspace.file("postvangnet.yaml").string)
            let status = try TestJSON(Files.text(made.folder.appending("status.json")))
            let report = try TestJSON(Files.text(made.folder.appending("run.json")))
            for answer in [status, report] {
                for key in ["accounts", "considered", "reachedDigitally"] {
                    #expect(answer[key].number == wanted[key].number && answer[key].number ?? 0 > 0)
                }
            }
            for row in report["audiences"].list {
                let audience = row["audience"].text ?? ""
                for key in ["matched", "chosen", "waiting"] {
                    #expect(row[key].number == wanted[key][audience].number ?? 0, "\(audience) \(key)")
                }
                #expect(status["chosen"][audience].number == row["chosen"].number)
            }
            #expect(report["reasons"].list.count > 10)
            for row in report["reasons"].list {
                let reason = row["reason"].text ?? ""
                #expect(row["accounts"].number == wanted["decided"][reason].number ?? 0, "\(reason)")
                #expect(status["notChosen"][reason].number == row["accounts"].number)
            }
            let costs = status["figures"]["costs"].list
            #expect(costs.reduce(0) { $0 + ($1["cents"].number ?? 0) } == wanted["cost"].number)
            for row in costs {
                let place = ["audience", "product", "printer"].map { row[$0].text ?? "None" }.joined(separator: " ")
                #expect(row["cents"].number == wanted["costs"][place].number, "\(place)")
            }
        }

        @Test func `opening rates are what another program makes of the extract`() async throws {
            let made = try await ReportPages.made.value
            let wanted = try await made.workspace.recomputed("openings", made.later.string)
            let report = try TestJSON(Files.text(made.folder.appending("opening-rates.json")))
            let categories = report["categories"].list
            #expect(categories.map { $0["category"].text ?? "" } == wanted.keys && wanted.keys.count > 3)
            for row in categories {
                let own = wanted[row["category"].text ?? ""]
                let weeks = ["week1", "week3", "week6"]
                #expect(weeks.map { row["messages"][$0].number } == own["messages"].list.map(\.number))
                #expect(
                    weeks.map { Int(((row["openedShare"][$0].share ?? 9) * 1000).rounded()) }
                        == own["shares"].list.map { $0.number ?? -1 })
            }
        }
    }
}
