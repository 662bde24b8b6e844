import FoundationEssentials
import TestSupport
import Testing

/// Small extracts and runs of successive months.
extension TestWorkspace {
    /// Loads accounts without an e-mail address, in the order of their house numbers.
    func load(
        asOf: String, accounts: Int, moved: Set<Int> = [], died: Set<Int> = [], confirmed: Set<Int> = []
    ) async throws {
        let extract = try Self.extract(
            asOf: asOf, accounts: Array(1...accounts), moved: moved, died: died, confirmed: confirmed)
        try await succeed("import", extract.folder.path)
    }

    /// An extract of accounts without an e-mail address, but for those that have confirmed one.
    static func extract(
        asOf: String, accounts: [Int], moved: Set<Int> = [], died: Set<Int> = [], confirmed: Set<Int> = [],
        houses: [Int: Int] = [:]
    ) throws -> ExtractBuilder {
        let extract = try ExtractBuilder()
        extract.manifest["asOf"] = "\(asOf)T00:00:00+01:00"
        for file in ["accounts", "people", "partners", "addresses", "representatives"] { extract.rows[file] = [] }
        for file in ["messages", "notifications", "suppressions", "preferences"] { extract.rows[file] = [] }
        for number in accounts {
            let id = "a\(number)"
            extract.add(
                "accounts",
                [
                    "account_id": id, "activated_on": "2020-01-01", "last_login_at": "2026-10-01T00:00:00Z",
                    "email_state": confirmed.contains(number) ? "validated" : "none",
                ])
            extract.add(
                "people", ["account_id": id].merging(died.contains(number) ? ["death_date": asOf] : [:]) { $1 })
            extract.add(
                "addresses",
                [
                    "account_id": id,
                    "house_number": "\(houses[number] ?? (moved.contains(number) ? number + 100 : number))",
                ])
        }
        try extract.write()
        return extract
    }

    /// Readers whose letters of November 2026 lie sealed, in one batch that nobody signed.
    static func sealed(readers: Int) async throws -> TestWorkspace {
        try await SealedReaders.shared.workspace(of: readers).copy()
    }

    func seal(_ run: String) async throws {
        try await succeed("plan", run)
        try await succeed("approve", run, "--by", "tester", "--accept-jump")
        try await succeed("run", run)
    }

    func mailed(_ batch: String, on day: String) async throws {
        let run = try await reconcile(("\(batch).csv", FeedbackText.file(FeedbackText.row(batch, "mailed", day))))
        try #require(run.status == 0, "\(run.errors)")
    }

    /// The piece of each account that was written to, by account.
    func pieces(_ run: String, accounts: Int) async throws -> [Int: String] {
        var pieces: [Int: String] = [:]
        for number in 1...accounts {
            let answer = try await succeed("explain", "a\(number)", run, "--format", "json").output
            pieces[number] = try TestJSON(answer)["piece"]["id"].text
        }
        return pieces
    }

    /// Why each account is left, or `write`.
    func reasons(_ run: String, accounts: Int) async throws -> [String] {
        var reasons: [String] = []
        for number in 1...accounts {
            let answer = try await succeed("explain", "a\(number)", run, "--format", "json").output
            reasons.append(try TestJSON(answer)["reason"].text ?? "write")
        }
        return reasons
    }
}

/// Months of a few readers, each made once: many tests begin where one is sealed.
private actor SealedReaders {
    static let shared = SealedReaders()

    private var making: [Int: Task<TestWorkspace, any Error>] = [:]

    func workspace(of readers: Int) async throws -> TestWorkspace {
        let task = making[readers] ?? Task { try await Self.make(readers) }
        making[readers] = task
        return try await task.value
    }

    private static func make(_ readers: Int) async throws -> TestWorkspace {
        let workspace = try await TestWorkspace.made()
        try await workspace.load(asOf: "2026-11-01", accounts: readers)
        try await workspace.seal("2026-11")
        return workspace
    }
}
