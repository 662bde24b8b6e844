import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Answers that cannot be written, and readers who have gone.
    struct OutputTests {
        /// Has a shell run a command with its streams somewhere else: `"$@"` stands for the command.
        private func shell(
            _ script: String, _ arguments: [String], program: String = "postvangnet"
        ) async throws -> ProgramRun {
            let path = FilePath(try Program.postvangnet.name).removingLastComponent().appending(program)
            return try await ProgramRun(.bash, ["-c", script, "bash", path.string] + arguments)
        }

        /// A copy: that somebody is looked up is recorded.
        private let sample: TestWorkspace

        init() throws { sample = try TestWorkspace.few(\.sealed) }

        private func inSample(_ arguments: [String]) -> [String] { arguments + ["--workspace", sample.path.string] }

        private static let answers = [
            ["candidates", "2026-11"], ["status"], ["status", "2026-11", "--format", "json"],
            ["report", "run", "2026-11"], ["explain", "odd-ward-organisation", "2026-11"],
        ]
        private static let withoutWorkspace = [
            ["--help"], ["help", "plan"], ["--version"], ["version"], ["schema", "order"],
        ]

        @Test(
            arguments: [
                (">/dev/full", "No space left on device"), (">&-", "Bad file descriptor"),
                ("</dev/null 1</dev/null", "Bad file descriptor"),
            ])
        func `an answer that cannot be written is an error that names standard output`(
            redirection: String, reason: String
        ) async throws {
            for command in Self.answers.map(inSample) + Self.withoutWorkspace {
                let run = try await shell("\"$@\" \(redirection)", command)
                #expect(run.status == 74, "\(command)")
                let error = "postvangnet: standard output: cannot be written (\(reason)). "
                #expect(run.errors.contains(error), "\(command): \(run.errors)")
                #expect(run.errors.split(separator: "\n").count { $0.hasPrefix("postvangnet: ") } == 1)
            }
        }

        @Test func `who writes letters is told in Dutch that an answer cannot be written`() async throws {
            let lint = try await shell("\"$@\" >/dev/full", inSample(["lint"]))
            #expect(lint.status == 74 && lint.errors.contains("Het antwoord is niet te schrijven"), "\(lint.errors)")
            #expect(lint.errors.contains("de schijf is vol"), "\(lint.errors)")
            let preview = try await shell("\"$@\" >/dev/full", ["--help"], program: "postvangnet-preview")
            #expect(preview.status == 74 && preview.errors.contains("Het antwoord is niet"), "\(preview.errors)")
        }

        @Test func `a reader who has gone is no error, and changes no status`() async throws {
            // The reader has ended before the command begins.
            let gone = "set -o pipefail; { sleep 0.2; \"$@\"; } | true"
            for command in Self.answers.map(inSample) + Self.withoutWorkspace {
                let run = try await shell(gone, command)
                #expect(run.status == 0 && !run.errors.contains("postvangnet: "), "\(command): \(run.errors)")
            }
            let workspace = try TestWorkspace.few(\.sealed)
            try Files.changeLines(of: workspace.batch(1).appending("pieces.csv")) { $0.swapAt(1, 2) }
            let verify = try await shell(gone, ["verify", workspace.batch(1).string, "--decode", "0"])
            #expect(verify.status == 1, "\(verify.errors)")
            let all = try await shell("\"$@\" 2>&1 | head -n 1", inSample(["candidates", "2026-11"]))
            #expect(all.status == 0 && all.output.split(separator: "\n").count == 1)
        }

        @Test(arguments: ["2>/dev/full", "2>&-", "2>&1 >/dev/null | true", "<&- 2>&-"])
        func `standard error that cannot be written changes nothing`(redirection: String) async throws {
            let script = "set -o pipefail; \"$@\" \(redirection)"
            for (command, status) in [
                (inSample(["candidates", "2026-11"]), 0), (inSample(["status", "2031-01"]), 66),
                (["status", "--workspace", "/nonexistent"], 66), (["plan"], 64),
            ] {
                let run = try await shell(script, command)
                #expect(run.status == status, "\(command)")
            }
            guard !redirection.contains("|") else { return }
            let candidates = try await shell(script, inSample(["candidates", "2026-11"]))
            let whole = try await SampleRun.shared.few.sealed.succeed("candidates", "2026-11")
            #expect(candidates.output == whole.output)
        }

        @Test func `without standard streams no file of the workspace gets what is written to them`() async throws {
            let workspace = try TestWorkspace.few(\.sealed)
            let run = try await shell(
                "\"$@\" <&- >&- 2>&-", ["purge", "--on", "2090-01-01", "--workspace", workspace.path.string])
            #expect(run.status == 74)
            #expect(try Files.text(workspace.file(".lock")).hasPrefix("process "))
            #expect(!Files.exists(workspace.file("mailbox.sqlite")))
            #expect(try await workspace.status().state == "purged")
            let again = try await workspace.succeed("purge", "--on", "2090-01-01")
            #expect(again.output == "Nothing is past its term on 2090-01-01.\n")
        }

        @Test func `nothing is approved whose figures nobody could see`() async throws {
            let workspace = try TestWorkspace.few(\.planned)
            let arguments = ["approve", "2026-11", "--by", "approver", "--workspace", workspace.path.string]
            #expect(try await shell("\"$@\" >/dev/full", arguments).status == 74)
            #expect(!Files.exists(workspace.file("runs/2026-11/approval.json")))
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
        }
    }
}
