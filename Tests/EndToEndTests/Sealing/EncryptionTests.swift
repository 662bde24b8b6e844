import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct EncryptionTests {
        /// An approved run whose printer gets its batches encrypted, with the printer's own key.
        private func encrypting() async throws -> (workspace: TestWorkspace, key: FilePath) {
            let workspace = try TestWorkspace.few(\.approved)
            let key = workspace.scratch.appending("age-key")
            let made = try await ProgramRun(.ageKeygen, ["-o", key.string])
            try #require(made.status == 0, "\(made.errors)")
            let recipient = try await ProgramRun(.ageKeygen, ["-y", key.string])
            // From the workspace's folder.
            try Files.write(recipient.output.utf8, to: workspace.file("printer.keys"))
            try Files.replace(
                "    # encryption:", with: "    encryption: {ageRecipients: printer.keys}\n    # encryption:",
                in: workspace.file("postvangnet.yaml"))
            return (workspace, key)
        }

        private func unpack(_ batch: FilePath, with key: FilePath, to folder: FilePath) async throws -> [UInt8] {
            let name = try #require(batch.lastComponent?.string)
            let archive = folder.appending("\(name).tar")
            let decrypted = try await ProgramRun(
                .age, ["-d", "-i", key.string, "-o", archive.string, batch.appending("\(name).tar.age").string])
            try #require(decrypted.status == 0, "\(decrypted.errors)")
            let unpacked = try await ProgramRun(.bash, ["-c", "tar -xf '\(archive)' -C '\(folder)'"])
            try #require(unpacked.status == 0, "\(unpacked.errors)")
            return try Files.bytes(archive)
        }

        @Test func `only what the printer alone can read leaves, and inside is the same batch`() async throws {
            let (workspace, key) = try await encrypting()
            try await workspace.succeed("run", "2026-11")
            let tree = try Files.tree(workspace.outbox)
            for number in 1...7 {
                let id = try #require(workspace.batch(number).lastComponent?.string)
                #expect(tree["\(id)/\(id).tar.age"]?.starts(with: "age-encryption.org/v1\n".utf8) == true)
                let sums = try await ProgramRun(
                    .sha256sum, ["-c", "--strict", "SHA256SUMS"], in: workspace.batch(number))
                #expect(sums.status == 0 && sums.output == "\(id).tar.age: OK\n")
            }
            #expect(tree.count == 7 * 2 + 2)
            let closed = try await ProgramRun(.postvangnet, ["verify", workspace.batch(5).string], in: "/")
            #expect(closed.status == 1 && closed.output.hasPrefix("Nothing of the batch was checked.\n"))
            #expect(closed.output.split(separator: "\n").count == 2, "\(closed.output)")
            #expect(closed.output.contains("2026-11-0005.tar.age: This batch is encrypted. Open it with age first"))
            #expect(closed.output.hasSuffix("[batch-encrypted]\n"))

            let sample = try SampleRun.shared
            let (first, second) = (workspace.scratch.appending("first"), workspace.scratch.appending("second"))
            for folder in [first, second] {
                try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
            }
            let archive = try await unpack(workspace.batch(5), with: key, to: first)
            let batch = first.appending("2026-11-0005")
            #expect(try Files.tree(batch) == Files.tree(sample.few.sealed.batch(5)))
            let verified = try await ProgramRun(
                .postvangnet, ["verify", batch.string, "--signers", sample.key.signers.string], in: "/")
            #expect(verified.status == 0, "\(verified.output)")

            // A second seal leaves all as it is; made anew, the archive inside is the same.
            try await workspace.succeed("seal", "2026-11")
            #expect(try Files.tree(workspace.outbox) == tree)
            try Files.remove(workspace.batch(5))
            try await workspace.succeed("seal", "2026-11")
            #expect(try await unpack(workspace.batch(5), with: key, to: second) == archive)
            #expect(
                try Files.bytes(workspace.batch(5).appending("2026-11-0005.tar.age"))
                    != tree["2026-11-0005/2026-11-0005.tar.age"])
        }

        @Test func `an encrypted batch leaves where what it was made from is sound, and never readable`() async throws {
            let (sealed, _) = try await encrypting()
            try await sealed.succeed("run", "2026-11")
            func handOver(_ change: (TestWorkspace) async throws -> Void) async throws -> ProgramRun {
                let workspace = try sealed.copy()
                try await change(workspace)
                let drop = workspace.scratch.appending("drop")
                try ForgedHandover.makeFolder(drop)
                let run = try await workspace.postvangnet(
                    "handover", "2026-11", "--on", "2026-11-03", "--to", drop.string)
                let names = try FileManager.default.contentsOfDirectory(atPath: drop.string)
                #expect(names == (run.status == 0 ? ["2026-11"] : []))
                return run
            }
            func inside(_ workspace: TestWorkspace) -> FilePath { workspace.file("runs/2026-11/sealed/2026-11-0005") }

            let whole = try await handOver { _ in }
            #expect(whole.status == 0 && whole.output.contains("7 of them are encrypted"), "\(whole.errors)")
            let readable = try await handOver {
                try Files.remove($0.batch(5))
                try Files.copy(inside($0), to: $0.batch(5))
            }
            #expect(readable.status == 65 && readable.errors.contains("2026-11-0005 can be read"), "\(readable.errors)")
            let damaged = try await handOver {
                try Files.write("archive".utf8, to: $0.batch(5).appending("2026-11-0005.tar.age"))
            }
            #expect(damaged.status == 65 && damaged.errors.contains("tar.age is not what was sealed"))
            let changed = try await handOver {
                try Files.write("pages".utf8, to: inside($0).appending("letters.pdf"))
            }
            #expect(changed.status == 65 && changed.errors.contains("sealed/2026-11-0005/letters.pdf is not what"))
            let unsigned = try await handOver { try Files.remove(inside($0).appending("SHA256SUMS.sig")) }
            #expect(unsigned.status == 65 && unsigned.errors.contains("SHA256SUMS.sig: The file is not there"))
            let gone = try await handOver { try Files.remove(inside($0)) }
            #expect(gone.status == 65 && gone.errors.contains("which it was made from"), "\(gone.errors)")
        }

        @Test(arguments: ["absent", "garbage"])
        func `keys that cannot be encrypted to are bad configuration, and nothing leaves`(kind: String) async throws {
            let (workspace, _) = try await encrypting()
            if kind == "absent" { try Files.remove(workspace.file("printer.keys")) }
            if kind == "garbage" { try Files.write("no key\n".utf8, to: workspace.file("printer.keys")) }
            let run = try await workspace.postvangnet("run", "2026-11")
            #expect(run.status == 78 && run.errors.contains("encryption.ageRecipients"), "\(run.errors)")
            #expect(try Files.tree(workspace.outbox).isEmpty)
        }

        @Test func `without age nothing leaves, and the error names its package`() async throws {
            let (workspace, _) = try await encrypting()
            try await workspace.succeed("render", "2026-11")
            let tools = workspace.scratch.appending("tools")
            try FileManager.default.createDirectory(atPath: tools.string, withIntermediateDirectories: true)
            for tool in ["pdfinfo", "pdftoppm", "pdftotext", "prlimit", "ssh-keygen", "tar"] {
                try FileManager.default.createSymbolicLink(
                    atPath: tools.appending(tool).string, withDestinationPath: "/usr/bin/\(tool)")
            }
            let run = try await workspace.postvangnet("seal", "2026-11", changes: ["PATH": tools.string])
            #expect(run.status == 69 && run.errors.contains("Debian's package age"), "\(run.errors)")
            #expect(try Files.tree(workspace.outbox).isEmpty)
        }
    }
}
