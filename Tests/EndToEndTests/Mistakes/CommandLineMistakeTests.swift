import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What somebody types wrong.
    struct CommandLineMistakeTests {
        struct Mistake: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let arguments: [String]
            let status: Int32
            let said: [String]
            /// What must not be repeated.
            var unsaid: [String] = []

            init(_ done: String, _ arguments: [String], _ status: Int32, _ said: String..., unsaid: [String] = []) {
                (testDescription, self.arguments, self.status) = (done, arguments, status)
                (self.said, self.unsaid) = (said, unsaid)
            }
        }

        static let words = [
            Mistake(
                "a letter too many", ["plann", "2026-11"], 64, "'plann' is no command", "meant: postvangnet plan?"),
            Mistake("a letter too few", ["aprove", "2026-11"], 64, "meant: postvangnet approve?"),
            Mistake("two letters changed round", ["stauts"], 64, "meant: postvangnet status?"),
            Mistake("another letter", ["reconsile", "inbox/a.csv"], 64, "meant: postvangnet reconcile?"),
            Mistake("a hyphen too many", ["hand-over", "2026-11"], 64, "meant: postvangnet handover?"),
            Mistake("capitals", ["Status"], 64, "meant: postvangnet status?"),
            Mistake("help in another order", ["hepl", "plan"], 64, "meant: postvangnet help?"),
            Mistake("a beginning of two", ["re", "2026-11"], 64, "postvangnet report", "postvangnet reprint"),
            Mistake(
                "a report's name", ["report", "efect", "2026-11"], 64, "meant: postvangnet report effect?",
                "'postvangnet report --help'"),
            Mistake(
                "a name in place of a command", ["Jansen-van-Velzen"], 64, "A word is no command of postvangnet",
                "'postvangnet --help'", unsaid: ["Jansen"]),
            Mistake("an option before the command", ["--workspac", "x", "status"], 64, "Unknown option"),
            Mistake("a month that is none", ["plan", "2026-13"], 64, "MONTH"),
            Mistake("an empty workspace, as of a variable", ["status", "--workspace", ""], 64, "--workspace is empty"),
        ]

        @Test(arguments: words)
        func `a word that is no command is told, with the command that is near`(mistake: Mistake) async throws {
            let folder = try ScratchFolder()
            let run = try await ProgramRun(.postvangnet, mistake.arguments, in: folder.path)
            #expect(run.status == mistake.status && run.output == "")
            for words in mistake.said { #expect(run.errors.contains(words), "\(run.errors)") }
            for words in mistake.unsaid { #expect(!run.errors.contains(words), "\(run.errors)") }
            #expect(try Files.tree(folder.path).isEmpty)
        }

        static let references = [
            Mistake("a wrong digit", ["explain", "2611 A000 1000 002S"], 66, "check character"),
            Mistake("two digits changed round", ["explain", "2611-A000-0100-001S"], 66, "check character"),
            Mistake("O for 0", ["explain", "2611 AOOO 1OOO OO1S"], 66, "check character"),
            Mistake("a wrong digit, with the month", ["explain", "2611a0001000002s", "2026-11"], 66, "mistyped"),
            Mistake(
                "a character too few", ["explain", "2611 A000 1000 01S"], 66, "16 characters",
                unsaid: ["check character"]),
            Mistake(
                "another's reference, typed well", ["explain", "2611A0001999999P"], 66, "No account and no piece",
                unsaid: ["check character"]),
        ]

        @Test(arguments: references)
        func `a mistyped reference is told from one that nobody has`(mistake: Mistake) async throws {
            let run = try await SampleRun.shared.workspace.postvangnet(mistake.arguments)
            #expect(run.status == mistake.status && run.output == "")
            for words in mistake.said { #expect(run.errors.contains(words), "\(run.errors)") }
            for words in mistake.unsaid { #expect(!run.errors.contains(words), "\(run.errors)") }
        }

        // The desk is exported so in DrawnByOthersTests.
        @Test(arguments: ["rehearse", "generate", "kit", "init", "demo"])
        func `a new folder may be named without a stroke`(command: String) async throws {
            let workspace = try SampleRun.shared.workspace
            let folder = try ScratchFolder()
            let outbox = workspace.outbox.string
            let arguments =
                [
                    "rehearse": [outbox, "--to", "NAME", "--seed", "1"],
                    "generate": ["NAME", "--accounts", "10", "--seed", "1"],
                    "demo": ["--workspace", "NAME"],
                ][command] ?? ["NAME"]
            // What takes seconds is seen to begin well: it finds that the place is taken.
            let isSlow = ["kit", "demo"].contains(command)
            if isSlow {
                try FileManager.default.createDirectory(
                    atPath: folder.file("NAME/x").string, withIntermediateDirectories: true)
            }
            let run = try await ProgramRun(.postvangnet, [command] + arguments, in: folder.path)
            #expect(run.status == (isSlow ? 73 : 0), "\(run.errors)")
            #expect(try !Files.tree(folder.file("NAME")).isEmpty || isSlow)
        }
    }
}
