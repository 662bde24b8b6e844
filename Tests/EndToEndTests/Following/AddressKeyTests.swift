import Foundation
import SystemPackage
import TestSupport
import Testing

/// The digests of addresses that mail came back from, and the keys that do not lie beside them.
@Suite struct AddressKeyTests {
    /// A run of two letters, of which one came back because its reader moved; made once.
    private static func returned() async throws -> TestWorkspace { try await one.value.copy() }

    private static let one = Task {
        let workspace = try await TestWorkspace.sealed(readers: 2)
        try await workspace.mailed("2026-11-0001", on: "2026-11-13")
        #expect(!Files.exists(keyFile(of: workspace)), "no digest needs it yet")
        let piece = try #require(try await workspace.pieces("2026-11", accounts: 1)[1])
        let scan = FeedbackText.scan("\(piece),moved,2026-11-20T09:00:00+01:00")
        let run = try await workspace.reconcile(("returned.csv", scan))
        try #require(run.status == 0, "\(run.errors)")
        return workspace
    }

    private static func keyFile(of workspace: TestWorkspace) -> FilePath { workspace.file("address-digests.key") }

    /// Runs a script of Python with the ledger, the plan and the keys as its arguments.
    private func python(_ script: String, _ workspace: TestWorkspace) async throws -> String {
        let files = ["ledger.sqlite", "runs/2026-11/plan.sqlite", "address-digests.key"]
        return try await Program.python.text(
            ["-c", Self.reading + script] + files.map { workspace.file($0).string })
    }

    /// `guesses` are all houses of the street, as the ledger's salt and account would have them.
    private static let reading = """
        import base64, hashlib, hmac, os, sqlite3, sys
        ledger = sqlite3.connect(sys.argv[1])
        salt = ledger.execute("SELECT value FROM salt").fetchone()[0]
        account, digest = ledger.execute("SELECT account_id, address_digest FROM returned_mail").fetchone()
        plan = sqlite3.connect(sys.argv[2])
        envelope, names = plan.execute(
            "SELECT envelope, name_lines FROM recipients WHERE account_id = ?", (account,)).fetchone()
        lines = envelope.split("\\n")[names:]
        street = lines[0].rsplit(" ", 1)[0]
        def guess(house):
            return hashlib.sha256(salt + "\\n".join([account, f"{street} {house}"] + lines[1:]).encode()).digest()
        guesses = {house: guess(house) for house in range(1, 361)}
        def keyed(bytes):
            keys = dict(line.split() for line in open(sys.argv[3]))
            name, code = digest.split(":")
            return hmac.new(base64.b64decode(keys[name]), bytes, hashlib.sha256).hexdigest()

        """

    @Test func `nobody finds an address with the ledger alone, and with the keys only who tries them all`() async throws
    {
        let workspace = try await Self.returned()
        let keys = Self.keyFile(of: workspace)
        #expect(try Stat(keys).permissions == .ownerReadWrite)
        let found = try await python(
            """
            file = open(sys.argv[1], "rb").read()
            print([house for house, found in guesses.items() if found in file or found.hex().encode() in file])
            print([house for house, found in guesses.items() if keyed(found) == digest.split(":")[1]])
            key = open(sys.argv[3]).read().split()[1]
            print(key.encode() in file or base64.b64decode(key) in file)
            """, workspace)
        #expect(found == "[]\n[1]\nFalse\n")
        let opened = try await ProgramRun(.bash, ["-c", "chmod 644 '\(keys)'"])
        try #require(opened.status == 0)
        let run = try await workspace.postvangnet("status")
        #expect(run.status == 78 && run.errors.contains("address-digests.key is open to other users"), "\(run.errors)")
    }

    @Test func `digests of an earlier version get a key at the next plan, which knows the addresses as before`()
        async throws
    {
        let workspace = try await Self.returned()
        try await workspace.load(asOf: "2027-11-01", accounts: 2, moved: [2])
        let old = try await python(
            """
            old = guesses[1].hex()
            ledger.execute("UPDATE returned_mail SET address_digest = ?", (old,))
            ledger.commit()
            os.remove(sys.argv[3])
            print(old, end="")
            """, workspace)
        let ledger = workspace.file("ledger.sqlite")
        func holdsOld() throws -> Bool { try Data(Files.bytes(ledger)).range(of: Data(old.utf8)) != nil }
        #expect(try holdsOld())
        try await workspace.succeed("plan", "2027-11")
        #expect(try await workspace.reasons("2027-11", accounts: 2) == ["address-returned", "write"])
        #expect(try !holdsOld())
        #expect(try await python("print(keyed(guesses[1]) == digest.split(':')[1])", workspace) == "True\n")
    }

    @Test func `a lost key stops what needs it, until a person gives it up`() async throws {
        let workspace = try await Self.returned()
        try await workspace.load(asOf: "2027-11-01", accounts: 2, moved: [1])
        try await workspace.succeed("plan", "2027-11")
        #expect(try await workspace.reasons("2027-11", accounts: 2) == ["write", "write"], "the first has moved since")
        let keys = Self.keyFile(of: workspace)
        let bytes = try Files.bytes(keys)
        try Files.remove(keys)
        let scan = "2026-11-0001,,mailed,2026-11-13T09:00:00+01:00,"
        for command in [
            ["plan", "2027-11"], ["approve", "2027-11", "--by", "tester"],
            ["recall", "2026-11", "--extract", "/nonexistent"],
        ] {
            let run = try await workspace.postvangnet(command)
            #expect(run.status == 66 && run.errors.contains("address-digests.key does not hold"), "\(run.errors)")
            #expect(run.errors.contains("postvangnet purge --lost-keys") && !Files.exists(keys))
        }
        #expect(try await workspace.reconcile(("again.csv", FeedbackText.file(scan))).status == 66)
        #expect(!Files.exists(keys), "a new one would make the addresses unknown without a word")
        let check = try await workspace.postvangnet("check")
        #expect(check.status == 1 && check.output.contains("address-digests.key does not hold"), "\(check.output)")
        #expect(!Files.exists(keys))

        try Files.write("damaged\n".utf8, to: keys)
        let damaged = try await workspace.postvangnet("plan", "2027-11")
        #expect(damaged.status == 78 && damaged.errors.contains("address-digests.key:1: "), "\(damaged.errors)")
        try Files.write(bytes, to: keys)
        try await workspace.succeed("plan", "2027-11")
        #expect(try await !workspace.postvangnet("check").output.contains("does not hold"))

        try Files.remove(keys)
        let dryRun = try await workspace.succeed("purge", "--dry-run", "--lost-keys")
        #expect(dryRun.output.contains("Would be forgotten, because the key is lost: 1 address that"))
        #expect(try await workspace.postvangnet("plan", "2027-11").status == 66)
        let purge = try await workspace.succeed("purge", "--lost-keys", "--on", "2026-11-02")
        #expect(purge.output.contains("Forgotten, because the key is lost: 1 address that"), "\(purge.output)")
        try await workspace.succeed("plan", "2027-11")
        #expect(try await workspace.reasons("2027-11", accounts: 2) == ["address-returned", "write"])
        #expect(
            try await workspace.succeed("purge", "--lost-keys", "--on", "2026-11-02").output.contains("No key is lost"))
    }
}
