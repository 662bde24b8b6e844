import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What a wrong policy.yaml or postvangnet.yaml says.
@Suite struct PolicyFileTests {
    @Test(arguments: [
        ("noLoginMonths: 12", "noLoginMonths: twelve", "policy.yaml:", "audiences[2].noLoginMonths"),
        ("noLoginMonths: 12", "noLoginMonth: 12", "policy.yaml:", "audiences[2].noLoginMonth"),
        ("id: dormant", "id: sleeping", "policy.yaml:", "audiences[2].id"),
        ("sameAudienceMonths: 6", "sameAudienceMonths: -1", "policy.yaml:", "periods.sameAudienceMonths"),
        ("uncountedOrganisations: []", "uncountedOrganisations: [a b]", "policy.yaml:", "uncountedOrganisations"),
        (
            "quietPeriods: []", "quietPeriods: [{from: 2026-12-24, to: 2026-12-20, reason: x}]", "policy.yaml:",
            "quietPeriods[1].to"
        ),
        (
            "- id: no-email", "- id: no-email\n    wave: {pieces: 3, weeks: 2}", "policy.yaml:",
            "audiences[3].wave.weeks"
        ),
        ("- id: bounce", "- id: bounce\n    wave: {pieces: 3}", "policy.yaml:", "bounce"),
        ("leadDays: 5", "leadDays: 5.5", "postvangnet.yaml:", "run.leadDays"),
        ("test: true", "test: yes", "postvangnet.yaml:", "test"),
        ("jump: 50", "jumps: 50", "postvangnet.yaml:", "limits.jumps"),
    ])
    func `a wrong setting is named with file, line and key`(
        old: String, new: String, file: String, key: String
    ) async throws {
        let workspace = try await TestWorkspace.made()
        let extract = try ExtractBuilder()
        try extract.write()
        #expect(try await workspace.postvangnet("import", extract.folder.path).status == 0)
        try workspace.replace(old, by: new, in: String(file.dropLast()))
        let result = try await workspace.postvangnet("plan", "2026-11")
        #expect(result.status == 78 && result.errors.contains(file) && result.errors.contains(key))
    }

    @Test func `a text that no audience of the policy needs may be absent, and one that is needed may not`()
        async throws
    {
        let workspace = try await TestWorkspace.made()
        let extract = try ExtractBuilder.ofReaders()
        extract.addReader("a1")
        try extract.write()
        try await workspace.succeed("import", extract.folder.path)
        for product in ["bounce", "bounce-letter"] {
            try Files.remove(workspace.file("Templates/\(product)/template.yaml"))
            try Files.remove(workspace.file("Templates/\(product)/nl.md"))
        }
        let refused = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
        #expect(refused.status == 78 && refused.errors.contains("Templates/bounce-letter/nl.md"), "\(refused.errors)")
        let policy = try Files.text(workspace.file("policy.yaml"))
        let without = policy.replacing(#/ {2}- id: bounce\n( {4}.*\n)*/#, with: "")
        try #require(without != policy)
        for asked in [["lint"], ["publish", "out"]] {
            let run = try await workspace.postvangnet(asked)
            #expect(run.status != 0 && (run.output + run.errors).contains("Templates/bounce"), "\(run.errors)")
        }
        try Files.write(without.utf8, to: workspace.file("policy.yaml"))
        for asked in [["lint"], ["publish", "out"], ["preview", "--export", "desk"]] {
            let run = try await workspace.postvangnet(asked)
            #expect(run.status == 0 && !(run.output + run.errors).contains("Templates/bounce"), "\(run.errors)")
        }
        let desk = try Files.text(workspace.scratch.appending("desk/index.html"))
        #expect(desk.contains("no-email") && !desk.contains("bounce"))
        #expect(!Files.exists(workspace.scratch.appending("out/bounce.html")))
        try await workspace.succeed("plan", "2026-11", "--by", "planner")
        try await workspace.succeed("approve", "2026-11", "--by", "approver")
        try await workspace.succeed("run", "2026-11")
        #expect(try await workspace.status().pieces["sealed"] == 1)
        // What is there is read, needed or not.
        try Files.write("x".utf8, to: workspace.file("Templates/bounce/nl.md"))
        let broken = try await workspace.postvangnet("plan", "2026-12", "--by", "planner")
        #expect(broken.status == 78 && broken.errors.contains("Templates/bounce/template.yaml"), "\(broken.errors)")
        // Nor may one be absent that the policy names.
        try Files.remove(workspace.file("Templates/dormant/nl.md"))
        let missing = try await workspace.postvangnet("plan", "2026-12", "--by", "planner")
        #expect(missing.status == 78 && missing.errors.contains("Templates/dormant/nl.md"), "\(missing.errors)")
    }

    @Test func `a quiet period moves the letters to the first working day after it`() async throws {
        let workspace = try await TestWorkspace.made()
        let extract = try ExtractBuilder()
        extract.manifest["asOf"] = "2026-12-13T12:00:00+01:00"
        try extract.write()
        #expect(try await workspace.postvangnet("import", extract.folder.path).status == 0)
        #expect(try await workspace.postvangnet("plan", "2026-12").output.contains("letters of 2026-12-18"))
        try workspace.replace(
            "quietPeriods: []", by: "quietPeriods: [{from: 2026-12-21, to: 2027-01-03, reason: Kerst}]",
            in: "policy.yaml")
        #expect(try await workspace.postvangnet("plan", "2026-12").output.contains("letters of 2027-01-04"))
        #expect(try await workspace.postvangnet("plan", "2026-12", "--letter-date", "2026-12-22").status == 64)
        #expect(try await workspace.postvangnet("plan", "2026-12", "--letter-date", "2027-01-05").status == 0)
    }
}
