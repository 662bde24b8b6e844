import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// A sealed run on its way to a printer's drop folder, each test in a copy of its own.
    struct HandoverTests {
        private let workspace: TestWorkspace
        private let drop: FilePath

        init() throws {
            workspace = try TestWorkspace.few(\.sealed)
            drop = workspace.scratch.appending("drop")
            try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
        }

        private var delivered: FilePath { drop.appending("2026-11") }

        private func handOver(_ more: String..., on day: String = "2026-11-03") async throws -> ProgramRun {
            try await workspace.postvangnet(["handover", "2026-11", "--on", day, "--by", "operator"] + more)
        }

        private func states() async throws -> Set<String> { Set(try await workspace.status().batches.map(\.state)) }

        @Test func `all of the outbox is in the drop folder, the same bytes, and the ledger knows`() async throws {
            let run = try await handOver("--to", drop.string)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.hasPrefix("Handed over on 2026-11-03: 7 batches of 2026-11, 17 pieces.\n7 copied to"))
            #expect(try Files.tree(delivered) == Files.tree(workspace.outbox))
            #expect(try FileManager.default.contentsOfDirectory(atPath: delivered.string).count == 7 + 2)
            let status = try await workspace.status()
            #expect(status.state == "handed-over" && status.pieces["handed-over"] == 17)
            #expect(try await states() == ["handed-over"])
            let verified = try await ProgramRun(
                .postvangnet,
                [
                    "verify", delivered.appending("2026-11-0001").string, "--signers",
                    SampleRun.shared.key.signers.string,
                ])
            #expect(verified.status == 0, "\(verified.output)")
        }

        @Test func `again is nothing new, also when the printer has taken the batches away`() async throws {
            #expect(try await handOver("--to", drop.string).status == 0)
            let again = try await handOver("--to", drop.string, on: "2027-03-01")
            #expect(again.status == 0 && again.output.hasPrefix("Nothing new"), "\(again.errors)")
            try Files.remove(delivered)
            let later = try await handOver("--to", drop.string)
            #expect(later.status == 0 && later.output.hasPrefix("Nothing new"))
            #expect(!Files.exists(delivered))
        }

        @Test func `without a drop folder it is only recorded`() async throws {
            let run = try await handOver()
            #expect(run.status == 0 && run.output.contains("Recorded only"))
            #expect(try await workspace.status().state == "handed-over")
            #expect(try Files.tree(drop).isEmpty)
        }

        @Test func `old knowledge of the people stops the hand-over, and a longer limit or an earlier day does not`()
            async throws
        {
            // The extract is of 1 November, and seven days are allowed.
            let refused = try await handOver("--to", drop.string, on: "2026-11-09")
            #expect(refused.status == 77 && refused.errors.contains("postvangnet recall 2026-11 --extract NEW"))
            #expect(try Files.tree(drop).isEmpty)
            #expect(try await states() == ["sealed"])
            #expect(try await handOver(on: "2026-11-09").status == 77)
            try Files.replace("personDataAge: 7", with: "personDataAge: 8", in: workspace.file("postvangnet.yaml"))
            #expect(try await handOver("--to", drop.string, on: "2026-11-09").status == 0)
            let other = try TestWorkspace.few(\.sealed)
            #expect(try await other.postvangnet("handover", "2026-11", "--on", "2026-11-08").status == 0)
        }

        @Test func `a copy that was broken off is finished, and its remains are cleared away`() async throws {
            try FileManager.default.createDirectory(
                atPath: delivered.appending(".2026-11-0003.partial").string, withIntermediateDirectories: true)
            try Files.write("half a fi".utf8, to: delivered.appending(".2026-11-0003.partial/letters.pdf"))
            for number in [1, 2] {
                let batch = workspace.batch(number)
                try Files.copy(batch, to: delivered.appending(try #require(batch.lastComponent)))
            }
            let run = try await handOver("--to", drop.string)
            #expect(run.status == 0 && run.output.contains("5 copied"), "\(run.errors)")
            #expect(try Files.tree(delivered) == Files.tree(workspace.outbox))
        }

        @Test(arguments: ["2026-11-0005/letters.pdf", "2026-11-0005/SHA256SUMS", "order.json"])
        func `another file in its place is an error that overwrites nothing and records nothing`(name: String)
            async throws
        {
            let place = delivered.appending(name)
            try FileManager.default.createDirectory(
                atPath: place.removingLastComponent().string, withIntermediateDirectories: true)
            try Files.write("something else".utf8, to: place)
            let run = try await handOver("--to", drop.string)
            #expect(run.status == 73 && run.errors.contains("differs"))
            #expect(try Files.text(place) == "something else")
            #expect(try await states() == ["sealed"])
            if name != "order.json" { #expect(!Files.exists(delivered.appending("order.json"))) }
        }

        @Test(arguments: ["letters.pdf", "pieces.csv", "SHA256SUMS"])
        func `a batch that is no longer what was sealed does not leave`(name: String) async throws {
            let file = workspace.batch(7).appending(name)
            try Files.write(Files.bytes(file).dropLast() + [0x58], to: file)
            let run = try await handOver("--to", drop.string)
            #expect(run.status == 65 && run.errors.contains("2026-11-0007/\(name) is not what was sealed"))
            #expect(try Files.tree(drop).isEmpty)
        }

        @Test func `a file that somebody left in a batch does not leave either`() async throws {
            try Files.write("who this is for".utf8, to: workspace.batch(7).appending("note.txt"))
            #expect(try await handOver("--to", drop.string).status == 65)
            #expect(try Files.tree(drop).isEmpty)
        }

        @Test func `a batch that the printer rejected is copied again, and no other`() async throws {
            #expect(try await handOver("--to", drop.string).status == 0)
            try Files.remove(delivered)
            let rejected = FeedbackText.file(FeedbackText.row("2026-11-0002", "rejected", "2026-11-04"))
            #expect(try await workspace.reconcile(("f.csv", rejected)).status == 0)
            let run = try await handOver("--to", drop.string, on: "2026-11-05")
            #expect(run.status == 0 && run.output.hasPrefix("Handed over on 2026-11-05: 1 batch of"), "\(run.errors)")
            #expect(
                try Set(FileManager.default.contentsOfDirectory(atPath: delivered.string))
                    == ["2026-11-0002", "order.json", "order.json.sig"])
            #expect(try await handOver("--to", drop.string).output.hasPrefix("Nothing new"))
            let received = FeedbackText.file(FeedbackText.row("2026-11-0002", "received", "2026-11-06"))
            #expect(try await workspace.reconcile(("g.csv", received)).status == 0)
            #expect(try await states() == ["handed-over", "received"])
        }

        @Test func `each of several printers gets its own batches, and nobody gets all`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            try PrintersTests.addPrinter("huisdrukkerij", contract: "HOUSE-CONTRACT", to: workspace)
            try Files.replace("secrecy: mixed", with: "secrecy: huisdrukkerij", in: workspace.file("postvangnet.yaml"))
            try await workspace.seal("2026-11")
            func handOver(_ printer: String...) async throws -> ProgramRun {
                try await workspace.postvangnet(
                    ["handover", "2026-11", "--on", "2026-11-03", "--to", drop.string] + printer)
            }
            let unnamed = try await handOver()
            #expect(unnamed.status == 64 && unnamed.errors.contains("huisdrukkerij, voorbeelddrukkerij"))
            #expect(try await handOver("--printer", "elders").status == 64)
            let house = try await handOver("--printer", "huisdrukkerij")
            #expect(
                house.status == 0 && house.output.contains(", 3 pieces.") && house.output.contains("Not handed over"))
            let names = try FileManager.default.contentsOfDirectory(atPath: delivered.string)
            for name in names where !name.hasPrefix("order") {
                #expect(try SealedBatch(delivered.appending(name)).manifest.mailing.contractNumber == "HOUSE-CONTRACT")
            }
            #expect(try await workspace.status().state == "sealed")
            #expect(try await handOver("--printer", "voorbeelddrukkerij").status == 0)
            #expect(try await workspace.status().state == "handed-over")
        }

        @Test func `what is copied is as readable as the drop folder, and a drop folder that is not there is not made`()
            async throws
        {
            try FileManager.default.setAttributes([.posixPermissions: 0o2775], ofItemAtPath: drop.string)
            let run = try await handOver("--to", drop.string)
            #expect(run.status == 0 && run.errors.contains("may write into"), "\(run.errors)")
            let modes = try await ProgramRun(
                .bash, ["-c", "find '\(delivered)' -type d -printf '%m\\n' -o -printf '%m\\n' | sort -u"])
            #expect(modes.output == "2775\n664\n")
            let missing = drop.appending("elsewhere")
            let other = try TestWorkspace.few(\.sealed)
            let refused = try await other.postvangnet(
                "handover", "2026-11", "--on", "2026-11-03", "--to", missing.string)
            #expect(refused.status == 66 && refused.errors.contains("drop folder") && !Files.exists(missing))
        }

        @Test func `a full disk stops it with one clear sentence, and it is finished when there is room`() async throws
        {
            // A small disk in a mount namespace of its own; needs root, as the project does.
            let script = """
                set -e; mount -t tmpfs -o size=200k,mode=700 tmpfs "$1"; set +e
                "$2" handover 2026-11 --on 2026-11-03 --to "$1" --workspace "$3" >&2; echo "full $?"
                ls -A "$1/2026-11" | grep -c -e partial -e order
                "$2" status 2026-11 --workspace "$3" | head -1
                mount -o remount,size=100m "$1"
                "$2" handover 2026-11 --on 2026-11-03 --to "$1" --workspace "$3" >&2; echo "roomy $?"
                diff -r "$1/2026-11" "$3/outbox/2026-11" && echo same
                """
            let run = try await ProgramRun(
                .bash,
                [
                    "-c", "exec unshare --mount bash -c \"$0\" \"$@\"", script, "bash", drop.string,
                    Program.postvangnet.name, workspace.path.string,
                ])
            let lines = run.output.split(separator: "\n")
            #expect(
                lines.count == 5 && lines[0] == "full 74" && lines[1] == "0" && lines[2].contains(": sealed,")
                    && lines[3...] == ["roomy 0", "same"], "\(run.output) \(run.errors)")
            #expect(run.errors.contains("No space left on device"), "\(run.errors)")
        }

        @Test func `a run that is not sealed is not handed over`() async throws {
            let approved = try TestWorkspace.few(\.approved)
            let run = try await approved.postvangnet("handover", "2026-11", "--to", drop.string)
            #expect(run.status == 66 && run.errors.contains("postvangnet run 2026-11"))
            #expect(try await approved.postvangnet("close", "2026-11").status == 66)
        }
    }
}
