import Foundation
import SystemPackage
import TestSupport
import Testing

extension ExtractBuilder {
    /// An extract of 2026-11-01 with nobody in it.
    static func ofReaders() throws -> ExtractBuilder {
        let extract = try ExtractBuilder()
        for file in ExtractBuilder.columns.keys { extract.rows[file] = [] }
        return extract
    }

    /// Adds someone without an e-mail address, whom the next plan writes a letter.
    func addReader(_ account: String, person: Row = [:], address: Row = [:]) {
        add(
            "accounts",
            ["account_id": account, "last_login_at": "2026-10-01T10:00:00+02:00", "email_state": "none"])
        add("people", ["account_id": account].merging(person) { $1 })
        add("addresses", ["account_id": account].merging(address) { $1 })
    }
}

extension TestWorkspace {
    /// A workspace with an extract in it, in which any number of pieces may be set aside.
    static func holding(_ extract: ExtractBuilder) async throws -> TestWorkspace {
        let workspace = try await TestWorkspace.made()
        _ = try workspace.replace("failed: 100 ", by: "failed: 1000000 ", in: "postvangnet.yaml")
        try extract.write()
        try await workspace.succeed("import", extract.folder.path)
        return workspace
    }

    /// Takes the month from the mailbox to verified batches.
    func sealed() async throws -> [SealedBatch] {
        try await succeed("plan", "2026-11", "--by", "planner")
        try await succeed("approve", "2026-11", "--by", "approver")
        try await succeed("run", "2026-11")
        let batches = try batches()
        for batch in batches {
            let run = try await ProgramRun(.postvangnet, ["verify", batch.folder.string])
            #expect(run.status == 0, "\(run.output)")
        }
        return batches
    }
}
