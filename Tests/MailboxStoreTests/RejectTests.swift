import Foundation
import MailboxDomain
import TestSupport
import Testing

@testable import MailboxStore

/// A change to one row of the extract, and the reject it makes.
struct BadRow: CustomTestStringConvertible, Sendable {
    var file: String
    var column: String
    var value: String
    var code: String

    init(_ file: String, _ column: String, _ value: String, _ code: String) {
        (self.file, self.column, self.value, self.code) = (file, column, value, code)
    }

    var testDescription: String { "\(file).\(column) = \(value.debugDescription): \(code)" }
}

@Suite struct RejectTests {
    static let badRows = [
        BadRow("organisations", "name", "", "missing-value"),
        BadRow("organisations", "name", "...", "missing-value"),
        BadRow("organisations", "name", String(repeating: "a", count: 201), "too-long"),
        BadRow("organisations", "category", String(repeating: "a", count: 101), "too-long"),
        BadRow("accounts", "state", "", "missing-value"),
        BadRow("accounts", "account_id", "", "missing-value"),
        BadRow("accounts", "account_id", "a 1", "not-an-identifier"),
        BadRow("accounts", "account_id", String(repeating: "x", count: 65), "not-an-identifier"),
        BadRow("accounts", "state", "Active", "unknown-value"),
        BadRow("accounts", "digid_level", "low", "unknown-value"),
        BadRow("accounts", "email_state", "None", "unknown-value"),
        BadRow("accounts", "activated_on", "2026-02-31", "not-a-date"),
        BadRow("accounts", "activated_on", "2026-02", "not-a-date"),
        BadRow("accounts", "activated_on", "01-02-2026", "not-a-date"),
        BadRow("accounts", "activated_on", "2026-11-02", "after-as-of"),
        BadRow("accounts", "last_login_at", "2026-10-01", "not-a-time"),
        BadRow("accounts", "last_login_at", "2026-10-01T12:00:00", "not-a-time"),
        BadRow("accounts", "last_login_at", "2026-11-01T00:00:01+01:00", "after-as-of"),
        BadRow("accounts", "digital_senders", "-1", "not-a-number"),
        BadRow("accounts", "digital_senders", "1.5", "not-a-number"),
        BadRow("accounts", "push_active", "yes", "unknown-value"),
        BadRow("people", "account_id", "a9", "unknown-account"),
        BadRow("people", "account_id", "a/9", "not-an-identifier"),
        BadRow("people", "title", "BA", "unknown-value"),
        BadRow("people", "sex", "F", "unknown-value"),
        BadRow("people", "name_use", "X", "unknown-value"),
        BadRow("people", "birth_date", "2002-13", "not-a-date"),
        BadRow("people", "birth_date", "20020630", "not-a-date"),
        BadRow("people", "birth_date", "2026-12", "after-as-of"),
        BadRow("people", "birth_date", "1799-12-31", "not-a-date"),
        BadRow("people", "death_date", "1899", "not-a-date"),
        BadRow("partners", "since", "1899-12", "not-a-date"),
        BadRow("accounts", "activated_on", "1899-12-31", "not-a-date"),
        BadRow("accounts", "last_login_at", "1899-12-31T12:00:00Z", "not-a-time"),
        BadRow("suppressions", "until", "2201-01-01", "not-a-date"),
        BadRow("people", "death_date", "2027", "after-as-of"),
        BadRow("people", "suspension", "X", "unknown-value"),
        BadRow("people", "secrecy", "8", "not-a-number"),
        BadRow("people", "surname", "Voor\u{7}beeld", "control-character"),
        BadRow("people", "surname", "Voor\tbeeld", "control-character"),
        BadRow("people", "surname", "Voor\u{85}beeld", "control-character"),
        BadRow("people", "surname", "\u{202E}dleebrooV", "control-character"),
        BadRow("people", "surname", "\u{2066}Voorbeeld", "control-character"),
        BadRow("people", "surname", "Voor\u{FFFD}beeld", "damaged-character"),
        BadRow("people", "given_names", "\u{FFFC}", "damaged-character"),
        BadRow("people", "surname", "Voor漢beeld", "foreign-character"),
        BadRow("people", "surname", "Παράδειγμα", "foreign-character"),
        BadRow("people", "surname", "\u{5D0}\u{5D1}\u{5D2}", "foreign-character"),
        BadRow("people", "prefix", "\u{301}van", "foreign-character"),
        BadRow("people", "given_names", String(repeating: "a", count: 201), "too-long"),
        BadRow("people", "surname", String(repeating: "e\u{301}", count: 201), "too-long"),
        BadRow("people", "prefix", "van over de", "too-long"),
        BadRow("partners", "prefix", "van over de", "too-long"),
        BadRow("partners", "surname", String(repeating: "a", count: 201), "too-long"),
        BadRow("partners", "account_id", "a9", "unknown-account"),
        BadRow("partners", "until", "2026-11-02", "after-as-of"),
        BadRow("addresses", "kind", "", "missing-value"),
        BadRow("addresses", "kind", "holiday", "unknown-value"),
        BadRow("addresses", "house_number", "100000", "not-a-number"),
        BadRow("addresses", "house_indication", "at", "unknown-value"),
        BadRow("addresses", "house_letter", "bc", "too-long"),
        BadRow("addresses", "house_letter", "1", "foreign-character"),
        BadRow("addresses", "house_letter", "é", "foreign-character"),
        BadRow("addresses", "house_addition", "boven", "too-long"),
        BadRow("addresses", "house_addition", "1/2", "foreign-character"),
        BadRow("addresses", "house_addition", "½", "foreign-character"),
        BadRow("addresses", "street", String(repeating: "a", count: 81), "too-long"),
        BadRow("addresses", "location", String(repeating: "a", count: 36), "too-long"),
        BadRow("addresses", "town", String(repeating: "a", count: 81), "too-long"),
        BadRow("addresses", "municipality", String(repeating: "a", count: 81), "too-long"),
        BadRow("addresses", "foreign_line1", String(repeating: "a", count: 41), "too-long"),
        BadRow("addresses", "foreign_line2", String(repeating: "a", count: 51), "too-long"),
        BadRow("addresses", "foreign_line3", String(repeating: "a", count: 36), "too-long"),
        BadRow("addresses", "country", String(repeating: "a", count: 81), "too-long"),
        BadRow("addresses", "street", "R\u{FFFD}ellstraat", "damaged-character"),
        BadRow("addresses", "po_box", "12a", "not-a-number"),
        BadRow("addresses", "postcode", "0234 AB", "not-a-postcode"),
        BadRow("addresses", "postcode", "1234  AB", "not-a-postcode"),
        BadRow("addresses", "postcode", "1234ab", "not-a-postcode"),
        BadRow("addresses", "postcode", "1234 SA", "not-a-postcode"),
        BadRow("addresses", "postcode", "1234SD", "not-a-postcode"),
        BadRow("addresses", "postcode", "1234 SS", "not-a-postcode"),
        BadRow("addresses", "country_code", "503", "not-a-code"),
        BadRow("addresses", "investigation", "8999", "not-a-code"),
        BadRow("addresses", "investigation", "08999x", "not-a-code"),
        BadRow("representatives", "kind", "voogd", "unknown-value"),
        BadRow("representatives", "until", "2026", "not-a-date"),
        BadRow("representatives", "house_addition", "boven", "too-long"),
        BadRow("representatives", "house_letter", "2", "foreign-character"),
        BadRow("representatives", "name", String(repeating: "a", count: 201), "too-long"),
        BadRow("representatives", "organisation", "Kantoor \u{FFFD}", "damaged-character"),
        BadRow("representatives", "sex", "F", "unknown-value"),
        BadRow("representatives", "prefix", "van over de", "too-long"),
        BadRow("representatives", "surname", String(repeating: "a", count: 201), "too-long"),
        BadRow("representatives", "given_names", "Jan 漢", "foreign-character"),
        BadRow("messages", "message_id", "", "missing-value"),
        BadRow("messages", "account_id", "a9", "unknown-account"),
        BadRow("messages", "organisation_id", "o9", "unknown-organisation"),
        BadRow("messages", "organisation_id", "o 9", "not-an-identifier"),
        BadRow("messages", "delivered_at", "2026-02-31T00:00:00Z", "not-a-time"),
        BadRow("messages", "opened_at", "2026-11-01T00:00:00Z", "after-as-of"),
        BadRow("notifications", "outcome", "bounced", "unknown-value"),
        BadRow("notifications", "status_code", "5.1", "not-a-code"),
        BadRow("notifications", "status_code", "3.1.1", "not-a-code"),
        BadRow("notifications", "status_code", "5.1234.1", "not-a-code"),
        BadRow("suppressions", "reason", "", "missing-value"),
        BadRow("suppressions", "reason", " \u{200B}-", "missing-value"),
        BadRow("suppressions", "reason", String(repeating: "a", count: 101), "too-long"),
        BadRow("suppressions", "until", "tomorrow", "not-a-date"),
        BadRow("preferences", "letter_format", "huge", "unknown-value"),
        BadRow("preferences", "language", "Pools", "not-a-code"),
        BadRow("preferences", "account_id", "a9", "unknown-account"),
    ]

