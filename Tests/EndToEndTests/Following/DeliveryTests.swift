import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Who may read what arrives at a printer, and whose seals are on it.
    struct DeliveryTests {
        private let workspace: TestWorkspace
        private let drop: FilePath

        init() throws {
            workspace = try TestWorkspace.few(\.sealed)
            drop = workspace.scratch.appending("drop")
            try ForgedHandover.makeFolder(drop)
        }

        private func handOver(_ more: String...) async throws -> ProgramRun {
            try await workspace.postvangnet(
                ["handover", "2026-11", "--on", "2026-11-03", "--by", "operator", "--to", drop.string] + more)
        }

        private func deliver(_ modes: String) throws {
            try workspace.replace(
                "    # delivery:", by: "    delivery: {\(modes)}\n    # delivery:", in: "postvangnet.yaml")
        }

        private func modes() async throws -> String {
            try await Program.bash.text([
                "-c",
                "find \"$0\" -type d -printf 'folder %m\\n' -o -type f -printf 'file %m\\n' -o -printf 'else\\n' | sort -u",
                drop.appending("2026-11").string,
            ])
        }

        @Test(arguments: [
            ("fileMode: \"0640\", folderMode: \"0750\"", 0o700, "file 640\nfolder 750\n"),
            ("fileMode: 0660, folderMode: 2770", 0o755, "file 660\nfolder 2770\n"),
            ("folderMode: 711", 0o755, "file 644\nfolder 711\n"),
            ("fileMode: \"0600\"", 0o750, "file 600\nfolder 750\n"),
            // What gives its group to all that is made in it does so all the way down.
            ("fileMode: \"0640\", folderMode: \"0750\"", 0o2770, "file 640\nfolder 2750\n"),
        ])
        func `files and folders arrive with the modes that are set for their printer`(
            setting: String, drop mode: Int, arriving: String
        ) async throws {
            try ForgedHandover.setMode(mode, of: drop)
            try deliver(setting)
            let run = try await handOver()
            #expect(run.status == 0, "\(run.errors)")
            #expect(try await modes() == arriving)
        }

        @Test(arguments: [
            ("fileMode", "0666", "the right to write (2) out of the last digit"),
            ("fileMode", "0650", "A delivered file is no program"),
            ("fileMode", "2640", "Begin with 0"),
            ("fileMode", "0040", "Let the owner's digit be 6"),
            ("fileMode", "rw-r-----", "three or four octal digits"),
            ("fileMode", "0680", "three or four octal digits"),
            ("folderMode", "0757", "the right to write (2) out of the last digit"),
            ("folderMode", "0740", "Write 5"),
            ("folderMode", "0754", "Write 5"),
            ("folderMode", "0550", "Let the owner's digit be 7"),
            ("folderMode", "1750", "Only the set-group-ID bit"),
            ("folderMode", "75", "three or four octal digits"),
        ])
        func `a mode that would let others write, or nobody read, is refused at its line`(
            key: String, mode: String, words: String
        ) async throws {
            try deliver("\(key): \"\(mode)\"")
            let run = try await handOver()
            #expect(run.status == 78 && run.errors.contains(words), "\(run.errors)")
            #expect(run.errors.contains(":printers.voorbeelddrukkerij.delivery.\(key): "), "\(run.errors)")
            #expect(try Files.tree(drop).isEmpty)
        }

        @Test func `who else may exchange what is delivered is said, and does not stop it`() async throws {
            try ForgedHandover.setMode(0o770, of: drop)
            let owned = try await ProgramRun(.bash, ["-c", "chown nobody \"$0\"", drop.string])
            try #require(owned.status == 0, "\(owned.errors)")
            let run = try await handOver()
            #expect(run.status == 0 && run.errors.contains("may write into \(drop), and so exchange"), "\(run.errors)")
            #expect(run.errors.contains("\(drop) belongs to nobody, who can exchange"), "\(run.errors)")
            let closed = workspace.scratch.appending("closed")
            try ForgedHandover.makeFolder(closed)
            let other = try TestWorkspace.few(\.sealed)
            let silent = try await other.postvangnet("handover", "2026-11", "--on", "2026-11-03", "--to", closed.string)
            #expect(silent.status == 0 && silent.errors.isEmpty, "\(silent.errors)")
        }

        @Test func `after a change of keys an older seal counts where its key stands among the signers`() async throws {
            let own = try SampleRun.shared.key
            let new = try await ScratchKey(
                named: "new-key", of: "sender", for: "postvangnet-batch", in: workspace.scratch)
            try workspace.replace("key: '\(own.path)'", by: "key: '\(new.path)'", in: "postvangnet.yaml")
            let refused = try await handOver()
            #expect(refused.status == 65 && refused.errors.contains("signing.signers"), "\(refused.errors)")
            try workspace.replace(
                "key: '\(new.path)'", by: "key: '\(new.path)'\n  signers: signers", in: "postvangnet.yaml")
            let missing = try await handOver()
            #expect(missing.status == 78 && missing.errors.contains("Correct signing.signers"), "\(missing.errors)")
            // Only the new one, and the old one for another purpose.
            try Files.write(
                (new.line(for: "postvangnet-batch") + own.line(for: "postvangnet-approval")).utf8,
                to: workspace.file("signers"))
            #expect(try await handOver().status == 65)
            #expect(try Files.tree(drop).isEmpty)
            try Files.write(
                (new.line(for: "postvangnet-batch") + own.line(for: "postvangnet-batch")).utf8,
                to: workspace.file("signers"))
            let run = try await handOver()
            #expect(run.status == 0, "\(run.errors)")
            #expect(try Files.tree(drop.appending("2026-11")) == Files.tree(workspace.outbox))
        }

        @Test(arguments: ["the public half", "a key with a passphrase"])
        func `a key that only an agent can sign with is known by its public half`(kind: String) async throws {
            let own = try SampleRun.shared.key.path
            let key = workspace.scratch.appending("agent-key")
            try Files.copy(kind == "the public half" ? FilePath("\(own).pub") : own, to: key)
            if kind != "the public half" {
                _ = try await Program.sshKeygen.output(["-q", "-p", "-P", "", "-N", "secret", "-f", key.string])
            }
            try workspace.replace("key: '\(own)'", by: "key: '\(key)'", in: "postvangnet.yaml")
            let run = try await handOver()
            #expect(run.status == 0, "\(run.errors)")
        }

        @Test func `a test that is not signed leaves, and what was changed in it does not`() async throws {
            let own = try SampleRun.shared.key.path
            try workspace.replace("signing:\n  key: '\(own)'\n", by: "", in: "postvangnet.yaml")
            let order = workspace.outbox.appending("order.json")
            try Files.remove(FilePath("\(order).sig"))
            for number in 1...7 { try Files.remove(workspace.batch(number).appending("SHA256SUMS.sig")) }
            var forged = try ForgedOrder(order)
            let sound = try Files.bytes(order)
            try forged.remove("2026-11-0002")
            try forged.write(to: order)
            let refused = try await handOver()
            #expect(
                refused.status == 65 && refused.errors.contains("lacks the batch 2026-11-0002"), "\(refused.errors)")
            try Files.write(sound, to: order)
            #expect(try await handOver().status == 0)
        }
    }
}
