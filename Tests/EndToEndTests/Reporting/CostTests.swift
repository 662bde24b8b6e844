import SystemPackage
import TestSupport
import Testing

/// `report cost`: what was sent, sent again, came back and is under way, in cents that add up.
@Suite struct CostTests {
    private static let sums = [
        "prints", "sent", "reprints", "returned", "underWay", "notSent", "cost", "costOfReprints", "costOfReturned",
        "costUnderWay",
    ]

    @Test func `the costs of 20,000 accounts are what another program makes of ledger, plan and rates`() async throws {
        let workspace = try await ReportedMonth.planned()
        try await workspace.succeed("approve", "2026-11", "--by", "approver")
        let ledger = workspace.file("ledger.sqlite").string
        _ = try await workspace.recomputed("scatter", ledger)
        let report = try TestJSON(await workspace.succeed("report", "cost", "--format", "json").output)
        let wanted = try await workspace.recomputed(
            "cost", ledger, workspace.file("runs/2026-11/plan.sqlite").string,
            workspace.file("postvangnet.yaml").string)
        for key in Self.sums {
            #expect(report["total"][key].number == wanted["total"][key].number ?? 0, "\(key)")
            #expect(report["total"][key].number ?? 0 > 0, "\(key) is tried")
            #expect(
                report["rows"].list.reduce(0) { $0 + ($1["sums"][key].number ?? 0) } == report["total"][key].number)
        }
        #expect(report["rows"].list.count == wanted["rows"].keys.count)
        for row in report["rows"].list {
            let place = ["audience", "product", "printer", "postageClass"].map { row[$0].text ?? "None" }
                .joined(separator: " ")
            for key in Self.sums {
                #expect(row["sums"][key].number == wanted["rows"][place][key].number ?? 0, "\(place) \(key)")
            }
        }
        #expect(report["months"].list.map { $0["period"].text } == wanted["months"].keys)
        for month in report["months"].list {
            let own = wanted["months"][month["period"].text ?? ""]
            for key in ["sent", "reprints", "returned", "cost"] { #expect(month[key].number == own[key].number ?? 0) }
        }
        let total = report["total"]
        #expect(
            total["prints"].number == ["sent", "underWay", "notSent"].reduce(0) { $0 + (total[$1].number ?? 0) })
        #expect(report["years"].list.reduce(0) { $0 + ($1["cost"].number ?? 0) } == total["cost"].number)
        let text = try await workspace.succeed("report", "cost", "2026-11").output
        #expect(text.contains("month of mailing") && text.contains("2026-12"))
        #expect(try await workspace.postvangnet("report", "cost", "2026-12").status == 66)
    }

    @Test func `what was lost and printed again costs once more when it goes, and nothing before`() async throws {
        let workspace = try await TestWorkspace.sealed(readers: 3)
        let lost = try #require(try await workspace.pieces("2026-11", accounts: 3)[2])
        func sums() async throws -> TestJSON {
            try TestJSON(await workspace.succeed("report", "cost", "--format", "json").output)["total"]
        }
        #expect(try await sums()["costUnderWay"].number == 285)
        let batch = "2026-11-0001"
        _ = try await workspace.reconcile(
            (
                "feedback.csv",
                FeedbackText.file(
                    FeedbackText.row(batch, "mailed", "2026-11-13"),
                    FeedbackText.row(batch, lost, "missing", "2026-11-13"))
            ))
        try await workspace.succeed("close", "2026-11", "--by", "tester")
        let closed = try await sums()
        #expect(closed["cost"].number == 190 && closed["notSent"].number == 1 && closed["costUnderWay"].number == 0)
        try await workspace.succeed("reprint", "2026-11", "--by", "tester", "--on", "2026-11-16")
        try await workspace.mailed("2026-11-0002", on: "2026-11-23")
        let again = try await sums()
        #expect(again["cost"].number == 285 && again["costOfReprints"].number == 95 && again["prints"].number == 4)
    }
}
