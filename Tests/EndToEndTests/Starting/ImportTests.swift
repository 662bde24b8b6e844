import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct ImportTests {
        /// An extract that is wrong in one place.
        struct Broken: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// Of the finding, in kebab-case.
            let code: String
            /// The exit status: what a later version wrote is no bad input.
            var status: Int32 { code == "unsupported-version" ? 78 : 65 }
            /// Breaks the extract, and returns the place that must be named.
            let breaking: @Sendable (ExtractCopy) throws -> String

            init(_ description: String, _ code: String, _ breaking: @escaping @Sendable (ExtractCopy) throws -> String)
            {
                (testDescription, self.code, self.breaking) = (description, code, breaking)
            }
        }

        static let brokenRows = [
            Broken("text that is not UTF-8", "invalid-utf8") { extract in
                let place = try extract.set("surname", of: "odd-ward", in: "people.csv", to: "Broken-here")
                var bytes = try Files.bytes(extract.file("people.csv"))
                let start = try #require(bytes.firstRange(of: Array("Broken-here".utf8))).lowerBound
                bytes[start] = 0xC3
                try Files.write(bytes, to: extract.file("people.csv"))
                return place
            },
            Broken("a torn quote", "torn-quote") {
                let place = try $0.set("surname", of: "odd-ward", in: "people.csv", to: "Ramka\"lpoe")
                return place.replacing(":surname", with: "")
            },
            Broken("a field too many", "wrong-field-count") {
                let place = try $0.set("surname", of: "odd-ward", in: "people.csv", to: "Ramkal,poe")
                return place.replacing(":surname", with: "")
            },
            Broken("a word that the column does not know", "unknown-value") {
                try $0.set("email_state", of: "odd-ward", in: "accounts.csv", to: "perhaps")
            },
            Broken("31 February", "not-a-date") {
                try $0.set("birth_date", of: "odd-ward", in: "people.csv", to: "1958-02-31")
            },
            Broken("a time without an offset", "not-a-time") {
                try $0.set("last_login_at", of: "odd-ward", in: "accounts.csv", to: "2026-03-04T05:06:07")
            },
            Broken("a time after asOf", "after-as-of") {
                try $0.set("last_login_at", of: "odd-ward", in: "accounts.csv", to: "2026-11-01T00:00:01+01:00")
            },
            Broken("a postcode in lower case", "not-a-postcode") {
                try $0.set("postcode", of: "odd-ward", in: "addresses.csv", to: "1478fk")
            },
            Broken("a required value that is empty", "missing-value") {
                try $0.set("state", of: "odd-ward", in: "accounts.csv", to: "")
            },
            Broken("an account that is there twice", "duplicate-account") {
                try Files.replace("\"accounts\": 296", with: "\"accounts\": 297", in: $0.file("extract.json"))
                return "accounts.csv:\(try $0.repeatRow(of: "odd-ward", in: "accounts.csv")):account_id"
            },
            Broken("a message of an unknown account", "unknown-account") {
                try $0.set("account_id", of: "odd-ward-organisation", in: "messages.csv", to: "nobody-knows-this")
            },
            Broken("a message of an unknown organisation", "unknown-organisation") {
                try $0.set("organisation_id", of: "odd-ward-organisation", in: "messages.csv", to: "org-unknown")
            },
        ]

        static let brokenFiles = [
            Broken("an unknown column", "unknown-column") { extract in
                try Files.changeLines(of: extract.file("people.csv")) { lines in
                    lines = lines.enumerated().map { $1.isEmpty ? "" : $1 + ($0 == 0 ? ",shoe_size" : ",") }
                }
                return "people.csv:1:12"
            },
            Broken("a missing column", "missing-column") { extract in
                try Files.changeLines(of: extract.file("people.csv")) { lines in
                    // Secrecy is the last one.
                    lines = lines.map {
                        $0.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",")
                    }
                }
                return "people.csv:1:secrecy"
            },
            Broken("a column under another name", "missing-column") { extract in
                try Files.replace("surname", with: "achternaam", in: extract.file("people.csv"))
                return "people.csv:1:surname"
            },
            Broken("no header", "missing-header") { extract in
                try Files.changeLines(of: extract.file("people.csv")) { $0.removeFirst() }
                return "people.csv:1"
            },
            Broken("an empty file", "missing-header") { extract in
                try Files.write([], to: extract.file("people.csv"))
                return "people.csv:1"
            },
            Broken("a row less than was promised", "row-count-differs") { extract in
                try Files.changeLines(of: extract.file("messages.csv")) { $0.remove(at: $0.count - 2) }
                return "extract.json:rows.messages"
            },
            Broken("an extract.json of another format", "unsupported-version") { extract in
                try Files.replace(
                    "\"formatVersion\": 1", with: "\"formatVersion\": 2", in: extract.file("extract.json"))
                return "extract.json:2:formatVersion"
            },
        ]

        @Test(arguments: brokenRows + brokenFiles)
        func `a broken extract is refused by place and without its values, and the old mailbox stands`(
            broken: Broken
        ) async throws {
            let workspace = try TestWorkspace.imported()
            let mailbox = try Files.bytes(workspace.file("mailbox.sqlite"))
            let extract = try ExtractCopy(in: workspace.scratch)
            let place = try broken.breaking(extract)
            let run = try await workspace.postvangnet("import", extract.folder.string)
            #expect(run.status == broken.status)
            #expect(run.output == "")
            let line = run.errors.split(separator: "\n").first {
                $0.hasPrefix(place + ": ") && $0.hasSuffix("[\(broken.code)]")
            }
            #expect(line != nil, "\(place) [\(broken.code)] is not in: \(run.errors)")
            #expect(try Files.bytes(workspace.file("mailbox.sqlite")) == mailbox)
            #expect(!Files.exists(workspace.file("mailbox.sqlite.new")))

            let rejects = try Files.text(workspace.file("rejects.csv"))
            for value in try extract.fields(at: place) where Self.mayTellOfSomeone(value) {
                #expect(!run.errors.contains(value), "\(value) is told")
                #expect(!rejects.contains(value), "\(value) is in rejects.csv")
            }
        }

        /// Whether a value is more than one of the words that a message may list.
        private static func mayTellOfSomeone(_ value: String) -> Bool {
            value.count > 3 && !["active", "none", "false", "true", "midden", "residence", "validated"].contains(value)
        }

        @Test(arguments: brokenRows)
        func `each bad row is in rejects csv`(broken: Broken) async throws {
            let workspace = try TestWorkspace.imported()
            let extract = try ExtractCopy(in: workspace.scratch)
            let place = try broken.breaking(extract).split(separator: ":").map(String.init)
            _ = try await workspace.postvangnet("import", extract.folder.string)
            let rejects = try Files.text(workspace.file("rejects.csv")).split(separator: "\n")
            #expect(rejects.first == "file,line,column,code,message")
            let expected = "\(place[0]),\(place[1]),\(place.count > 2 ? place[2] : ""),\(broken.code),"
            #expect(rejects.contains { $0.hasPrefix(expected) }, "\(expected) is not in: \(rejects)")
        }

        @Test(arguments: [
            "extract.json", "organisations.csv", "accounts.csv", "people.csv", "partners.csv", "addresses.csv",
            "representatives.csv", "messages.csv", "notifications.csv",
        ])
        func `a missing file is named`(name: String) async throws {
            let workspace = try TestWorkspace.imported()
            let mailbox = try Files.bytes(workspace.file("mailbox.sqlite"))
            let extract = try ExtractCopy(in: workspace.scratch)
            try Files.remove(extract.file(name))
            let run = try await workspace.postvangnet("import", extract.folder.string)
            #expect(run.status == 66)
            #expect(run.errors.contains(extract.file(name).string))
            #expect(try Files.bytes(workspace.file("mailbox.sqlite")) == mailbox)
        }

        @Test func `an extract folder that is not there is named`() async throws {
            let workspace = try TestWorkspace.imported()
            let run = try await workspace.postvangnet("import", "/nonexistent/extract")
            #expect(run.status == 66)
            #expect(run.errors.contains("/nonexistent/extract"))
        }

        @Test func `a bad row that the limit allows is left out, counted and listed`() async throws {
            let workspace = try TestWorkspace.imported()
            try Files.replace("rejects: 0 ", with: "rejects: 1 ", in: workspace.file("postvangnet.yaml"))
            let extract = try ExtractCopy(in: workspace.scratch)
            let place = try extract.set("surname", of: "odd-ward", in: "people.csv", to: "Ramka\"lpoe")
            let run = try await workspace.succeed("import", extract.folder.string)
            #expect(run.output.contains("292 of 293 rows, 1 rejected"))
            let line = place.split(separator: ":")[1]
            #expect(try Files.text(workspace.file("rejects.csv")).contains("\npeople.csv,\(line),,torn-quote,"))
        }
    }
}
