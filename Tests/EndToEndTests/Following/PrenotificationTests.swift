import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The carrier is told of a lot beforehand, gives a code for each piece, and the printer prints them.
    struct PrenotificationTests {
        private static let sealed = Task {
            let workspace = try TestWorkspace.prenotified()
            try workspace.addCodingZones()
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11")
            return workspace
        }

        private let workspace: TestWorkspace
        private let drop: FilePath

        init() async throws {
            workspace = try await Self.sealed.value.copy()
            drop = workspace.scratch.appending("drop")
            try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
        }

        private var delivered: FilePath { drop.appending("2026-11") }

        private func handOver() async throws -> ProgramRun {
            try await workspace.postvangnet("handover", "2026-11", "--to", drop.string, "--by", "operator")
        }

        /// A manifest without our own code.
        private func postage(of batch: SealedBatch) throws -> TestJSON {
            try TestJSON(Files.text(batch.folder.appending("manifest.json")))["postage"]
        }

        private func prenotified() throws -> [SealedBatch] {
            try workspace.batches().filter { try postage(of: $0)["sorting"].text == "prenotified" }
        }

        /// The files for the carrier, as tables.
        private func addresses() throws -> [String: [[String]]] {
            let folder = workspace.file("runs/2026-11/carrier")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
            return try names.filter { $0.hasSuffix("-addresses.csv") }.reduce(into: [:]) { files, name in
                files[name] = try Files.text(folder.appending(name)).split(separator: "\n").map { line in
                    line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
                }
            }
        }

        private static let header = "VOLGNR;KENMERK;SORTEERREGEL;CODE"

        /// What the carrier would send back: a column of its own, other capitals, and its own line ends.
        private static func enriched(_ pieces: [String], code: (String) -> String = { "C-\($0)" }) -> String {
            ([header] + pieces.enumerated().map { "\($0);\($1.lowercased());NL 12 \($0);\(code($1))" })
                .map { $0 + "\r\n" }.joined()
        }

        private func codes(_ batch: SealedBatch) -> FilePath {
            workspace.outbox.appending("\(batch.manifest.batch.id)-codes.csv")
        }

        @Test func `addresses go to the carrier, codes come back by piece, and the printer gets them whole`()
            async throws
        {
            let batches = try prenotified()
            let others = try workspace.batches().filter { try postage(of: $0)["sorting"].text != "prenotified" }
            #expect(batches.count >= 2 && !others.isEmpty)
            for batch in try workspace.batches() {
                let isTold = batch.manifest.postage.class == "domestic" && batch.manifest.postage.lot != nil
                #expect(batches.contains { $0.folder == batch.folder } == isTold)
                #expect((try postage(of: batch)["coding"]["xMm"].number != nil) == isTold)
            }
            let schema = try await SchemaTests.check(
                "manifest", try workspace.batches().map { $0.folder.appending("manifest.json") })
            #expect(schema.status == 0, "\(schema.errors)")
            // Nothing of ours stands where the codes go.
            for batch in batches {
                let zone = try postage(of: batch)["coding"]
                func points(_ key: String) -> String {
                    String(
                        Int(
                            ((zone[key].share ?? 0)
                                + (key.hasPrefix("w") || key.hasPrefix("h") ? 0 : batch.manifest.product.bleedMm)) * 72
                                / 25.4))
                }
                let run = try await ProgramRun(
                    .pdftotext,
                    [
                        "-r", "72", "-x", points("xMm"), "-y", points("yMm"), "-W", points("widthMm"), "-H",
                        points("heightMm"), "-f", "1", "-l", "1", batch.letters.string, "-",
                    ])
                #expect(run.status == 0 && run.output.allSatisfy(\.isWhitespace), "\(run.output)")
            }

            let first = try await handOver()
            #expect(first.status == 0 && first.output.contains("Addresses of "), "\(first.errors)\(first.output)")
            let files = try addresses()
            #expect(
                Set(files.keys) == Set(batches.compactMap { $0.manifest.postage.lot.map { "\($0)-addresses.csv" } }))
            #expect(try Files.tree(drop).keys.allSatisfy { !$0.contains("addresses") })
            for (name, table) in files {
                let own = batches.filter { name.hasPrefix("\($0.manifest.postage.lot ?? "-")-a") }
                #expect(
                    table[0] == [
                        "KENMERK", "STRAAT", "PLAATS", "PARTIJ", "POSTCODE", "HUISNUMMER", "TOEVOEGING", "LAND",
                    ])
                let rows = own.flatMap(\.rows).map {
                    ["\($0.piece)", $0.postcode, $0.houseNumber, $0.houseSuffix, "NL"]
                }
                #expect(table.dropFirst().map { [$0[0]] + $0[4...] } == rows)
                for (row, piece) in zip(table.dropFirst(), own.flatMap(\.rows)) {
                    // What stands on the envelope, but for the name.
                    let envelope = try await workspace.succeed("explain", piece.piece, "2026-11", "--format", "json")
                        .output
                    guard !envelope.contains("\"envelope\": null") else { continue }
                    #expect(envelope.contains(row[1]) && envelope.contains(row[2]), "\(row)")
                    break
                }
            }
            let status = try await workspace.succeed("status", "2026-11")
            #expect(status.output.contains("\(batches[0].manifest.batch.id) waits for them"))

            // Half of it at first, then all, and that twice.
            let pieces = batches.flatMap { $0.rows.map(\.piece) }
            let half = Array(pieces.prefix(pieces.count - 1))
            let some = try await workspace.reconcile(("half.csv", Self.enriched(half)))
            #expect(some.status == 0, "\(some.errors)")
            #expect(some.output.contains("\(half.count) new, 0 known already, 0 not taken"), "\(some.output)")
            #expect(some.output.contains("still waits for the codes of 1 piece."), "\(some.output)")
            let ack = workspace.scratch.appending("ack.csv")
            let all = try await workspace.reconcile(
                [("all.csv", Array(Self.enriched(pieces).utf8)), ("again.csv", Array(Self.enriched(pieces).utf8))],
                ["--ack", ack.string])
            // Another running number makes another sorting line only for the last piece, which is new.
            #expect(all.status == 0, "\(all.errors)")
            #expect(all.output.contains("\(2 * pieces.count) rows with codes of a carrier: 1 new"), "\(all.output)")
            #expect(try Files.text(ack).contains("all.csv,2,yes,,Known already.\n"))
            #expect(try addresses().isEmpty)
            for batch in batches {
                let check = try await SchemaTests.check("codes", [codes(batch)])
                #expect(check.status == 0, "\(check.errors)")
                let rows = try Files.text(codes(batch)).split(separator: "\n").dropFirst()
                #expect(rows.map { $0.split(separator: ",")[1] } == batch.rows.map { $0.piece[...] }.sorted())
            }

            let second = try await handOver()
            #expect(second.status == 0, "\(second.errors)")
            #expect(
                second.output.contains("The carrier's codes of \(batches.count) batches were copied"),
                "\(second.output)")
            let signers = try SampleRun.shared.key.signers.string
            let verified = try await ProgramRun(
                .postvangnet, ["verify", delivered.string, "--signers", signers], in: "/")
            #expect(verified.status == 0 && verified.output.contains("-codes.csv, and whether"), "\(verified.output)")
            let third = try await handOver()
            #expect(third.status == 0 && third.output.hasPrefix("Nothing new"), "\(third.output)")
            #expect(!(try await workspace.succeed("status", "2026-11")).output.contains("Codes of the carrier"))
            // What the printer has counts; what it has not is gone at the end of its term.
            let late = try await workspace.reconcile(
                [("late.csv", Array(Self.enriched(pieces, code: { "D-\($0)" }).utf8))],
                ["--replace-codes", "--by", "me"])
            #expect(late.status == 1 && late.errors.contains("[code-left]"), "\(late.errors)")
            #expect(Set(late.errors.split(separator: "\n")).count == pieces.count)
        }

        @Test func `codes of others, doubled and contradicting ones are named, and a person may decide`() async throws {
            #expect(try await handOver().status == 0)
            let batches = try prenotified()
            let rows = batches[0].rows.map(\.piece)
            let foreign = try #require(
                workspace.batches().first { try postage(of: $0)["sorting"].text != "prenotified" }?.rows.first?.piece)
            try #require(rows.count >= 2)
            let file = [
                Self.header, "1;\(rows[0]);A;C-1", "2;\(rows[1]);A;C-1", "3;\(foreign);A;C-3",
                "4;2610A0001000001A;A;C-4",
                "5;;A;C-5", "6;\(rows[0]);A;\(String(repeating: "x", count: 200))", "7;x", "",
            ].joined(separator: "\n")
            let wrong = try await workspace.reconcile(("wrong.csv", file))
            #expect(wrong.status == 1)
            for (line, code) in [
                (2, "code-twice"), (3, "code-twice"), (4, "code-not-asked"), (6, "feedback-piece"), (7, "carrier-code"),
                (8, "feedback-fields"),
            ] {
                #expect(
                    wrong.errors.split(separator: "\n").contains {
                        $0.hasPrefix("wrong.csv:\(line)") && $0.hasSuffix("[\(code)]")
                    }, "\(line) \(code): \(wrong.errors)")
            }
            #expect(!wrong.errors.contains("xxxx"))
            #expect(!Files.exists(codes(batches[0])))

            let one = "\(Self.header)\n1;\(rows[0]);A;C-1\n"
            #expect(try await workspace.reconcile(("one.csv", one)).status == 0)
            let other = one.replacing("C-1", with: "C-9")
            let differs = try await workspace.reconcile(("other.csv", other))
            #expect(differs.status == 1 && differs.errors.contains("[code-differs]"), "\(differs.errors)")
            let replaced = try await workspace.reconcile(
                [("other.csv", Array(other.utf8))], ["--replace-codes", "--by", "A. Bakker"])
            #expect(replaced.status == 0 && replaced.output.contains("1 new"), "\(replaced.errors)")
            // Two that changed places.
            let two = "\(Self.header)\n1;\(rows[0]);A;C-9\n2;\(rows[1]);A;C-8\n"
            #expect(try await workspace.reconcile(("two.csv", two)).status == 0)
            let swapped = two.replacing("C-9", with: "C-0").replacing("C-8", with: "C-9").replacing("C-0", with: "C-8")
            let changed = try await workspace.reconcile(
                [("swapped.csv", Array(swapped.utf8))], ["--replace-codes", "--by", "A. Bakker"])
            #expect(changed.status == 0 && changed.output.contains("2 new"), "\(changed.errors)")
            #expect(try await workspace.postvangnet("reconcile", "--no-more-codes", "2026-11").status == 64)
            let done = try await workspace.postvangnet("reconcile", "--no-more-codes", "2026-11", "--by", "A. Bakker")
            #expect(done.status == 0 && done.output.contains("without one"), "\(done.errors)\(done.output)")
            let list = try Files.text(codes(batches[0]))
            #expect(list.contains("\(rows[0]),A,C-8\n") && list.contains("\(rows[1]),A,C-9\n"))
            let bare = try #require(batches.flatMap(\.rows).map(\.piece).first { !rows.prefix(2).contains($0) })
            let place = try #require(batches.first { $0.rows.contains { $0.piece == bare } })
            #expect(try Files.text(codes(place)).contains("\(bare),,\n"))
            let again = try await workspace.postvangnet("reconcile", "--no-more-codes", "2026-11", "--by", "A. Bakker")
            #expect(again.status == 0, "\(again.errors)")
            let none = try await workspace.postvangnet("reconcile", "--no-more-codes", "2026-10", "--by", "A. Bakker")
            #expect(none.status == 66, "\(none.errors)")
            // A code for a piece that had none is taken until the printer has the list.
            let found = try await workspace.reconcile(("late.csv", "\(Self.header)\n1;\(bare);A;C-2\n"))
            #expect(found.status == 0 && found.output.contains("1 new"), "\(found.errors)")
            #expect(try Files.text(codes(place)).contains("\(bare),A,C-2\n"))
            let log = try await workspace.succeed("log", "2026-11").output
            #expect(log.contains("A. Bakker"))
        }

        @Test func `a list of codes that was changed is found by the printer, and leaves by no hand-over`() async throws
        {
            #expect(try await handOver().status == 0)
            let batches = try prenotified()
            let done = try await workspace.postvangnet("reconcile", "--no-more-codes", "2026-11", "--by", "me")
            #expect(done.status == 0, "\(done.errors)")
            let list = codes(batches[0])
            let sound = try Files.text(list)
            try Files.write(sound.replacing(",,\n", with: ",A,B\n").utf8, to: list)
            #expect(try await handOver().status == 65)
            try Files.write(sound.utf8, to: list)
            #expect(try await handOver().status == 0)
            let signers = try SampleRun.shared.key.signers.string
            func verify() async throws -> String {
                try await ProgramRun(.postvangnet, ["verify", delivered.string, "--signers", signers], in: "/").output
            }
            let copy = delivered.appending("\(batches[0].manifest.batch.id)-codes.csv")
            try Files.write(sound.replacing(",,\n", with: ",A,B\n").utf8, to: copy)
            #expect(try await verify().contains("[signature-differs]"))
            try Files.remove(copy)
            #expect(try await verify().contains("[file-unexpected]"))
            try Files.remove(FilePath("\(copy).sig"))
            #expect(try await verify().contains("the carrier's codes of 1 batch, which are still to come"))
        }

        @Test func `what the carrier was told is purged with the batches`() async throws {
            #expect(try await handOver().status == 0)
            let told = try addresses().keys.map { workspace.file("runs/2026-11/carrier/\($0)") }
            #expect(!told.isEmpty)
            try await workspace.succeed("close", "2026-11", "--accept-open", "--by", "me")
            let dry = try await workspace.succeed("purge", "--on", "2027-03-01", "--dry-run")
            #expect(dry.output.contains("outbox"), "\(dry.output)")
            try workspace.replace("  outbox: 30 ", by: "  outbox: 0 ", in: "postvangnet.yaml")
            try await workspace.succeed(
                "purge", changes: WallClock.changes(at: "2026-11-05T12:00:00+01:00"))
            #expect(told.allSatisfy { !Files.exists($0) })
            #expect(Files.exists(workspace.file("runs/2026-11/plan.sqlite")))
        }

        @Test func `without a place for the codes, or without the carrier's columns, nothing is planned`() async throws
        {
            let workspace = try TestWorkspace.prenotified()
            let plan = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(plan.status == 78 && plan.errors.contains("[coding-zone]"), "\(plan.errors)")
            try workspace.addCodingZones()
            try workspace.replace(
                "coding: {x: 102, y: 55", by: "coding: {x: 112, y: 55", in: "Templates/layouts/window-left.yaml")
            let outside = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(
                outside.status == 78 && outside.errors.contains("coding leaves the envelope's window")
                    || outside.errors.contains("It leaves the envelope's window"), "\(outside.errors)")
            try workspace.replace(
                "coding: {x: 112, y: 55", by: "coding: {x: 95, y: 55", in: "Templates/layouts/window-left.yaml")
            let over = try await workspace.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(over.status == 78 && over.errors.contains("overlaps address"), "\(over.errors)")
            let bare = try TestWorkspace.few(\.imported)
            try bare.replace("      sorting: none ", by: "      sorting: prenotified ", in: "postvangnet.yaml")
            let refused = try await bare.postvangnet("plan", "2026-11", "--by", "planner")
            #expect(refused.status == 78 && refused.errors.contains("prenotification"), "\(refused.errors)")
        }
    }
}
