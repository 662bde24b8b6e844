import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What a long step tells while it works: a line written over on a terminal, lines elsewhere, objects for machines.
    struct ProgressTests {
        /// The steps of a month up to the outbox, and what each tells at its end.
        private static let ends = [
            "import: ", "import (indexes): 11 of 11 steps", "plan (decisions): 21 of 21 accounts",
            "plan (batches): 17 of 17 pieces", "plan (letters): ", "render: ", "seal: ",
        ]

        @Test(arguments: [80, 50, 24])
        func `on a terminal a line never wraps, and the last of each step tells what was done`(columns: Int)
            async throws
        {
            let workspace = try TestWorkspace.few(\.imported)
            let program = try Program.postvangnet.name
            var told: [String] = []
            for command in try Month.commands {
                // What goes to standard output may wrap as it likes.
                let words = ([program] + command + ["--workspace", workspace.path.string]).map { "'\($0)'" }
                let line = "stty cols \(columns); exec \(words.joined(separator: " ")) > /dev/null"
                let run = try await ProgramRun(
                    .script, ["--quiet", "--return", "--command", line, "/dev/null"],
                    changes: ["TERM": "xterm", "POSTVANGNET_CLOCK": TestWorkspace.now])
                try #require(run.status == 0, "\(run.output)")
                told.append(run.output)
            }
            // A terminal ends its lines with both, which Swift takes for one character.
            let lines = told.joined().replacing("\r\n", with: "\n").split(separator: "\n").map(String.init)
            let moments = lines.flatMap { $0.split(separator: "\r") }
            try #require(moments.contains { $0.hasPrefix("[") } == (columns > 24))
            for moment in moments {
                // Each is cut off right behind its own text.
                #expect(moment.hasSuffix("\u{1B}[K") && moment.dropLast(3).count < columns, "\(moment)")
            }
            // What is left standing: the last moment of each line.
            let last = lines.compactMap { $0.split(separator: "\r").last?.dropLast(3) }
            #expect(last.count == Self.ends.count, "\(last)")
            for (line, end) in zip(last, Self.ends) { #expect(line.hasPrefix(end.prefix(columns - 1)), "\(line)") }
            if columns == 80 { #expect(last.allSatisfy { $0.contains(" a second, in 0:") }, "\(last)") }
        }

        @Test func `elsewhere each step ends with a line, and with one object for machines`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            let plain = try await workspace.succeed("import", SampleRun.shared.few.extract.string)
            #expect(plain.errors.split(separator: "\n").count == 2 && !plain.errors.contains("\u{1B}"))
            let run = try await workspace.succeed("plan", "2026-11", "--log-format", "json")
            let lines = try run.errors.split(separator: "\n").map { try TestJSON(String($0)) }
            #expect(lines.allSatisfy { $0["step"].text == "plan" && $0["level"].text == "info" })
            let ends = lines.filter { $0["done"].number == $0["of"].number }
            #expect(ends.compactMap { $0["part"].text } == ["decisions", "batches", "letters"])
            #expect(ends.prefix(2).map { $0["of"].number } == [21, 17])
            #expect(ends.allSatisfy { $0["perSecond"].share ?? 0 > 0 && $0["secondsLeft"].number == 0 })
        }
    }
}