    @Test(arguments: badRows)
    func `a bad value is a reject with its place and no value`(bad: BadRow) throws {
        let extract = try ExtractBuilder()
        extract.change(bad.file, [bad.column: bad.value])
        let refused = try #require(try extract.refused())
        let finding = try #require(refused.findings.first { $0.place.file == bad.file + ".csv" })
        #expect(finding.code == bad.code)
        #expect(finding.place.line == 2)
        #expect(finding.place.column == bad.column)
        let log = try String(contentsOfFile: extract.rejects, encoding: .utf8)
        #expect(log.hasPrefix("file,line,column,code,message\n"))
        #expect(log.contains("\n\(bad.file).csv,2,\(bad.column),\(bad.code),"))
        if bad.value.count > 4 {
            #expect(!log.contains(bad.value))
            #expect(!"\(ImportError.badInput(refused))".contains(bad.value))
        }
    }

    @Test(arguments: [
        ["given_names": "Geheime Namen"], ["prefix": "van"], ["sex": "V"], ["sex": "M", "surname": " - "],
        ["given_names": "Geheime", "prefix": "van", "sex": "O", "organisation": "Bureau"],
    ])
    func `a representative's name in parts without a surname is a reject that does not show it`(
        fields: [String: String]
    ) throws {
        let extract = try ExtractBuilder()
        extract.change("representatives", fields)
        let refused = try #require(try extract.refused())
        #expect(refused.findings.map(\.code) == ["incomplete-name"])
        #expect(refused.findings.first?.place == .init(file: "representatives.csv", line: 2, column: "surname"))
        let log = try String(contentsOfFile: extract.rejects, encoding: .utf8)
        #expect(log.contains("\nrepresentatives.csv,2,surname,incomplete-name,") && !log.contains("Geheim"))
    }

