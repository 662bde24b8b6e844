import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// No value that passes the import may stop a batch.
    struct FieldTests {
        private static let long = String(repeating: "Æ", count: 200)

        /// A value, what becomes of its piece (a code where it is set aside), and the suffix in pieces.csv.
        private struct Case: Sendable {
            var name: String
            var fields: [String: String]
            var code: String?
            var suffix = ""

            var account: String { "a-\(name)" }
        }

        private static let addresses = [
            Case(name: "house_addition", fields: ["house_addition": "-2 b"], suffix: "2B"),
            Case(name: "house_letter", fields: ["house_letter": "z", "house_addition": "9999"], suffix: "Z9999"),
            Case(
                name: "house_number",
                fields: [
                    "house_number": "99999", "house_letter": "Z", "house_addition": "ZZZZ", "house_indication": "to",
                ]),
            Case(name: "street", fields: ["street": String(repeating: "W", count: 80)]),
            Case(name: "town", fields: ["town": String(repeating: "ß", count: 80)], code: "does-not-fit"),
            Case(
                name: "location",
                fields: [
                    "street": "", "house_number": "", "location": String(repeating: "Œ", count: 35),
                    "municipality": "Ons Dorp",
                ]),
            Case(name: "po_box", fields: ["po_box": "99999"]),
            Case(name: "reply_number", fields: ["reply_number": "99999"]),
            Case(
                name: "abroad",
                fields: [
                    "street": "", "house_number": "", "postcode": "", "town": "", "country_code": "5010",
                    "country": String(repeating: "W", count: 80), "foreign_line1": String(repeating: "W", count: 40),
                    "foreign_line2": String(repeating: "Ǆ", count: 50),
                    "foreign_line3": String(repeating: "Ḉ", count: 35),
                ], code: "does-not-fit"),
        ]

        private static let names = [
            Case(name: "surname", fields: ["surname": long], code: "does-not-fit"),
            Case(
                name: "given_names", fields: ["given_names": String(repeating: "Å ", count: 100), "sex": "O"],
                code: "does-not-fit"),
            Case(
                name: "all",
                fields: [
                    "given_names": String(repeating: "W ", count: 100), "prefix": "over de vv", "surname": long,
                    "title": "PS", "sex": "V",
                ], code: "does-not-fit"),
        ]

        @Test func `the longest address or name comes to a seal, or is set aside by itself`() async throws {
            let extract = try ExtractBuilder.ofReaders()
            extract.addReader("a1")
            for longest in Self.addresses { extract.addReader(longest.account, address: longest.fields) }
            for longest in Self.names { extract.addReader(longest.account, person: longest.fields) }
            let workspace = try await TestWorkspace.holding(extract)
            let rows = try await workspace.sealed().flatMap(\.rows)
            let plan = try TestJSON(Files.text(workspace.file("runs/2026-11/plan.json")))
            let all = Self.addresses + Self.names
            #expect(plan["setAside"].list.count == all.count { $0.code != nil })
            for longest in all {
                let piece = try #require(try await workspace.explain(longest.account).piece)
                let codes = plan["setAside"].list.filter { $0["piece"].text == piece.id }.map { $0["code"].text }
                #expect(codes == [longest.code].compactMap(\.self), "\(longest.name)")
                #expect(piece.state == (longest.code == nil ? "sealed" : "failed"), "\(longest.name)")
                let row = rows.first { $0.piece == piece.id }
                #expect((row == nil) == (longest.code != nil), "\(longest.name)")
                #expect(row == nil || row?.houseSuffix == longest.suffix, "\(longest.name)")
            }
            #expect(try await workspace.explain("a1").piece?.state == "sealed")
        }

        @Test func `a house addition that the register does not have is refused at import`() async throws {
            let extract = try ExtractBuilder.ofReaders()
            extract.addReader("a1")
            extract.addReader("a2", address: ["house_addition": "bovenwoning achter"])
            try extract.write()
            let workspace = try await TestWorkspace.made()
            let run = try await workspace.postvangnet("import", extract.folder.path)
            #expect(run.status == 65)
            #expect(
                run.errors.contains("addresses.csv:3:house_addition: The text is longer than BRP 11.40"),
                "\(run.errors)")
            #expect(run.errors.contains("[too-long]") && !run.errors.contains("bovenwoning"))
        }

        /// Changes a value behind the import's back, as a mailbox of an older version may hold it.
        private func set(_ change: String, in workspace: TestWorkspace) async throws {
            let script =
                "import sqlite3, sys; base = sqlite3.connect(sys.argv[1]); base.execute(sys.argv[2]); base.commit()"
            _ = try await Program.python.output(["-c", script, workspace.file("mailbox.sqlite").string, change])
        }

        @Test func `what sealing would refuse a batch for sets its piece aside when the run is planned`() async throws {
            let changes = [
                "a2": (
                    "UPDATE addresses SET house_addition = 'bovenwoning achter 2' WHERE rowid = 2",
                    "destination-house-suffix"
                ),
                "a3": ("UPDATE people SET surname = 'Van 2611A0001000001S' WHERE rowid = 3", "reads-as-reference"),
                "a4": ("UPDATE addresses SET street = '2611 A000 1000 001S' WHERE rowid = 4", "reads-as-reference"),
            ]
            let extract = try ExtractBuilder.ofReaders()
            for account in ["a1", "a2", "a3", "a4", "a5"] { extract.addReader(account) }
            let workspace = try await TestWorkspace.holding(extract)
            for (change, _) in changes.values { try await set(change, in: workspace) }
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            var pieces: Set<String> = []
            for (account, (_, code)) in changes {
                let piece = try #require(try await workspace.explain(account).piece?.id)
                #expect(plan.output.contains("\(piece): \(code)"), "\(plan.output)")
                pieces.insert(piece)
            }
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            let batches = try workspace.batches()
            #expect(Set(batches.flatMap(\.manifest.omitted)) == pieces && pieces.count == 3)
            #expect(batches.flatMap(\.rows).count == 2)
        }

        @Test func `a curator's address is asked likewise`() async throws {
            let extract = try ExtractBuilder.ofReaders()
            for account in ["a1", "a2"] { extract.addReader(account) }
            extract.add(
                "representatives",
                [
                    "account_id": "a2", "kind": "curator", "name": "J. Proef", "street": "Plein", "house_number": "2",
                    "postcode": "1234AB", "town": "Dorp",
                ])
            let workspace = try await TestWorkspace.holding(extract)
            try await set("UPDATE representatives SET house_addition = 'bovenwoning achter 2'", in: workspace)
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner")
            #expect(plan.output.contains(": destination-house-suffix"), "\(plan.output)")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            #expect(try workspace.batches().flatMap(\.rows).count == 1)
        }

        @Test func `a control piece's address is asked when the settings are read`() async throws {
            let workspace = try await TestWorkspace.holding(ExtractBuilder.ofReaders())
            let file = workspace.file("postvangnet.yaml")
            let control =
                "controlPieces:\n  - {name: Team, street: Laan, houseNumber: 1, houseAddition: achter de grote molen, "
                + "postcode: 3511AB, town: Utrecht}\n"
            try Files.write((try Files.text(file) + control).utf8, to: file)
            let plan = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(plan.status == 78 && plan.errors.contains("controlPieces[1].houseAddition"), "\(plan.errors)")
        }

        @Test func `whatever fields hold, an accepted row comes to a seal or is set aside with its code`() async throws
        {
            // scripts/check --deep sets more.
            let count = ProcessInfo.processInfo.environment["POSTVANGNET_TEST_ACCOUNTS"].flatMap { Int($0) } ?? 300
            var people = RandomPeople(seed: 20_261_101)
            let extract = try ExtractBuilder.ofReaders()
            for number in 1...count { people.add("a\(number)", to: extract) }
            let workspace = try await TestWorkspace.made()
            _ = try workspace.replace("rejects: 0 ", by: "rejects: \(count) ", in: "postvangnet.yaml")
            _ = try workspace.replace("failed: 100 ", by: "failed: \(count) ", in: "postvangnet.yaml")
            // With a row that is refused goes the person of an account.
            _ = try workspace.replace("peopleMissing: 0.5 ", by: "peopleMissing: 5 ", in: "postvangnet.yaml")
            _ = try workspace.replace(
                "piecesPerBatch: 5000", by: "piecesPerBatch: \(max(50, count / 20))", in: "postvangnet.yaml")
            try extract.write()
            let run = try await workspace.succeed("import", extract.folder.path)
            #expect(!run.errors.contains("not imported"))
            let rejects = try Files.text(workspace.file("rejects.csv")).split(separator: "\n").dropFirst().map {
                $0.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).prefix(4).map(String.init)
            }
            let allowed: Set<String> = ["too-long", "foreign-character", "damaged-character", "control-character"]
            #expect(rejects.filter { !allowed.contains($0.last ?? "") } == [])
            #expect(rejects.count == people.wrong, "not just the rows that hold what they may not: \(rejects)")

            let batches = try await workspace.sealed()
            let status = try await workspace.status()
            let (sealed, failed) = (status.pieces["sealed"] ?? 0, status.pieces["failed"] ?? 0)
            #expect(status.accounts == count)
            #expect(sealed + failed == status.chosen.values.reduce(0, +))
            #expect(batches.flatMap(\.rows).count == sealed)
            #expect(sealed > count / 20, "\(sealed) of \(count) are sealed: the texts tell little")
            let plan = try TestJSON(Files.text(workspace.file("runs/2026-11/plan.json")))
            #expect(plan["setAside"].list.count == failed)
            let codes = Set(plan["setAside"].list.compactMap { $0["code"].text })
            #expect(codes.isSubset(of: ["does-not-fit", "missing-glyph", "too-long"]), "\(codes)")
        }
    }
}
