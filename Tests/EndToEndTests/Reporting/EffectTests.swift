import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// `report effect`: counted from the day of mailing, with intervals.
@Suite struct EffectTests {
    private func extract(asOf: String, accounts: Int, _ changes: [Int: [String: String]] = [:]) throws -> ExtractBuilder
    {
        let extract = try TestWorkspace.extract(asOf: asOf, accounts: Array(1...accounts))
        extract.rows["accounts"] = []
        for number in 1...accounts {
            extract.add(
                "accounts",
                [
                    "account_id": "a\(number)", "activated_on": "2020-01-\(number < 10 ? "0" : "")\(number)",
                    "last_login_at": "2026-10-01T00:00:00Z", "email_state": "none",
                ].merging(changes[number] ?? [:]) { $1 })
        }
        try extract.write()
        return extract
    }

    /// The builder stays as long as its files are read.
    private func load(_ extract: ExtractBuilder, into workspace: TestWorkspace) async throws {
        try await workspace.succeed("import", extract.folder.path)
    }

    @Test func `who logged in or gave an address before the letter went to the post does not count`() async throws {
        let workspace = try await TestWorkspace.made()
        try await load(extract(asOf: "2026-11-01", accounts: 30), into: workspace)
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 16}", in: "policy.yaml")
        try await workspace.succeed("plan", "2026-11")
        #expect(try await workspace.postvangnet("report", "effect", "2026-11").status == 77)
        try await workspace.succeed("approve", "2026-11", "--by", "tester")
        #expect(try await workspace.postvangnet("report", "effect", "2026-11").status == 66)
        try await workspace.succeed("run", "2026-11")
        let lost = try #require(try await workspace.pieces("2026-11", accounts: 16)[10])
        let batch = "2026-11-0001"
        _ = try await workspace.reconcile(
            (
                "feedback.csv",
                FeedbackText.file(
                    FeedbackText.row(batch, "mailed", "2026-11-13"),
                    FeedbackText.row(batch, lost, "missing", "2026-11-13"))
            ))
        var changes: [Int: [String: String]] = [:]
        for number in 1...4 { changes[number] = ["last_login_at": "2026-11-12T23:59:00+01:00"] }
        for number in 5...9 { changes[number] = ["last_login_at": "2026-11-13T00:30:00+01:00"] }
        for number in 17...18 { changes[number] = ["last_login_at": "2026-11-20T12:00:00+01:00"] }
        changes[19] = ["last_login_at": "2026-11-12T12:00:00+01:00"]
        func address(_ day: String) -> [String: String] {
            ["email_state": "validated", "email_changed_at": "\(day)T12:00:00+01:00"]
        }
        for (number, day) in [
            (1, "2026-11-05"), (6, "2026-12-01"), (7, "2026-12-01"), (8, "2026-11-13"), (20, "2026-12-01"),
        ] {
            changes[number, default: [:]].merge(address(day)) { $1 }
        }
        try await load(extract(asOf: "2027-01-01", accounts: 30, changes), into: workspace)
        let report = try TestJSON(await workspace.succeed("report", "effect", "2026-11", "--format", "json").output)
        let row = try #require(report["audiences"].list.first { $0["audience"].text == "no-email" })
        #expect(row["mailedFrom"].text == "2026-11-13" && row["notMailed"].number == 1)
        #expect(row["written"]["accounts"].number == 15 && row["waiting"]["accounts"].number == 14)
        #expect(row["written"]["loggedIn"].share == 0.333 && row["waiting"]["loggedIn"].share == 0.143)
        #expect(row["written"]["addedAddress"].share == 0.2 && row["waiting"]["addedAddress"].share == 0.071)
        #expect(row["difference"]["loggedIn"]["share"].share == 0.19)
        #expect(report["from"].text == "2026-11-01T00:00:00+01:00" && report["to"].text == "2027-01-01T00:00:00+01:00")
        let text = try await workspace.succeed("report", "effect", "2026-11").output
        #expect(text.contains("33.3 % (15.2 to 58.3)") && text.contains("1 letter not reported mailed"))
        #expect(text.contains("What these figures cannot say"))
    }

    @Test
    func `a draw that is not the one of its month is not approved, and who was drawn is told their place alone`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        let extract = try self.extract(asOf: "2026-11-01", accounts: 30)
        try await load(extract, into: workspace)
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 16}", in: "policy.yaml")
        try workspace.replace(
            "quietPeriods: []", by: "quietPeriods: []\neffect: {lottery: {equalDays: 31}}", in: "policy.yaml")
        try await workspace.succeed("plan", "2026-11")
        let (summary, plan) = (workspace.file("runs/2026-11/plan.json"), workspace.file("runs/2026-11/plan.sqlite"))
        let (right, bytes) = (try Files.text(summary), try Files.bytes(plan))
        let draw = try TestJSON(right)["lottery"]["draws"].list.first
        #expect(draw?["drawn"].number == 28 && draw?["written"].number == 16)
        func refused() async throws -> String {
            let run = try await workspace.postvangnet("approve", "2026-11", "--by", "tester")
            #expect(run.status != 0)
            return run.errors
        }
        // Somebody says that more were drawn.
        try Files.write(right.replacing("\"drawn\": 28", with: "\"drawn\": 29").utf8, to: summary)
        #expect(try await refused().contains("plan.json"))
        // Somebody lets the last one in, and the first one wait, and puts the digest of that plan in its place.
        let swap = """
            import hashlib, pathlib, sqlite3, sys
            plan, summary = map(pathlib.Path, sys.argv[1:])
            old = hashlib.sha256(plan.read_bytes()).hexdigest()
            database = sqlite3.connect(plan)
            accounts = [row[0] for row in database.execute("SELECT account_id FROM lots WHERE place IN (1, 28) ORDER BY place")]
            for place, account in zip((28, 1), accounts):
                database.execute("UPDATE lots SET account_id = ? WHERE place = ?", (account, place))
            database.execute("UPDATE decisions SET audience = NULL, reason = 'beyond-limit' WHERE account_id = ?", accounts[:1])
            database.execute("UPDATE decisions SET audience = 'no-email', reason = NULL WHERE account_id = ?", accounts[1:])
            database.commit()
            new = hashlib.sha256(plan.read_bytes()).hexdigest()
            summary.write_text(summary.read_text().replace(old, new))
            """
        try Files.write(right.utf8, to: summary)
        _ = try await Program.python.text(["-c", swap, plan.string, summary.string])
        #expect(try await refused().contains("plan.sqlite"))
        try Files.write(right.utf8, to: summary)
        try Files.write(bytes, to: plan)
        try await workspace.succeed("approve", "2026-11", "--by", "tester")
        try await workspace.succeed("run", "2026-11")
        let wanted = try await workspace.recomputed("lots", extract.folder.path, plan.string, "31")
        try await expectPlaces(wanted, in: workspace)
        let whole = try await workspace.recomputed("root", plan.string, workspace.file("runs/2026-11").string)
        let order = try TestJSON(Files.text(workspace.outbox.appending("order.json")))["evidence"]
        #expect(order["root"].text == whole["root"].text && order["leaves"].number == 30)
    }

    /// `explain` and `evidence` of who came first and last in the draw of no-email, of 28 for 16 places, and of who was in none.
    ///
    /// - Parameter wanted: the seed, and the order of the draw, as another program makes them.
    private func expectPlaces(_ wanted: TestJSON, in workspace: TestWorkspace) async throws {
        let order = wanted["no-email"]["order"].list.compactMap(\.text)
        try #require(order.count == 28)
        for place in [1, 16, 17, 28] {
            let account = order[place - 1]
            let output = try await workspace.succeed("explain", account, "2026-11", "--format", "json").output
            let told = try TestJSON(output)
            #expect(told["audience"].text == (place <= 16 ? "no-email" : nil))
            #expect(told["lottery"]["seed"].text == wanted["seed"].text && told["lottery"]["equalDays"].number == 31)
            let draws = told["lottery"]["draws"].list
            #expect(draws.map { $0["audience"].text } == ["no-email"])
            #expect(draws.map { $0["waitingFrom"].text } == [wanted["no-email"]["from"].text])
            #expect(["place", "drawn", "written"].map { draws.first?[$0].number } == [place, 28, 16])
            let text = try await workspace.succeed("explain", account, "2026-11").output
            #expect(text.contains("no-email: place \(place) of 28 waiting since"), "\(text)")
            #expect(text.contains("the first 16 are written to") && text.contains(wanted["seed"].text ?? "no seed"))

            let folder = workspace.scratch.appending("evidence-\(place)")
            try await workspace.succeed("evidence", account, "2026-11", "--to", folder.string)
            let evidence = try Files.text(folder.appending("evidence.json"))
            let record = try #require(TestJSON(evidence)["record"].text)
            #expect(record.contains("\nlot-drawn\t28\nlot-place\t\(place)\nlot-written\t16\n"), "\(record)")
            let proof = try await workspace.recomputed("proof", folder.appending("evidence.json").string)
            let sealed = try TestJSON(Files.text(folder.appending("order.json")))["evidence"]
            #expect(proof["root"].text == sealed["root"].text)
            let page = try await Program.pdftotext.text([folder.appending("evidence.pdf").string, "-"]).compact
            #expect(page.contains("geloot voor doelgroep".compact) && page.contains("hoeveel er zijn geloot".compact))
            let words = Set((output + text + record + evidence).split { !$0.isLetter && !$0.isNumber }.map(String.init))
            #expect(words.contains(account) && words.isDisjoint(with: order.filter { $0 != account }), "\(account)")
        }
        let undrawn = (1...30).map { "a\($0)" }.filter { !order.contains($0) }
        #expect(undrawn.count == 2)
        for account in undrawn {
            let told = try await workspace.succeed("explain", account, "2026-11", "--format", "json").output
            #expect(try TestJSON(told)["lottery"].isNull && told.contains("\"lottery\""))
        }
    }

    @Test func `nine who wait are too few to show`() async throws {
        let workspace = try await TestWorkspace.made()
        try await load(extract(asOf: "2026-11-01", accounts: 25), into: workspace)
        try workspace.replace("- id: no-email", by: "- id: no-email\n    wave: {pieces: 16}", in: "policy.yaml")
        try await workspace.seal("2026-11")
        try await workspace.mailed("2026-11-0001", on: "2026-11-13")
        try await load(extract(asOf: "2027-01-01", accounts: 25), into: workspace)
        let report = try TestJSON(await workspace.succeed("report", "effect", "2026-11", "--format", "json").output)
        let row = try #require(report["audiences"].list.first { $0["audience"].text == "no-email" })
        #expect(row["written"]["accounts"].number == 16)
        #expect(row["waiting"].keys.isEmpty && row["difference"].keys.isEmpty)
    }

    @Test func `the effect on 20,000 accounts is what another program makes of ledger and extract`() async throws {
        let made = try await ReportPages.made.value
        let workspace = made.workspace
        #expect(made.planned.contains("would come without a letter, a rise of"))
        try await checkLots(of: workspace)
        let ledger = workspace.file("ledger.sqlite").string
        let wanted = try await workspace.recomputed("effect", ledger, made.later.string)
        let report = try TestJSON(Files.text(made.folder.appending("effect.json")))
        #expect(wanted.keys.count == 4)
        for row in report["audiences"].list {
            let own = wanted[row["audience"].text ?? ""]
            #expect(row["notMailed"].number == own["written"]["notMailed"].number)
            for group in ["written", "waiting"] where own[group]["accounts"].number ?? 0 >= 10 {
                #expect(row[group]["accounts"].number == own[group]["accounts"].number)
                for key in ["loggedIn", "addedAddress"] {
                    let found = ["share", "low", "high"].map { end in
                        Int(((row[group]["intervals"][key][end].share ?? 9) * 1000).rounded())
                    }
                    #expect(
                        found == own[group][key].list.map { $0.number ?? -1 },
                        "\(row["audience"].text ?? "") \(group) \(key)")
                }
            }
            if row["audience"].text != "bounce" { #expect(row["waiting"]["accounts"].number ?? 0 > 0) }
            for (group, lot) in [("written", "won"), ("waiting", "lost")] where own[lot]["accounts"].number ?? 0 >= 10 {
                let drawn = row["drawn"][group]
                #expect(drawn["accounts"].number == own[lot]["accounts"].number)
                for key in ["loggedIn", "addedAddress"] {
                    let found = ["share", "low", "high"].map { end in
                        Int(((drawn["intervals"][key][end].share ?? 9) * 1000).rounded())
                    }
                    #expect(found == own[lot][key].list.map { $0.number ?? -1 })
                }
            }
            if row["audience"].text == "dormant" {
                #expect(own["lost"]["accounts"].number ?? 0 >= 10 && own["won"]["accounts"].number ?? 0 >= 10)
            }
        }
    }

    @Test func `months are told together, each run once`() async throws {
        let made = try await ReportPages.made.value
        let text = try Files.text(made.folder.appending("effect.json"))
        let other = made.workspace.scratch.appending("effect-2026-10.json").string
        try Files.write(text.replacing("\"run\": \"2026-11\"", with: "\"run\": \"2026-10\"").utf8, to: FilePath(other))
        let words = ["report", "effect", "2026-11", "--format", "json", "--add"]
        let run = try await made.workspace.postvangnet(words + [other])
        #expect(run.status == 0, "\(run.errors)")
        let together = try TestJSON(run.output)["together"]
        #expect(together["runs"].list.compactMap(\.text) == ["2026-10", "2026-11"])
        let months = try #require(together["audiences"].list.first { $0["audience"].text == "dormant" })
        let single = try TestJSON(text)["audiences"].list
        let month = try #require(single.first { $0["audience"].text == "dormant" })["drawn"]
        // Twice the same month: the same difference, of twice as many, less left to chance.
        let accounts = (month["written"]["accounts"].number ?? 0, month["waiting"]["accounts"].number ?? 0)
        #expect(months["draws"].number == 2 && months["written"].number == 2 * accounts.0)
        #expect(months["waiting"].number == 2 * accounts.1)
        let (one, both) = (month["difference"]["loggedIn"], months["loggedIn"])
        #expect(one["share"].share == both["share"].share)
        #expect(
            (both["high"].share ?? 9) - (both["low"].share ?? 0) < (one["high"].share ?? 0) - (one["low"].share ?? 9))
        let twice = try await made.workspace.postvangnet(words + [made.folder.appending("effect.json").string])
        #expect(twice.status == 65 && twice.errors.contains("2026-11"))
    }

    /// The approval has the seed and the draws, and they are what another program makes of the month and the extract.
    private func checkLots(of workspace: TestWorkspace) async throws {
        let statement = try TestJSON(Files.text(workspace.file("runs/2026-11/approval.json")))["statement"]["lottery"]
        let plan = workspace.file("runs/2026-11/plan.sqlite").string
        let wanted = try await workspace.recomputed("lots", try await ReportedMonth.extract().string, plan, "31")
        #expect(statement["seed"].text == wanted["seed"].text && statement["equalDays"].number == 31)
        for audience in ["digid-basis", "no-email"] {
            #expect(wanted[audience]["right"].flag == true, "\(audience)")
            let draw = statement["draws"].list.first { $0["audience"].text == audience }
            let order = wanted[audience]["order"].list.map { $0.text ?? "" }
            let written = wanted[audience]["written"].number ?? -1
            guard written > 0 else {
                #expect(draw == nil)
                continue
            }
            #expect(draw?["drawn"].number == order.count && draw?["written"].number == written)
            #expect(draw?["waitingFrom"].text == wanted[audience]["from"].text)
            #expect(wanted[audience]["kept"].list.map { $0.text ?? "" } == order)
        }
    }
}
