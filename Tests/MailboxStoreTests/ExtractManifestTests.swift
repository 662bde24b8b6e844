import Foundation
import MailboxDomain
import MailboxStore
import TestSupport
import Testing

@Suite struct ExtractManifestTests {
    @Test(arguments: [
        (
            #"{"formatVersion": 2, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "rows": {}}"#,
            ["unsupported-version formatVersion"]
        ),
        (
            #"{"formatVersion": true, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "rows": {}}"#,
            ["unsupported-version formatVersion"]
        ),
        (
            #"{"formatVersion": 1, "part": "half", "asOf": "2026-11-01T00:00:00Z", "source": "s", "rows": {}}"#,
            ["unknown-value part"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01", "source": 1, "rows": []}"#,
            ["not-a-time asOf", "not-a-text source", "not-an-object rows"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "row": {}}"#,
            ["unknown-key ", "missing-key rows"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "rows": {"account": 1}}"#,
            ["unknown-key rows"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "rows": {"people": -1}}"#,
            ["not-a-number rows.people"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "a\nb", "rows": {}}"#,
            ["not-a-text source"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "part": "people", "rows": {}}"#,
            ["repeated-key part"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "rows": {"people": 1, "people": 2}}"#,
            ["repeated-key rows.people"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2201-11-01T00:00:00Z", "source": "s", "rows": {"messages": 100000000001}}"#,
            ["not-a-time asOf", "not-a-number rows.messages"]
        ),
        (
            #"{"formatVersion": 1, "part": "all", "asOf": "2026-11-01T00:00:00Z", "source": "s", "rows": {"people": 9223372036854775807, "partners": 9223372036854775807}}"#,
            ["not-a-number rows.people", "not-a-number rows.partners"]
        ),
        (String(repeating: " ", count: 100_001), ["too-large "]),
        ("[]", ["not-json "]), ("{", ["not-json "]), ("", ["not-json "]), ("\u{FEFF}{}", ["byte-order-mark "]),
        ("{\u{0}\"\u{0}p\u{0}", ["not-utf-8 "]),
    ])
    func `extract.json is read strictly`(json: String, codes: [String]) throws {
        let extract = try ExtractBuilder()
        try extract.write()
        try Data(json.utf8).write(to: extract.folder.appendingPathComponent("extract.json"))
        #expect { try extract.loadAsWritten() } throws: { error in
            guard case ImportError.badInput(let refused) = error else { return false }
            return refused.findings.map { "\($0.code) \($0.place.column ?? "")" } == codes
        }
    }

    @Test func `each finding on extract.json has its line`() throws {
        let extract = try ExtractBuilder()
        try extract.write()
        let json = """
            {
              "formatVersion": 2,
              "part": "half",

              "asOf": "2026-11-01", "source": "s",
              "rows": {
                "people": -1
              }
            }
            """
        try Data(json.utf8).write(to: extract.folder.appendingPathComponent("extract.json"))
        #expect { try extract.loadAsWritten() } throws: { error in
            guard case ImportError.badInput(let refused) = error else { return false }
            return refused.findings.map(\.place.description) == [
                "extract.json:2:formatVersion", "extract.json:3:part", "extract.json:5:asOf",
                "extract.json:7:rows.people",
            ]
        }
    }

    @Test(arguments: [("messages", 2), ("messages", 0), ("accounts", 10_000_000)])
    func `a row count that differs is refused, whatever is allowed`(file: String, count: Int) throws {
        let extract = try ExtractBuilder()
        extract.promised = [file: count]
        let refused = try #require(try extract.refused(tolerance: 100))
        #expect(refused.findings.map(\.code) == ["row-count-differs"])
        #expect(refused.findings.first?.place == .init(file: "extract.json", column: "rows.\(file)"))
    }

    @Test func `a count of rows that no file could hold takes no memory, and is a count that differs`() throws {
        let extract = try ExtractBuilder()
        extract.promised = ["accounts": 100_000_000_000, "messages": 100_000_000_000]
        let refused = try #require(try extract.refused(tolerance: 100))
        #expect(refused.findings.map(\.code) == ["row-count-differs", "row-count-differs"])
    }

    @Test(arguments: ["extract.json", "people.csv", "suppressions.csv"])
    func `a pipe or a folder in place of a file is told, and nobody waits for it`(name: String) throws {
        for isPipe in [true, false] {
            let extract = try ExtractBuilder()
            try extract.write()
            let place = extract.folder.appendingPathComponent(name)
            try FileManager.default.removeItem(at: place)
            if isPipe {
                try #require(unsafe mkfifo(place.path, 0o600) == 0)
            } else {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
            }
            #expect { try extract.loadAsWritten() } throws: { error in
                guard case ImportError.badInput(let refused) = error else { return false }
                return refused.findings.map(\.code) == ["not-a-file"] && refused.findings[0].place.file == name
            }
        }
    }

    @Test func `an absent file that should have rows is refused`() throws {
        let extract = try ExtractBuilder()
        extract.rows["suppressions"] = .some(nil)
        extract.promised = ["suppressions": 1]
        #expect(try extract.refused()?.findings.map(\.code) == ["row-count-differs"])
    }
}
