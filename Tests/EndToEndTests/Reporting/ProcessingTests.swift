import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// `report processing`: a draft for the register and the DPIA, from the settings as they are.
@Suite struct ProcessingTests {
    private func answer(_ workspace: TestWorkspace) async throws -> TestJSON {
        try TestJSON(await workspace.succeed("report", "processing", "--format", "json").output)
    }

    @Test func `every audience, column, term and printer of the settings is in it, read by another program`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        let answer = try await answer(workspace)
        let script = """
            import json, sys, yaml
            policy, settings = (yaml.safe_load(open(f"{sys.argv[1]}/{name}.yaml")) for name in ("policy", "postvangnet"))
            print(json.dumps({
                "audiences": [audience["id"] for audience in policy["audiences"]],
                "bases": [audience["legalBasis"] for audience in policy["audiences"]],
                "terms": [settings["retention"][key] for key in
                    ("mailbox", "plans", "outbox", "runs", "openRuns", "inbox", "ledger")]
                    + [printer["deleteAfterDays"] for printer in settings["printers"].values()],
                "printers": [printer["name"] for printer in settings["printers"].values()],
            }))
            """
        let wanted = try TestJSON(await Program.python.text(["-c", script, workspace.path.string]))
        #expect(answer["purposes"].list.map { $0["audience"].text } == wanted["audiences"].list.map(\.text))
        #expect(answer["purposes"].list.map { $0["legalBasis"]["text"].text } == wanted["bases"].list.map(\.text))
        #expect(answer["terms"].list.map { $0["days"].number } == wanted["terms"].list.map(\.number))
        let names = answer["recipients"].list.map { $0["name"]["text"].text }
        #expect(names == wanted["printers"].list.map(\.text) + ["PostNL"])
        for file in ["accounts", "people", "addresses", "representatives", "messages"] {
            let header = try Files.text(Project.root.appending("samples/extract/\(file).csv")).split(separator: "\n")[0]
            let data = answer["categories"].list.first { $0["source"].text == "\(file).csv" }?["data"].list.compactMap(
                \.text)
            for column in header.split(separator: ",") {
                #expect(data?.contains { $0 == column || $0.hasPrefix("\(column) (") } == true, "\(file) \(column)")
            }
        }
    }

    @Test func `what a setting leaves open is marked, and what is set is no longer`() async throws {
        let workspace = try await TestWorkspace.made()
        func weak(_ answer: TestJSON) -> [String?] {
            answer["measures"].list.filter { $0["isWeak"].flag == true }.map { $0["measure"].text }
        }
        let before = try await answer(workspace)
        #expect(
            weak(before).contains("Functiescheiding")
                && weak(before).contains("Verzegeling van wat naar drukkerijen gaat"))
        #expect(before["purposes"].list.allSatisfy { $0["legalBasis"]["mustFill"].flag == true }, "they are drafts")
        try workspace.replace("  # ownUsers: true ", by: "  ownUsers: true   ", in: "postvangnet.yaml")
        try workspace.sign(with: "key")
        try workspace.replace(
            "Draft, to be confirmed: Wmebv", by: "Artikel 2:8 Awb (Wmebv)", in: "policy.yaml")
        let after = try await answer(workspace)
        #expect(!weak(after).contains("Functiescheiding"))
        #expect(!weak(after).contains("Verzegeling van wat naar drukkerijen gaat"))
        #expect(after["purposes"].list.last?["legalBasis"]["mustFill"].flag == false)
        #expect(before["sources"]["policy.yaml"].text != after["sources"]["policy.yaml"].text)
        let text = try await workspace.succeed("report", "processing").output
        #expect(text.hasPrefix("# Verwerking") && text.contains("**[invullen: Functionaris gegevensbescherming"))
        #expect(text.contains("Artikel 2:8 Awb (Wmebv)") && !text.contains("[invullen: Artikel 2:8"))
    }
}