    @Test(
        arguments: [
            [:], ["sex": "O"], ["surname": "Test"], ["surname": ".", "sex": "V"], ["surname": "Test", "sex": "O"],
            ["given_names": "Mo", "prefix": "in 't", "surname": "Test", "sex": "M"],
            ["given_names": "-", "prefix": "..."],
        ] as [[String: String]])
    func `all of a representative's name in parts, or nothing of it, is taken`(fields: [String: String]) throws {
        let extract = try ExtractBuilder()
        extract.change("representatives", fields)
        try extract.load()
        let account = try #require(AccountID("a1"))
        let name = try Mailbox(openingAt: extract.mailbox).holder(of: account).representatives.first?.registeredName
        #expect((name == nil) == (fields["surname"] == nil))
        #expect(name?.sex ?? .unknown == fields["sex"].flatMap(Sex.init) ?? .unknown)
        #expect(name?.prefix == (name == nil ? nil : fields["prefix"]))
    }

    @Test(arguments: [
        ("accounts", ["state": "deactivated"], "duplicate-account"),
        ("organisations", ["name": "Other"], "duplicate-organisation"),
        ("people", ["surname": "Ander"], "duplicate-account"),
        ("preferences", ["letter_format": "standard"], "duplicate-account"),
        ("addresses", ["street": "Kerkstraat"], "duplicate-address"), ("messages", [:], "duplicate-message"),
        ("messages", ["account_id": "a2"], "duplicate-message"),
        ("messages", ["opened_at": "2026-10-02T12:00:00+02:00"], "duplicate-message"),
        ("notifications", ["account_id": "a2"], "contradicting-notification"),
        ("notifications", ["sent_at": "2026-10-01T12:00:02+02:00"], "contradicting-notification"),
    ])
    func `a second row where one may be is the reject`(file: String, row: [String: String], code: String) throws {
        let extract = try ExtractBuilder()
        if row["account_id"] == "a2" { extract.add("accounts", ["account_id": "a2"]) }
        extract.add(file, row)
        let summary = try extract.load(tolerance: 1)
        #expect(summary.rejects.map(\.code) == [code])
        #expect(summary.rejects.first?.place.line == 3)
        #expect(summary.files.allSatisfy { $0.accepted + $0.rejected == $0.read })
        #expect(try extract.refused()?.rejectedRows == 1)
    }

