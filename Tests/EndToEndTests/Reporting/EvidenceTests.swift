import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// `evidence` and `verify --evidence`: one person's part of a run, with proof.
    struct EvidenceTests {
        /// Evidence of the first piece of a run, and a list of signers that a court would have.
        private struct Made {
            let workspace: TestWorkspace
            let account: String
            let piece: String
            let folder: FilePath
            let signers: FilePath

            var json: FilePath { folder.appending("evidence.json") }

            init() async throws {
                workspace = try TestWorkspace.few(\.sealed)
                let sample = try SampleRun.shared
                piece = try #require(sample.few.batches.first?.rows.first?.piece)
                account = try await workspace.explain(piece).account
                signers = workspace.scratch.appending("signers")
                let line = try sample.key.line(for: "postvangnet-batch,postvangnet-evidence")
                try Files.write(line.utf8, to: signers)
                folder = workspace.scratch.appending("evidence")
                try await workspace.succeed("evidence", account, "2026-11", "--to", folder.string)
            }

            /// As a court types it, without a workspace.
            func verify(_ file: FilePath? = nil, signers: FilePath? = nil) async throws -> ProgramRun {
                try await ProgramRun(
                    .postvangnet,
                    [
                        "verify", "--evidence", (file ?? json).string, "--signers", (signers ?? self.signers).string,
                        "--format", "json",
                    ], in: workspace.scratch)
            }

            /// A copy in which something is changed.
            func changed(_ name: String, _ change: (inout [UInt8]) throws -> Void) throws -> FilePath {
                let copy = workspace.scratch.appending("changed-\(UUID().uuidString)")
                try FileManager.default.createDirectory(atPath: copy.string, withIntermediateDirectories: false)
                for file in try FileManager.default.contentsOfDirectory(atPath: folder.string) {
                    try Files.write(Files.bytes(folder.appending(file)), to: copy.appending(file))
                }
                var bytes = try Files.bytes(copy.appending(name))
                try change(&bytes)
                try Files.write(bytes, to: copy.appending(name))
                return copy.appending("evidence.json")
            }
        }

        @Test func `evidence is right without a workspace, another program finds its root, and everybody can read it`()
            async throws
        {
            let made = try await Made()
            let run = try await made.verify()
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            let order = try TestJSON(Files.text(made.workspace.outbox.appending("order.json")))["evidence"]
            let whole = try await made.workspace.recomputed(
                "root", made.workspace.file("runs/2026-11/plan.sqlite").string,
                made.workspace.file("runs/2026-11").string)
            #expect(order["root"].text == whole["root"].text && order["leaves"].number == whole["leaves"].number)
            let own = try await made.workspace.recomputed("proof", made.json.string)
            #expect(own["root"].text == order["root"].text)
            let evidence = try TestJSON(Files.text(made.json))
            #expect(evidence["letterIsAsPrinted"].flag == true)
            let log = try TestJSON(await made.workspace.succeed("log", "2026-11", "--format", "json").output)
            let looks = log.list.filter { $0["step"].text == "evidence" }
            #expect(looks.count == 1 && looks[0]["details"].keys == ["of"], "the look-up is recorded, not of whom")
            try await expectReadable(made)
        }

        /// The PDF can be read by everybody, and ends with the letter as the archive has it.
        private func expectReadable(_ made: Made) async throws {
            let pdf = made.folder.appending("evidence.pdf")
            let document = try await TaggedDocument(of: pdf)
            #expect(try document.json["ua"].text == "1" && document.json["lang"].text == "nl-NL")
            #expect(try document.json["title"].text == "Bewijs 2026-11 \(made.account)")
            #expect(try document.tags.prefix(4) == ["Document", "H1", "P", "H2"])
            let lines = try document.lines
            #expect(lines.first == "Bewijs over account \(made.account)" && lines.contains("kenmerk: \(made.piece)"))
            try await made.workspace.succeed("archive", made.piece)
            let copy = try await TaggedDocument(
                of: made.workspace.file("runs/2026-11/archive/\(made.piece).pdf"))
            let letter = try copy.lines
            #expect(letter.count > 10 && Array(lines.suffix(letter.count)) == letter, "\(lines)")
            #expect(try !copy.alternatives.isEmpty && document.alternatives == copy.alternatives)
            // Besides what is said of it, nothing stands in it but that.
            let before = try document.tags.dropLast(copy.tags.count - 1)
            #expect(try Array(document.tags.suffix(copy.tags.count - 1)) == Array(copy.tags.dropFirst()))
            #expect(before.count { $0 == "H1" } == 1 && !before.contains("Figure"))
            let text = try await ProgramRun(.pdftotext, [pdf.string, "-"]).output
            let envelope = try #require(try await made.workspace.explain(made.account).envelope)
            #expect(envelope.allSatisfy { text.compact.contains($0.compact) } && !text.contains("PROEF"))
        }

        @Test func `evidence holds no other person's data`() async throws {
            let made = try await Made()
            let others = try await made.workspace.recomputed(
                "others", made.workspace.file("runs/2026-11/plan.sqlite").string,
                made.workspace.file("runs/2026-11").string, made.account
            )["texts"].list.compactMap(\.text)
            #expect(others.count > 40)
            var held = try ["evidence.json", "order.json"].map { try Files.text(made.folder.appending($0)) }
            held.append(try await ProgramRun(.pdftotext, [made.folder.appending("evidence.pdf").string, "-"]).output)
            for text in others { #expect(!held.contains { $0.contains(text) }, "\(text)") }
        }

        @Test func `what was reported and contradicts itself is told as what does not count`() async throws {
            let made = try await Made()
            let batch = try #require(try SampleRun.shared.few.batches.first?.manifest.batch.id)
            let told = try await made.workspace.reconcile(
                (
                    "f.csv",
                    FeedbackText.file(
                        FeedbackText.row(batch, made.piece, "mailed", "2026-11-12"),
                        FeedbackText.row(batch, made.piece, "printed", "2026-11-13"))
                ))
            #expect(told.errors.contains("[impossible-change]"), "\(told.errors)")
            let folder = made.workspace.scratch.appending("later")
            try await made.workspace.succeed("evidence", made.account, "2026-11", "--to", folder.string)
            let claims = try TestJSON(Files.text(folder.appending("evidence.json")))["claims"].list
            #expect(claims.map { $0["status"].text } == ["mailed", "printed"])
            #expect(claims.map { $0["counts"].flag } == [true, false])
            let text = try await ProgramRun(.pdftotext, [folder.appending("evidence.pdf").string, "-"]).output
            #expect(text.compact.contains("gedrukt (telt niet".compact) && !text.contains("op de post op de post"))
        }

        @Test func `a changed byte in evidence, order, signature, letter or proof is found`() async throws {
            let made = try await Made()
            for name in ["evidence.json", "evidence.json.sig", "order.json", "order.json.sig", "evidence.pdf"] {
                let size = try Files.bytes(made.folder.appending(name)).count
                for place in [size / 5, size / 2, size * 4 / 5] {
                    let file = try made.changed(name) { $0[place] ^= 1 }
                    #expect(try await made.verify(file).status == 1, "\(name) at \(place)")
                }
            }
        }

        @Test func `who signs anew what was changed does not get past the root in the order`() async throws {
            let made = try await Made()
            let key = try SampleRun.shared.key
            func forged(_ change: (String) -> String) async throws -> [String?] {
                let file = try made.changed("evidence.json") {
                    $0 = Array(change(String(decoding: $0, as: UTF8.self)).utf8)
                }
                try Files.remove(FilePath(file.string + ".sig"))
                try await key.sign(file, namespace: "postvangnet-evidence")
                let run = try await made.verify(file)
                #expect(run.status == 1, "\(run.output)")
                return try TestJSON(run.output)["findings"].list.map { $0["code"].text }
            }
            #expect(
                try await forged { $0.replacing("known-digid\\t", with: "known-digid\\tx") } == [
                    "evidence-proof-differs"
                ])
            let index = try #require(TestJSON(Files.text(made.json))["proof"]["index"].number)
            #expect(
                try await forged { $0.replacing("\"index\": \(index)", with: "\"index\": \(index + 1)") }
                    == ["evidence-proof-differs"])
            #expect(
                try await forged { $0.replacing("\"account\": \"", with: "\"account\": \"x") }
                    == ["evidence-record-contradiction"])
            // With a seal of batches in place of one of evidence.
            let other = try made.changed("evidence.json") { _ in }
            try Files.remove(FilePath(other.string + ".sig"))
            try await key.sign(other, namespace: "postvangnet-batch")
            #expect(try await made.verify(other).status == 1)
            // Of a key that the court does not know.
            let stranger = try await ScratchKey(of: "sender", in: made.workspace.scratch)
            #expect(try await made.verify(signers: stranger.signers).status == 1)
        }

        @Test func `who is not written to has evidence too, and who is in no audience or in no order has none`()
            async throws
        {
            let made = try await Made()
            let plan = made.workspace.file("runs/2026-11/plan.sqlite").string
            func first(_ query: String, in database: String) async throws -> String {
                let script =
                    "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])"
                return try await Program.python.text(["-c", script, database, query])
                    .trimmingCharacters(in: .whitespacesAndNewlines)
            }
            let left = try await first("SELECT account_id FROM decisions WHERE audience IS NULL", in: plan)
            let folder = made.workspace.scratch.appending("left")
            try await made.workspace.succeed("evidence", left, "--to", folder.string)
            #expect(try await made.verify(folder.appending("evidence.json")).status == 0)
            let evidence = try TestJSON(Files.text(folder.appending("evidence.json")))
            #expect(evidence["record"].text?.contains("decision\tleave\nreason\t") == true)
            #expect(evidence["prints"].list.isEmpty)
            let document = try await TaggedDocument(of: folder.appending("evidence.pdf"))
            #expect(try document.json["ua"].text == "1" && document.alternatives.isEmpty)
            #expect(try document.tags.count { $0 == "H1" } == 1 && document.lines.contains("Er is niets verzonden."))

            let again = try await made.workspace.postvangnet("evidence", left, "--to", folder.string)
            #expect(again.status == 73)
            #expect(try await made.workspace.postvangnet("evidence", "nobody", "--to", "x").status == 66)
            // As an earlier version sealed it: without a root.
            let order = made.workspace.outbox.appending("order.json")
            var lines = try Files.text(order).split(separator: "\n", omittingEmptySubsequences: false)
            let start = try #require(lines.firstIndex { $0.contains("\"evidence\"") })
            lines.removeSubrange(start...(start + 3))
            try Files.write(lines.joined(separator: "\n").utf8, to: order)
            try Files.remove(FilePath(order.string + ".sig"))
            try await SampleRun.shared.key.sign(order, namespace: "postvangnet-batch")
            let older = try await made.workspace.postvangnet("evidence", left, "--to", "x")
            #expect(older.status == 66 && older.errors.contains("an earlier version planned or sealed it"))
            #expect(try await made.workspace.postvangnet("seal", "2026-11").status == 0, "and it is left as it is")
        }
    }
}
