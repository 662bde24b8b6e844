import Foundation
import SystemPackage
import TestSupport
import Testing

extension EndToEnd.Approved {
    /// A ledger that is gone, too old or another's: nobody is written to a second time with it, and all goes on when the
    /// right one is back.
    struct OldLedgerTests {
        /// A month that was handed over, and the ledger as it was after each step.
        struct Scene: Sendable {
            let workspace: TestWorkspace
            let planned: FilePath
            let approved: FilePath
            let sealed: FilePath
            let other: FilePath
            let last: FilePath

            init() async throws {
                let stages = try ApprovedMonths.shared.named
                workspace = try await OldLedgerTests.handedOver.value.copy()
                func ledger(of workspace: TestWorkspace) -> FilePath { workspace.file("ledger.sqlite") }
                (planned, approved) = (ledger(of: stages.planned), ledger(of: stages.approved))
                (sealed, other) = (ledger(of: stages.sealed), ledger(of: stages.other))
                last = workspace.scratch.appending("last.sqlite")
                try Files.copy(workspace.file("ledger.sqlite"), to: last)
            }

            var ledger: FilePath { workspace.file("ledger.sqlite") }

            func putBack(_ earlier: FilePath) throws {
                try? Files.remove(ledger)
                try Files.copy(earlier, to: ledger)
            }
        }

        /// Made once.
        private static let handedOver = Task {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            let run = try await workspace.handOver().run
            try #require(run.status == 0, "\(run.errors)")
            return workspace
        }

        struct Mistake: Sendable, CustomTestStringConvertible {
            /// What was done.
            let testDescription: String
            /// What is typed then; `DROP` is a new drop folder.
            let command: [String]
            let status: Int32
            let words: String
            let doing: @Sendable (Scene) throws -> Void

            init(
                _ description: String, _ command: String, _ words: String, status: Int32 = 78,
                _ doing: @escaping @Sendable (Scene) throws -> Void
            ) {
                testDescription = "\(description): \(command)"
                self.command = command.split(separator: " ").map(String.init)
                (self.words, self.status, self.doing) = (words, status, doing)
            }
        }

        private static let handover = "handover 2026-11 --to DROP --on 2026-11-03"
        private static let unknown = "ledger does not say so"

        static let mistakes: [Mistake] = [
            Mistake("the ledger deleted", handover, "ledger.sqlite is not there") { try Files.remove($0.ledger) },
            Mistake("the ledger deleted", "plan 2026-12", unknown) { try Files.remove($0.ledger) },
            Mistake("the ledger deleted", "approve 2026-11 --by bert", unknown) { try Files.remove($0.ledger) },
            Mistake("the ledger deleted", "explain a1", unknown) { try Files.remove($0.ledger) },
            Mistake("the ledger deleted", "status 2026-11", unknown) { try Files.remove($0.ledger) },
            Mistake("the ledger deleted", "report run 2026-11", unknown) { try Files.remove($0.ledger) },
            Mistake("the ledger emptied", "run 2026-11", unknown) { try Files.write([], to: $0.ledger) },
            Mistake("the ledger of before the approval", "run 2026-11", unknown) { try $0.putBack($0.planned) },
            Mistake("the ledger of before the approval", "plan 2026-11", unknown) { try $0.putBack($0.planned) },
            Mistake("the ledger of before the approval", "plan 2026-12", unknown) { try $0.putBack($0.planned) },
            Mistake("the ledger of before the seal", "run 2026-11", "handover at") { try $0.putBack($0.approved) },
            Mistake("the ledger of before the seal", "seal 2026-11", "last-event.json") {
                try $0.putBack($0.approved)
            },
            Mistake("the ledger of before the seal", "plan 2026-12", "last-event.json") {
                try $0.putBack($0.approved)
            },
            Mistake("the ledger of before the hand-over", handover, "handover at") { try $0.putBack($0.sealed) },
            Mistake("the ledger of before the hand-over", "close 2026-11 --by anna --accept-open", "handover at") {
                try $0.putBack($0.sealed)
            },
            Mistake("the ledger of before the hand-over", "plan 2026-12", "handover at") { try $0.putBack($0.sealed) },
            Mistake("the ledger of before the hand-over", "reprint 2026-11", "handover at") {
                try $0.putBack($0.sealed)
            },
            Mistake("the ledger of before the hand-over", "purge", "handover at") { try $0.putBack($0.sealed) },
            Mistake(
                "the ledger of before the hand-over", "recall 2026-11 --extract \(Project.sampleExtract)", "handover at"
            ) { try $0.putBack($0.sealed) },
            Mistake("the ledger of another workspace", handover, "last-event.json") { try $0.putBack($0.other) },
            Mistake("ledger and records of the run deleted", handover, "order.json orders what the ledger does not") {
                try Files.remove($0.ledger)
                for name in ["approval.json", "last-event.json"] {
                    try Files.remove($0.workspace.file("runs/2026-11/\(name)"))
                }
            },
            Mistake("ledger and all of the run's folder deleted", "plan 2026-11", "are batches that the ledger") {
                try Files.remove($0.ledger)
                try Files.remove($0.workspace.file("runs/2026-11"))
                try Files.remove($0.workspace.outbox.appending("order.json"))
                let batch = $0.workspace.batch(1)
                try Files.copy(batch, to: $0.workspace.batch(2))
            },
            Mistake("another run's approved folder brought here", "run 2027-01", unknown) {
                try Files.copy($0.workspace.file("runs/2026-11"), to: $0.workspace.file("runs/2027-01"))
            },
        ]

