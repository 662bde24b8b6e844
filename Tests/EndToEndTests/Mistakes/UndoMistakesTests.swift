import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// What people do wrong when they take something back: it is refused, says what to do, and changes nothing.
    struct UndoMistakesTests {
        /// What was done, from which workspace on; then the command that is refused.
        struct Mistake: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let stage: Stage
            let before: [[String]]
            let command: [String]
            let status: Int32
            let words: String

            enum Stage: Sendable { case planned, approved, sealed }

            init(
                _ what: String, in stage: Stage, after before: [[String]] = [], _ command: [String], ends status: Int32,
                _ words: String
            ) {
                (testDescription, self.stage, self.before) = (what, stage, before)
                (self.command, self.status, self.words) = (command, status, words)
            }
        }

        private static let word = ["--by", "A. Bakker", "--reason", "wrong letters"]
        private static let cancel = ["cancel", "2026-11"] + word
        private static let piece = "2611A0001000001S"
        private static let withdraw = ["withdraw", piece] + word
        private static let handover = ["handover", "2026-11", "--on", "2026-11-03"]
        private static let close = ["close", "2026-11", "--by", "A. Bakker", "--accept-open"]

        /// Feedback on the piece, of a day in its time.
        private static func reported(_ status: String) -> [String] { ["reconcile", "2026-11-0001,\(piece),\(status)"] }

        static let mistakes =
            [
                Mistake(
                    "discards a plan that is approved", in: .approved, ["discard", "2026-11"], ends: 77,
                    "postvangnet cancel 2026-11"),
                Mistake(
                    "discards another month", in: .planned, ["discard", "2026-12"], ends: 66, "2026-12 has no plan"),
                Mistake("discards what is no month", in: .planned, ["discard", "november"], ends: 64, "november"),
                Mistake(
                    "discards a run that is cancelled", in: .approved, after: [cancel], ["discard", "2026-11"],
                    ends: 77,
                    "2026-11-b"),
                Mistake("cancels a plan", in: .planned, cancel, ends: 77, "postvangnet discard 2026-11"),
                Mistake(
                    "cancels another month", in: .sealed, ["cancel", "2026-12"] + word, ends: 66, "2026-12 has no plan"),
                Mistake(
                    "cancels without a reason", in: .sealed, ["cancel", "2026-11", "--by", "A. Bakker"], ends: 64,
                    "--reason"),
                Mistake(
                    "cancels without a name", in: .sealed, ["cancel", "2026-11", "--by", " ", "--reason", "wrong"],
                    ends: 64, "--by is a name"),
                Mistake("hands over without a name", in: .sealed, handover + ["--by", ""], ends: 64, "--by is a name"),
                Mistake(
                    "pastes a letter as the reason", in: .sealed,
                    ["cancel", "2026-11", "--by", "A. Bakker", "--reason", "Dear\nSir"], ends: 64,
                    "--reason is a sentence"),
                Mistake(
                    "cancels what the printer has", in: .sealed, after: [handover], cancel, ends: 77,
                    "--printer-confirms"),
                Mistake(
                    "cancels what the printer reports, though no hand-over is recorded", in: .sealed,
                    after: [["reconcile", "2026-11-0001,,received"]], cancel, ends: 77, "Call the printer"),
                Mistake(
                    "cancels what is mailed, with the printer's word", in: .sealed, after: [reported("mailed")],
                    cancel + ["--printer-confirms"], ends: 77, "went to the post"),
                Mistake(
                    "cancels a closed run", in: .sealed, after: [close], cancel, ends: 77, "The run 2026-11 was closed"),
                Mistake(
                    "hands over what was closed unsent", in: .sealed, after: [close], handover, ends: 77,
                    "postvangnet reprint 2026-11"),
                Mistake(
                    "withdraws a piece that is mailed", in: .sealed, after: [reported("mailed")], withdraw, ends: 77,
                    "went to the post"),
                Mistake(
                    "withdraws a piece that is printed", in: .sealed, after: [reported("printed")], withdraw, ends: 77,
                    "Call the printer"),
                Mistake("withdraws a lost piece", in: .sealed, after: [close], withdraw, ends: 77, "is lost"),
                Mistake(
                    "withdraws of a cancelled run", in: .approved, after: [cancel], withdraw, ends: 77, "2026-11-b"),
                Mistake(
                    "withdraws a piece of another month", in: .planned, ["withdraw", "2612A00010000012"] + word,
                    ends: 66,
                    "2026-12 has no plan"),
                Mistake(
                    "withdraws by a reference with a slip", in: .planned, ["withdraw", "2611A0001000002S"] + word,
                    ends: 66, "check character"),
                Mistake(
                    "withdraws by an account's id", in: .planned, ["withdraw", "odd-ward"] + word, ends: 64,
                    "no reference of a letter"),
                Mistake(
                    "pastes from a terminal as the reason", in: .sealed,
                    ["cancel", "2026-11", "--by", "A. Bakker", "--reason", "\u{1B}[31mred"], ends: 64,
                    "--reason is a sentence"),
            ]
            + [
                ["plan", "2026-11"], ["approve", "2026-11", "--by", "approver"], ["render", "2026-11"],
                ["seal", "2026-11"], ["run", "2026-11"], handover, ["reprint", "2026-11"], close,
                ["recall", "2026-11", "--extract", "nowhere"],
            ].map { step in
                Mistake(
                    "goes on with a cancelled run: \(step[0])", in: .sealed, after: [cancel], step, ends: 77,
                    "The run 2026-11 is cancelled")
            }

        private static func workspace(_ stage: Mistake.Stage) throws -> TestWorkspace {
            switch stage {
            case .planned: try TestWorkspace.few(\.planned)
            case .approved: try TestWorkspace.few(\.approved)
            case .sealed: try TestWorkspace.few(\.sealed)
            }
        }

        /// `reconcile` takes rows without their moment.
        private static func type(_ command: [String], in workspace: TestWorkspace) async throws -> ProgramRun {
            guard command[0] == "reconcile" else { return try await workspace.postvangnet(command) }
            let text = FeedbackText.file("\(command[1]),2026-11-12T09:00:00+01:00,")
            return try await workspace.reconcile(("feedback.csv", text))
        }

        /// All but the lock, which says who took it last.
        private static func state(of workspace: TestWorkspace) async throws -> FolderState {
            try await FolderState(of: workspace.path)
        }

        @Test(arguments: mistakes)
        func `a mistake is refused with what to do, and nothing changes`(mistake: Mistake) async throws {
            let workspace = try Self.workspace(mistake.stage)
            for command in mistake.before {
                let run = try await Self.type(command, in: workspace)
                try #require(run.status == 0, "\(command): \(run.errors)")
            }
            let before = try await Self.state(of: workspace)
            let run = try await Self.type(mistake.command, in: workspace)
            #expect(run.status == mistake.status, "\(run.errors)")
            #expect(run.errors.contains(mistake.words), "\(run.errors)")
            let after = try await Self.state(of: workspace)
            #expect(after == before, "\(after.differences(from: before))")
        }

        @Test func `a control piece is nobody's to withdraw`() async throws {
            let workspace = try TestWorkspace.few(\.imported)
            let file = workspace.file("postvangnet.yaml")
            let own = "controlPieces:\n  - {name: De heer Kijkuit, poBox: 77, postcode: 9999ZZ, town: Verweg}\n"
            try Files.write((try Files.text(file) + own).utf8, to: file)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let plan = workspace.file("runs/2026-11/plan.sqlite").string
            let control = try await Program.python.text(["-c", Self.controlPiece, plan])
            let run = try await workspace.postvangnet(["withdraw", control] + Self.word)
            #expect(run.status == 64 && run.errors.contains("is a control piece"), "\(run.errors)")
        }

        @Test func `a piece is not withdrawn between two halves of a seal, and is after it`() async throws {
            let workspace = try TestWorkspace.few(\.approved)
            try await workspace.succeed("render", "2026-11")
            let faults = try SampleRun.shared.faults.environment(["RENAME": "outbox/2026-11/2026-11-0003"])
            let killed = try await workspace.postvangnet(["seal", "2026-11"], changes: faults, isApart: true)
            try #require(killed.status == 128 + 9, "\(killed.errors)")
            let last = try #require(SampleRun.shared.few.batches.last?.rows.first?.piece)
            let withdraw = ["withdraw", last] + Self.word
            let early = try await workspace.postvangnet(withdraw)
            #expect(early.status == 77 && early.errors.contains("postvangnet run 2026-11"), "\(early.errors)")
            try await workspace.succeed("run", "2026-11")
            let run = try await workspace.postvangnet(withdraw)
            #expect(run.status == 0 && run.output.contains("pull.csv, 1 piece"), "\(run.errors)")
        }

        /// Prints the id of a control piece, with its check character (ISO 7064 MOD 37,36).
        private static let controlPiece = """
            import sqlite3, sys
            query = "SELECT batch, number FROM pieces WHERE account_id IS NULL LIMIT 1"
            text = "2611A%04d%06d" % sqlite3.connect(sys.argv[1]).execute(query).fetchone()
            product = 36
            for character in text:
                product = ((product + int(character, 36)) % 36 or 36) * 2 % 37
            print(text + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(37 - product) % 36], end="")
            """
    }
}
