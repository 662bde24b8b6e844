import Foundation
import MailboxDomain
import TestSupport
import Testing

@testable import MailboxStore

@Suite struct ImportTests {
    private func files(in builder: ExtractBuilder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: builder.root.path).sorted()
    }

    @Test func `an extract without faults becomes a mailbox, and all rows are counted`() throws {
        let extract = try ExtractBuilder()
        let summary = try extract.load()
        #expect(summary.extract.source == "test")
        #expect(summary.extract.asOf == Instant("2026-10-31T23:00:00Z"))
        #expect(summary.files.count == 10)
        #expect(summary.files.allSatisfy { $0.read == 1 && $0.accepted == 1 && $0.rejected == 0 })
        #expect(try files(in: extract) == ["extract", "mailbox.sqlite", "rejects.csv"])
        #expect(try String(contentsOfFile: extract.rejects, encoding: .utf8) == "file,line,column,code,message\n")
    }

    @Test func `accepted and rejected rows add up to the rows read, in every file`() throws {
        let extract = try ExtractBuilder()
        for file in ["messages", "notifications", "partners", "suppressions"] {
            extract.add(file, [:])
            extract.add(file, ["account_id": "nobody"])
        }
        let summary = try extract.load(tolerance: 5)
        #expect(summary.files.allSatisfy { $0.accepted + $0.rejected == $0.read })
        #expect(summary.files.first { $0.file == "messages.csv" } == count("messages.csv", 3, 1, 2))
        #expect(summary.files.first { $0.file == "partners.csv" } == count("partners.csv", 3, 2, 1))
        #expect(summary.rejects.count == 5)
    }

    private func count(_ file: String, _ read: Int, _ accepted: Int, _ rejected: Int) -> FileCount {
        var count = FileCount(file: file)
        (count.read, count.accepted, count.rejected) = (read, accepted, rejected)
        return count
    }

    @Test func `more rejects than allowed leave the old mailbox as it was, byte for byte`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        let before = try Data(contentsOf: URL(fileURLWithPath: extract.mailbox))
        extract.add("messages", ["account_id": "nobody"])
        #expect(try extract.refused()?.rejectedRows == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: extract.mailbox)) == before)
        #expect(try files(in: extract) == ["extract", "mailbox.sqlite", "rejects.csv"])
    }

    @Test(arguments: ["accounts.csv", "messages.csv", nil])
    func `whoever breaks off an import leaves the old mailbox as it was`(file: String?) throws {
        struct Stop: Error {}
        let extract = try ExtractBuilder()
        try extract.load()
        let before = try Data(contentsOf: URL(fileURLWithPath: extract.mailbox))
        let work = ExtractImport(folder: extract.folder.path, mailbox: extract.mailbox, rejects: extract.rejects)
        #expect(throws: Stop.self) { try work.run { if $0.file == file { throw Stop() } } }
        #expect(try Data(contentsOf: URL(fileURLWithPath: extract.mailbox)) == before)
        #expect(try files(in: extract) == ["extract", "mailbox.sqlite", "rejects.csv"])
    }

    @Test func `a new import replaces the mailbox, also where one was cut off before`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        try Data("left behind".utf8).write(to: URL(fileURLWithPath: extract.mailbox + ".new"))
        extract.add("accounts", ["account_id": "a2"])
        try extract.load()
        #expect(try Mailbox(openingAt: extract.mailbox).accountCount == 2)
        #expect(try files(in: extract) == ["extract", "mailbox.sqlite", "rejects.csv"])
    }

    @Test func `a mailbox is for its owner's eyes only`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        for path in [extract.mailbox, extract.rejects] {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `the same extract gives the same bytes`() throws {
        let (first, second) = try (ExtractBuilder(), ExtractBuilder())
        try first.load()
        try second.load()
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: first.mailbox))
                == Data(contentsOf: URL(fileURLWithPath: second.mailbox)))
    }

    @Test(arguments: [
        // As extracts were before there were such columns, and with some of them.
        ("", ""), (",surname,sex", ",Test,V"), (",sex,surname,prefix,given_names", ",V,Test,,"),
    ])
    func `columns that were added later may be absent from the header`(columns: String, fields: String) throws {
        let extract = try ExtractBuilder()
        extract.texts["representatives"] =
            "account_id,kind,name,organisation,street,house_number,house_letter,house_addition,po_box,postcode,town,"
            + "since,until\(columns)\na1,curator,J. Test,,Plein,2,,,,1234AB,Dorp,,\(fields)\n"
        try extract.load()
        let account = try #require(AccountID("a1"))
        let curator = try Mailbox(openingAt: extract.mailbox).holder(of: account).representatives.first
        #expect(curator?.name == "J. Test" && curator?.address.town == "Dorp")
        #expect(
            curator?.registeredName == (columns.isEmpty ? nil : RegisteredName(surname: "Test", sex: .female)))
        // A row goes by its header, and any other column must be there.
        for (find, replace, code) in [("since,", "", "missing-column"), ("\na1", "\na1,", "wrong-field-count")] {
            let text = try #require(extract.texts["representatives"])
            let other = try ExtractBuilder()
            other.texts["representatives"] = text.replacing(find, with: replace)
            #expect(try other.refused()?.findings.map(\.code) == [code])
        }
    }

    @Test(arguments: ["suppressions", "preferences"])
    func `suppressions and preferences may be absent`(file: String) throws {
        let extract = try ExtractBuilder()
        extract.rows[file] = .some(nil)
        #expect(try extract.load().files.count == 9)
        let account = try #require(AccountID("a1"))
        let holder = try Mailbox(openingAt: extract.mailbox).holder(of: account)
        #expect(file == "preferences" ? holder.letterFormat == .standard : holder.suppressions.isEmpty)
    }

    @Test(arguments: [
        "organisations", "accounts", "people", "partners", "addresses", "representatives", "messages", "notifications",
    ])
    func `any other missing file is missing input`(file: String) throws {
        let extract = try ExtractBuilder()
        extract.rows[file] = .some(nil)
        #expect { try extract.load() } throws: { error in
            guard case ImportError.missingInput(let path, _) = error else { return false }
            return path.hasSuffix("/\(file).csv")
        }
        #expect(try files(in: extract) == ["extract"])
    }

    @Test func `a missing folder is missing input`() throws {
        let work = ExtractImport(folder: "/nonexistent", mailbox: "/nonexistent/m", rejects: "/nonexistent/r")
        #expect { try work.run() } throws: { error in
            if case ImportError.missingInput("/nonexistent/extract.json", _) = error { true } else { false }
        }
    }

    @Test func `a mailbox that cannot be made is another error than bad input`() throws {
        let extract = try ExtractBuilder()
        try extract.write()
        let work = ExtractImport(folder: extract.folder.path, mailbox: "/nonexistent/m", rejects: extract.rejects)
        #expect { try work.run() } throws: { error in
            if case ImportError.cannotCreate("/nonexistent/m.new", _) = error { true } else { false }
        }
    }

    @Test func `a rejects.csv that cannot be made stops the import`() throws {
        let extract = try ExtractBuilder()
        try extract.write()
        let path = "/nonexistent/rejects.csv"
        let work = ExtractImport(folder: extract.folder.path, mailbox: extract.mailbox, rejects: path)
        #expect { try work.run() } throws: { error in
            if case ImportError.cannotCreate(path, _) = error { true } else { false }
        }
        #expect(try files(in: extract) == ["extract"])
    }

    @Test func `a folder in the place of rejects.csv stops the import`() throws {
        let extract = try ExtractBuilder()
        try extract.write()
        try FileManager.default.createDirectory(atPath: extract.rejects, withIntermediateDirectories: false)
        let work = ExtractImport(folder: extract.folder.path, mailbox: extract.mailbox, rejects: extract.rejects)
        #expect(throws: ImportError.self) { try work.run() }
        #expect(!FileManager.default.fileExists(atPath: extract.mailbox))
    }

    @Test func `without a right accounts.csv the other files are checked for all but their accounts`() throws {
        let extract = try ExtractBuilder()
        extract.texts["accounts"] = "account\na1\n"
        extract.change("messages", ["organisation_id": "o9"])
        extract.change("people", ["account_id": "a 1"])
        let refused = try #require(try extract.refused(tolerance: 10))
        #expect(refused.findings.dropFirst().map(\.code) == ["not-an-identifier", "unknown-organisation"])
    }

    @Test func `too many rejects among the accounts make none among their other rows`() throws {
        let extract = try ExtractBuilder()
        for (id, state) in [("a3", "asleep"), ("a2", "active"), ("a0", "active")] {
            extract.add("accounts", ["account_id": id, "state": state])
            if state == "active" { extract.add("messages", ["message_id": "m-\(id)", "account_id": id]) }
        }
        #expect(try extract.refused()?.findings.map(\.code) == ["unknown-value"])
    }

    @Test(arguments: [
        ("organisation_id,name\no1,x\n", ["missing-column category"]),
        ("organisation_id,name,category,size\no1,x,y,z\n", ["unknown-column 4"]),
        ("organisation_id,name,category,name\no1,x,y,z\n", ["duplicate-column name"]),
        ("o1,x,y\n", ["missing-header "]), ("", ["missing-header "]), ("\u{FEFF}", ["missing-header "]),
        ("organisation_id;name;category\no1;x;y\n", ["separator "]),
        ("organisation_id\tname\tcategory\no1\tx\ty\n", ["separator "]),
        ("organisation_id,name,category\ro1,x,y\r", ["line-ends "]), ("PK\u{3}\u{4}\u{14}", ["not-csv "]),
        ("organisation_id,\"name,category\no1,x,y\n", ["torn-quote "]),
    ])
    func `a header that is not right stops its file, and the others are still checked`(
        text: String, codes: [String]
    ) throws {
        let extract = try ExtractBuilder()
        extract.texts["organisations"] = text
        extract.change("people", ["sex": "?"])
        let refused = try #require(try extract.refused(tolerance: 10))
        #expect(
            refused.findings.map { "\($0.code) \($0.place.column ?? "")" } == codes + ["unknown-value sex"])
    }

    @Test(arguments: [true, false])
    func `a file in UTF-16 is named as such, with a mark or without`(hasMark: Bool) throws {
        let extract = try ExtractBuilder()
        try extract.write()
        let text = try String(contentsOf: extract.url("people"), encoding: .utf8)
        let bytes: [UInt8] = (hasMark ? [0xFF, 0xFE] : []) + text.utf8.flatMap { [$0, 0] }
        try Data(bytes).write(to: extract.url("people"))
        #expect { try extract.loadAsWritten() } throws: { error in
            guard case ImportError.badInput(let refused) = error else { return false }
            return refused.findings.map(\.code) == ["not-utf-8"]
                && "\(refused)".contains("people.csv:1: The file is UTF-16")
        }
    }

    @Test func `columns may stand in any order, and lines end with CRLF`() throws {
        let extract = try ExtractBuilder()
        extract.lineEnd = "\r\n"
        extract.texts["organisations"] = "\u{FEFF}category,\"name\",organisation_id\r\nwater,Übung,o1\r\n"
        try extract.load()
        let organisation = try #require(try Mailbox(openingAt: extract.mailbox).organisations().first)
        #expect((organisation.name, organisation.category) == ("Übung", "water"))
    }

    @Test func `moments at asOf and what ends later are accepted`() throws {
        let extract = try ExtractBuilder()
        extract.change("accounts", ["activated_on": "2026-11-01", "last_login_at": "2026-11-01T00:00:00+01:00"])
        extract.change("people", ["birth_date": "2026"])
        extract.change("representatives", ["since": "2026-11-01", "until": "2030-01-01"])
        extract.change("suppressions", ["until": "9999-12-31"])
        try extract.load()
    }

    @Test(arguments: [
        ("addresses", "postcode", "1234AB"), ("addresses", "postcode", "9999 ZZ"), ("addresses", "postcode", "1234 AS"),
        ("addresses", "house_number", "0"), ("addresses", "country_code", "0000"),
        ("notifications", "status_code", "2.0.0"), ("notifications", "status_code", "5.123.456"),
        ("people", "birth_date", "2024-02-29"), ("people", "birth_date", "1800"), ("people", "death_date", "1900"),
        ("suppressions", "until", "2200-12-31"), ("representatives", "until", "9999-12-31"),
        ("people", "surname", "Đỗ-İ\u{301}"), ("people", "surname", "."),
        ("people", "given_names", "Jan\u{200F}"), ("people", "surname", String(repeating: "é", count: 200)),
        ("addresses", "house_addition", "-2 b"), ("addresses", "street", String(repeating: "x", count: 80)),
        ("accounts", "last_login_at", "2026-10-01t12:00:00z"), ("messages", "message_id", "A.b_c-9"),
    ])
    func `what only looks odd is accepted`(file: String, column: String, value: String) throws {
        let extract = try ExtractBuilder()
        extract.change(file, [column: value])
        try extract.load()
    }

    @Test func `all rows of a file larger than the buffer arrive`() throws {
        let extract = try ExtractBuilder()
        let count = 2 * CSVReader.standardCapacity / 40
        extract.texts["messages"] =
            "message_id,account_id,organisation_id,delivered_at,opened_at\n"
            + (1...count).map { "m\($0),a1,o1,2026-10-01T12:00:00+02:00,\n" }.joined()
        extract.promised["messages"] = count
        try extract.load()
        try Mailbox(openingAt: extract.mailbox).forEachActivity { #expect($0.unopened.count == count) }
    }
}
