import Foundation
import SystemPackage
import TestSupport
import Testing

/// Values of policy.yaml and postvangnet.yaml that have the right form and mean nothing, or something else.
@Suite struct SettingValueTests {
    struct Wrong: Sendable, CustomTestStringConvertible {
        var old: String
        var new: String
        var file = "postvangnet.yaml"
        var key: String
        /// What a reader is told, in part.
        var words: String
        /// The text of whose line it is told; nil for that of `new`.
        var at: String?

        var testDescription: String { new }
    }

    @Test(arguments: [
        Wrong(old: " GB,", new: " UK,", key: "postage.europe[18]", words: "UK is none. Is GB meant?"),
        Wrong(old: " GB,", new: " QQ,", key: "postage.europe[18]", words: "QQ is none."),
        Wrong(old: " GR,", new: " EL,", key: "postage.europe[22]", words: "EL is none. Is GR meant?"),
        Wrong(old: "[AD,", new: "[ad,", key: "postage.europe[1]", words: "ad is none. Is AD meant?"),
        Wrong(old: " NO,", new: " NL,", key: "postage.europe[39]", words: "a rate of their own (domestic)"),
        Wrong(old: " GB,", new: " GB, GB,", key: "postage.europe[19]", words: "GB stands here twice."),
        Wrong(
            old: "  europe: [", new: "  # europe: [", key: "postage.europe", words: "A list is required.",
            at: "  rates:"),
        Wrong(
            old: "  address:\n    - MijnOverheid\n    - Postbus 00000\n    - 0000 ZZ VOORBEELDSTAD\n",
            new: "  address: []\n", key: "returns.address", words: "At least one line is expected.", at: "address: []"),
        Wrong(
            old: "noLoginMonths: 12", new: "noLoginMonths: 0", file: "policy.yaml", key: "audiences[2].noLoginMonths",
            words: "from 1 to 1200"),
        Wrong(
            old: "lapsedMonths: 36", new: "lapsedMonths: 0", file: "policy.yaml", key: "audiences[1].lapsedMonths",
            words: "from 1 to 1200"),
        Wrong(
            old: "unopenedWeeks: 6", new: "unopenedWeeks: 0", file: "policy.yaml", key: "audiences[2].unopenedWeeks",
            words: "from 1 to 5200"),
        Wrong(
            old: "uncountedOrganisations: []", new: "uncountedOrganisations: [o1, o1]", file: "policy.yaml",
            key: "uncountedOrganisations[2]", words: "o1 stands here twice."),
        Wrong(
            old: "uncountedOrganisations: []", new: "uncountedOrganisations:\n  - o1\n  - o2", file: "policy.yaml",
            key: "uncountedOrganisations[2]", words: "The mailbox has no organisation o2", at: "- o2"),
        Wrong(
            old: "  europe: [", new: "  europe: []\n  # [", key: "postage.europe",
            words: "At least one country is expected", at: "europe: []"),
        Wrong(
            old: "sameAudienceMonths: 6", new: "sameAudienceMonths: 0", file: "policy.yaml",
            key: "periods.sameAudienceMonths", words: "from 1 to 1200"),
    ])
    func `a value that cannot be meant is refused at its line, with what to do`(wrong: Wrong) async throws {
        let workspace = try await TestWorkspace.made()
        let extract = try ExtractBuilder()
        try extract.write()
        try await workspace.succeed("import", extract.folder.path)
        try Files.replace(wrong.old, with: wrong.new, in: workspace.file(wrong.file))
        let run = try await workspace.postvangnet("plan", "2026-11")
        #expect(run.status == 78 && run.errors.contains(wrong.words), "\(run.errors)")
        let text = try Files.text(workspace.file(wrong.file))
        let place = try #require(text.range(of: wrong.at ?? wrong.new)).lowerBound
        let line = text[..<place].count(where: \.isNewline) + 1
        #expect(run.errors.contains("\(wrong.file):\(line):\(wrong.key): "), "\(run.errors)")
        #expect(!Files.exists(workspace.file("runs/2026-11/plan.json")))
    }

    @Test func `an organisation that the mailbox has may be left out, also before names are asked for`() async throws {
        let workspace = try await TestWorkspace.made()
        let extract = try ExtractBuilder()
        try extract.write()
        try await workspace.succeed("import", extract.folder.path)
        try Files.replace(
            "uncountedOrganisations: []", with: "uncountedOrganisations: [o1]", in: workspace.file("policy.yaml"))
        try await workspace.succeed("plan", "2026-11")
        try await workspace.succeed("candidates", "2026-11")
        try Files.replace("[o1]", with: "[O1]", in: workspace.file("policy.yaml"))
        let run = try await workspace.postvangnet("candidates", "2026-11")
        #expect(run.status == 78 && run.errors.contains("The mailbox has no organisation O1"))
    }

    @Test func `a letter to the United Kingdom has the rate for Europe`() async throws {
        let workspace = try await TestWorkspace.made()
        let extract = try ExtractBuilder()
        extract.rows["suppressions"] = []
        extract.change("accounts", ["email_state": "none", "last_login_at": "2026-10-01T00:00:00Z"])
        extract.change(
            "addresses",
            [
                "street": "", "house_number": "", "postcode": "", "town": "", "foreign_line1": "1 Test Road",
                "foreign_line2": "Testtown TE1 1ST", "country_code": "6039", "country": "Groot-Brittannië",
            ])
        try extract.write()
        try await workspace.succeed("import", extract.folder.path)
        try await workspace.succeed("plan", "2026-11")
        let plan = try TestJSON(Files.text(workspace.file("runs/2026-11/plan.json")))
        #expect(plan["batches"].list.map { $0["postageClass"].text } == ["europe"])
    }
}
