import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    struct HelpTests {
        /// All commands by the help's own word, with `report run` and its like.
        private static func commands() async throws -> [[String]] {
            var commands: [[String]] = []
            for name in try await subcommands(of: []) {
                let below = try await subcommands(of: [name])
                commands += [[name]] + below.map { [name, $0] }
            }
            return commands
        }

        private static func help(_ command: [String]) async throws -> String {
            let run = try await ProgramRun(.postvangnet, command + ["--help"], changes: ["COLUMNS": "200"])
            try #require(run.status == 0, "\(run.errors)")
            return run.output
        }

        private static func subcommands(of command: [String]) async throws -> [String] {
            let lines = try await help(command).split(separator: "\n", omittingEmptySubsequences: false)
            var names: [String] = []
            var isList = false
            for line in lines {
                if line.hasSuffix("SUBCOMMANDS:") { isList = true } else if line.isEmpty { isList = false }
                guard isList, line.hasPrefix("  "), let name = line.dropFirst(2).split(separator: " ").first,
                    !line.hasPrefix("   ")
                else { continue }
                names.append(String(name))
            }
            return names
        }

        private static func example(in help: String) -> String? {
            let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
            guard let start = lines.firstIndex(of: "Example:"), lines.indices.contains(start + 2),
                lines[start + 1].hasPrefix("  postvangnet "), lines[start + 2].isEmpty
            else { return nil }
            return String(lines[start + 1].dropFirst(2))
        }

        @Test func `the commands stand in groups, the month's first`() async throws {
            let help = try await Self.help([])
            let groups = help.split(separator: "\n").filter { $0.hasSuffix(" SUBCOMMANDS:") }
            #expect(groups.count >= 5 && groups.first == "MONTH SUBCOMMANDS:")
            let commands = try await Self.subcommands(of: [])
            #expect(commands.count >= 26 && Set(commands).count == commands.count)
            #expect(Array(commands.prefix(4)) == ["import", "candidates", "plan", "approve"])
        }

        @Test func `the help of every command ends with an example that the command takes`() async throws {
            let folder = try ScratchFolder()
            // What writes much at once has tests of its own that type the same.
            let slow: Set = ["demo", "kit"]
            for command in try await Self.commands() {
                let example = try #require(Self.example(in: try await Self.help(command)), "\(command)")
                #expect(example.hasPrefix("postvangnet \(command.joined(separator: " "))"), "\(example)")
                guard !slow.contains(command[0]) else { continue }
                // Nothing is there that it names; but it is never wrong use. The workspace is made by nobody.
                let run = try await ProgramRun(
                    .bash, ["-c", "postvangnet() { \"$0\" \"$@\"; }; \(example)", Program.postvangnet.name],
                    in: folder.path, changes: ["POSTVANGNET_WORKSPACE": nil])
                #expect(run.status != 64, "\(example): \(run.errors)")
            }
        }
    }
}