        @Test(arguments: mistakes)
        func `nothing is decided or mailed with a ledger that does not know what lies beside it`(
            mistake: Mistake
        ) async throws {
            let scene = try await Scene()
            let before = scene.workspace.scratch.appending("before")
            try Files.copy(scene.workspace.path, to: before)
            try mistake.doing(scene)
            let drop = scene.workspace.scratch.appending("second drop")
            try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
            let command = mistake.command.map { $0 == "DROP" ? drop.string : $0 }
            let run = try await scene.workspace.postvangnet(command)
            #expect(run.status == mistake.status && run.errors.contains(mistake.words), "\(run.errors)")
            #expect(try Files.tree(drop).isEmpty)
            // It stands as it was, and all goes on once the workspace of then is back.
            try Files.remove(scene.workspace.path)
            try Files.copy(before, to: scene.workspace.path)
            let again = try await scene.workspace.postvangnet("handover", "2026-11", "--on", "2026-11-03")
            #expect(again.status == 0 && again.output.hasPrefix("Nothing new"), "\(again.errors)")
        }

        @Test func `who only asks is told in a line that the ledger is older, and a monitor that nobody knows`()
            async throws
        {
            let scene = try await Scene()
            let workspace = scene.workspace
            #expect(try await workspace.succeed("status").errors.isEmpty)
            try scene.putBack(scene.sealed)
            for command in [
                "status", "status 2026-11", "report cost", "report run 2026-11", "log", "events 2026-11", "explain a1",
            ] {
                let run = try await workspace.postvangnet(command.split(separator: " ").map(String.init))
                #expect(run.status == 0 && !run.output.isEmpty, "\(command): \(run.errors)")
                let lines = run.errors.split(separator: "\n")
                #expect(lines.count == 1, "\(command): \(run.errors)")
                for words in ["last-event.json", "handover at", "postvangnet check"] {
                    #expect(lines.first?.contains(words) == true, "\(command): \(run.errors)")
                }
            }
            let monitor = try await workspace.postvangnet("status", "--overdue")
            #expect(monitor.status == 78 && monitor.errors.contains("handover at"), "\(monitor.errors)")
            try scene.putBack(scene.last)
            let known = try await workspace.postvangnet("status", "--overdue", "--on", "2020-01-02")
            #expect(known.status == 0 && known.errors.isEmpty, "\(known.errors)")
        }

        @Test func `a ledger that a later version used is refused by whatever opens it`() async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            let python = """
                import sqlite3, sys
                ledger = sqlite3.connect(sys.argv[1])
                ledger.execute("INSERT INTO grdb_migrations VALUES ('later')")
                ledger.commit()
                """
            let made = try await ProgramRun(.python, ["-c", python, workspace.file("ledger.sqlite").string])
            try #require(made.status == 0, "\(made.errors)")
            for command in [["status"], ["plan", "2026-12"], ["handover", "2026-11"], ["log"]] {
                let run = try await workspace.postvangnet(command)
                #expect(run.status == 78 && run.errors.contains("later version"), "\(command): \(run.errors)")
            }
        }

        @Test func `a last event that is gone, damaged or earlier is written again, and stops nobody`() async throws {
            let scene = try await Scene()
            let file = scene.workspace.file("runs/2026-11/last-event.json")
            let whole = try Files.bytes(file)
            let earlier = try Files.bytes(try ApprovedMonths.shared.named.approved.file("runs/2026-11/last-event.json"))
            for bytes in [nil, [], earlier] as [[UInt8]?] {
                try Files.remove(file)
                if let bytes { try Files.write(bytes, to: file) }
                let run = try await scene.workspace.postvangnet("handover", "2026-11", "--on", "2026-11-03")
                #expect(run.status == 0, "\(run.errors)")
                #expect(try Files.bytes(file) == whole)
            }
        }

        @Test func `what an earlier version made, without events, goes on`() async throws {
            let workspace = try ApprovedMonths.shared.named.sealed.copy()
            let python = """
                import sqlite3, sys
                ledger = sqlite3.connect(sys.argv[1])
                ledger.execute("DROP TABLE events")
                ledger.execute("DELETE FROM grdb_migrations WHERE identifier = 'events'")
                ledger.commit()
                """
            let made = try await ProgramRun(.python, ["-c", python, workspace.file("ledger.sqlite").string])
            try #require(made.status == 0, "\(made.errors)")
            for folder in ["", "runs/2026-11/"] { try Files.remove(workspace.file("\(folder)last-event.json")) }
            #expect(try await workspace.postvangnet("run", "2026-11").status == 78)
            try await workspace.succeed("upgrade", "--apply")
            try await workspace.succeed("run", "2026-11")
            // What was done before is not known, and what was done already leaves nothing.
            #expect(
                try await workspace.succeed("log").output.split(separator: "\n").count { $0.contains("approve") } == 0)
            #expect(try await workspace.handOver().run.status == 0)
            #expect(try await workspace.succeed("log").output.contains("handover"))
        }
    }
}
