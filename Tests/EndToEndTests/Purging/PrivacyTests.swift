import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Nobody's name, street or postcode stands in what a run says or records: only in letters and lists for the printer.
    struct PrivacyTests {
        /// Whole words: some names are also parts of ordinary ones.
        private struct Particulars {
            let words: Set<String>
            let phrases: [String]

            init(of extract: FilePath) throws {
                let columns = [
                    "people.csv": ["given_names", "surname"], "partners.csv": ["surname"],
                    "representatives.csv": ["name", "organisation", "street", "postcode", "given_names", "surname"],
                    "addresses.csv": ["street", "postcode", "foreign_line1", "foreign_line2"],
                ]
                var values: Set<String> = []
                for (name, wanted) in columns {
                    let lines = try Files.text(extract.appending(name)).split(separator: "\n").map(Self.fields)
                    for line in lines.dropFirst() {
                        for (column, value) in zip(lines[0], line) where wanted.contains(column) && value.count > 2 {
                            values.insert(value)
                        }
                    }
                }
                words = values.filter { $0.allSatisfy(\.isLetter) || $0.count == 6 && $0.last?.isLetter == true }
                phrases = values.subtracting(words).sorted()
            }

            /// What of them stands in a text.
            func found(in text: String) -> Set<String> {
                let own = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
                return words.intersection(own).union(phrases.filter(text.contains))
            }

            /// The fields of a line of CSV, quotes taken off.
            private static func fields(_ line: Substring) -> [String] {
                var (fields, field, isQuoted) = ([String](), "", false)
                for character in line {
                    switch character {
                    case "\"": isQuoted.toggle()
                    case "," where !isQuoted: (field, fields) = ("", fields + [field])
                    default: field.append(character)
                    }
                }
                return fields + [field]
            }
        }

        @Test func `the particulars that are looked for are many, and the letters' lists hold some of them`() throws {
            #expect(try Particulars(of: Project.sampleExtract).words.count > 200)
            // What the search would find if it were there.
            for run in [try SampleRun.shared.stages, try SampleRun.shared.few] {
                let particulars = try Particulars(of: run.extract)
                let list = try Files.text(run.batches[0].folder.appending("pieces.csv"))
                #expect(particulars.words.count > 20 && !particulars.found(in: list).isEmpty)
            }
        }

        @Test func `no name, street or postcode stands in what a whole run says, records or reports`() async throws {
            let particulars = try Particulars(of: SampleRun.shared.few.extract)
            let workspace = try TestWorkspace.few(\.imported)
            var said: [String] = []
            for format in ["text", "json"] {
                for command in try Month.commands where command[0] != "approve" || format == "text" {
                    let run = try await workspace.postvangnet(command + ["--log-format", format], changes: [:])
                    said.append(run.output + run.errors)
                }
            }
            for command in [
                ["status"], ["status", "2026-11"], ["status", "2026-11", "--format", "json"],
                ["report", "run", "2026-11"], ["report", "run", "2026-11", "--format", "json"],
                ["report", "opening-rates"], ["candidates", "2026-11"], ["lint"],
            ] {
                let run = try await workspace.postvangnet(command, changes: [:])
                said.append(run.output + run.errors)
            }
            for (index, text) in said.enumerated() {
                #expect(!text.isEmpty && particulars.found(in: text) == [], "\(index): \(text.prefix(200))")
            }
            for (name, bytes) in try Files.tree(workspace.path)
            where name.hasSuffix(".json") || name.hasSuffix("SHA256SUMS") || name == "rejects.csv" {
                #expect(particulars.found(in: String(decoding: bytes, as: UTF8.self)) == [], "\(name)")
            }
        }

        /// A value that no message may repeat, in every place where an extract can be wrong.
        private static let secret = "Zeldzaamnaam"

        private static let badFields = [
            ("people.csv", "birth_date"), ("people.csv", "death_date"), ("people.csv", "sex"),
            ("people.csv", "name_use"),
            ("people.csv", "title"), ("people.csv", "secrecy"), ("people.csv", "suspension"),
            ("addresses.csv", "kind"), ("addresses.csv", "house_number"), ("addresses.csv", "house_indication"),
            ("addresses.csv", "postcode"), ("addresses.csv", "po_box"), ("addresses.csv", "country_code"),
            ("addresses.csv", "investigation"), ("representatives.csv", "kind"), ("representatives.csv", "postcode"),
            ("representatives.csv", "since"), ("representatives.csv", "sex"), ("partners.csv", "since"),
            ("partners.csv", "sex"),
            ("accounts.csv", "state"), ("accounts.csv", "last_login_at"),
        ]

        @Test(arguments: badFields)
        func `an error about a field does not repeat what stands in it`(file: String, column: String) async throws {
            let workspace = try TestWorkspace.imported()
            let extract = try ExtractCopy(in: workspace.scratch)
            let account = try #require(ExtractCopy.rows(of: extract.file(file)).first?["account_id"])
            try extract.set(column, of: account, in: file, to: Self.secret)
            let run = try await workspace.postvangnet("import", extract.folder.string)
            #expect(run.status == 65, "\(run.errors)")
            #expect(run.errors.contains("\(file):"))
            let rejects = try Files.text(workspace.file("rejects.csv"))
            for text in [run.output, run.errors, rejects] {
                #expect(!text.contains(Self.secret))
                #expect(try Particulars(of: Project.sampleExtract).found(in: text) == [])
            }
        }

        @Test(arguments: [
            "batch_id,piece_id,status,at,reason\n2026-11-0001,Zeldzaamnaam,mailed,2026-11-10T09:00:00+01:00,\n",
            "batch_id,piece_id,status,at,reason\nZeldzaamnaam,,mailed,2026-11-10T09:00:00+01:00,\n",
            "batch_id,piece_id,status,at,reason\n2026-11-0001,,Zeldzaamnaam,2026-11-10T09:00:00+01:00,\n",
            "batch_id,piece_id,status,at,reason\n2026-11-0001,,mailed,Zeldzaamnaam,\n",
            "batch_id,piece_id,status,at,reason\n2026-11-0001,,returned,2026-11-10T09:00:00+01:00,Zeldzaamnaam\n",
            "Zeldzaamnaam,piece_id,status,at,reason\n2026-11-0001,,mailed,2026-11-10T09:00:00+01:00,\n",
        ])
        func `an error about feedback does not repeat what stands in it`(text: String) async throws {
            let workspace = try TestWorkspace.few(\.sealed)
            let feedback = workspace.scratch.appending("feedback.csv")
            try Files.write(text.utf8, to: feedback)
            let run = try await workspace.postvangnet("reconcile", feedback.string)
            #expect([1, 65].contains(run.status), "\(run.errors)")
            #expect(!(run.output + run.errors).contains(Self.secret), "\(run.errors)")
        }

        @Test(arguments: ["mailbox.sqlite", "ledger.sqlite", "runs/2026-11/plan.sqlite", "runs/2026-11/plan.json"])
        func `an error about a damaged file names the file and nobody in it`(name: String) async throws {
            let particulars = try Particulars(of: SampleRun.shared.few.extract)
            let workspace = try TestWorkspace.few(\.planned)
            var bytes = try Files.bytes(workspace.file(name))
            // All but the first hundred bytes is turned around.
            bytes[100...].reverse()
            try Files.write(bytes, to: workspace.file(name))
            for command in [
                ["plan", "2026-11"], ["approve", "2026-11", "--by", "x"], ["run", "2026-11"], ["status"],
            ] {
                let run = try await workspace.postvangnet(command, changes: [:])
                #expect(particulars.found(in: run.output + run.errors) == [], "\(command): \(run.errors)")
            }
        }

        @Test func `a log for machines is an object a line, the error with its status`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            let run = try await workspace.succeed("run", "2026-11", "--log-format", "json")
            let lines = try run.errors.split(separator: "\n").map { try TestJSON(String($0)) }
            let ends = lines.filter { $0["batches"].number == 7 }
            #expect(ends.compactMap { $0["step"].text } == ["render", "seal"])
            #expect(ends.allSatisfy { $0["done"].number == 17 && $0["perSecond"].share ?? 0 > 0 })
            #expect(lines.allSatisfy { $0["level"].text == "info" && $0["time"].text?.hasPrefix("20") == true })
            let failed = try await workspace.postvangnet("plan", "2026-11", "--log-format", "json")
            let error = try TestJSON(failed.errors)
            #expect(failed.status == 64 && error["level"].text == "error" && error["status"].number == 64)
        }
    }
}