    @Test func `rows of a rejected account are rejects`() throws {
        let extract = try ExtractBuilder()
        extract.change("accounts", ["state": "asleep"])
        let refused = try #require(try extract.refused())
        #expect(refused.findings.map(\.code) == ["unknown-value"] + Array(repeating: "unknown-account", count: 8))
    }

    @Test(arguments: [
        ("a1,\"Voor\"beeld,x\n", "torn-quote"), ("a1,Voor\"beeld,x\n", "torn-quote"), ("a1,\"x\n", "torn-quote"),
        ("a1\n", "wrong-field-count"), ("\n", "wrong-field-count"), ("a1,b,c,d\n", "wrong-field-count"),
    ])
    func `a row that is not right CSV is a reject of its line`(row: String, code: String) throws {
        let extract = try ExtractBuilder()
        extract.texts["suppressions"] = "account_id,reason,until\n" + row
        let refused = try #require(try extract.refused())
        #expect(refused.findings.map(\.code) == [code])
        #expect(refused.findings.first?.place == .init(file: "suppressions.csv", line: 2))
    }

    @Test func `text that is not UTF-8 is a reject`() throws {
        let extract = try ExtractBuilder()
        try extract.write()
        try Data("account_id,reason,until\na1,".utf8 + [0xE9, 0x2C, 0x0A]).write(to: extract.url("suppressions"))
        let summary = try extract.loadAsWritten(tolerance: 1)
        #expect(summary.rejects.map(\.code) == ["invalid-utf8"])
    }

    @Test func `all bad rows are written down and counted, and the first twenty of a kind are shown`() throws {
        let extract = try ExtractBuilder()
        for number in 1...150 { extract.add("messages", ["message_id": "x\(number)", "account_id": "nobody"]) }
        for number in 1...21 { extract.add("notifications", ["notification_id": "x\(number)", "outcome": "lost"]) }
        extract.add("notifications", ["notification_id": "y", "sent_at": "never"])
        let refused = try #require(try extract.refused(tolerance: 171))
        #expect(refused.rejectedRows == 172)
        let kinds = refused.findings.map {
            "\($0.place.file) \($0.code) \($0.place.line.map { _ in "a line" } ?? "a count")"
        }
        #expect(
            kinds == Array(repeating: "messages.csv unknown-account a line", count: 20)
                + ["messages.csv unknown-account a count"]
                + Array(repeating: "notifications.csv unknown-value a line", count: 20)
                + ["notifications.csv unknown-value a count", "notifications.csv not-a-time a line"])
        #expect(refused.findings[20].message.hasPrefix("130 more rows"))
        #expect(refused.findings[41].message.hasPrefix("1 more row "))
        let log = try String(contentsOfFile: extract.rejects, encoding: .utf8)
        #expect(log.split(separator: "\n").count == 173)
        #expect(log.contains("messages.csv,152,account_id,unknown-account,"))
        #expect(try extract.load(tolerance: 172).files.first { $0.file == "messages.csv" }?.accepted == 1)
    }

    @Test func `every reason for a reject has a test`() {
        let tested = Set(Self.badRows.map(\.code)).union([
            "torn-quote", "wrong-field-count", "invalid-utf8", "duplicate-account", "duplicate-organisation",
            "duplicate-address", "duplicate-message", "contradicting-notification", "not-a-candidate",
            "incomplete-name",
            // End to end, with the digests that they are about.
            "organisation-told-twice", "organisation-not-told", "more-than-messages",
            "not-a-period",
        ])
        #expect(tested == Set(RejectReason.allCases.map(\.rawValue)))
    }
}
