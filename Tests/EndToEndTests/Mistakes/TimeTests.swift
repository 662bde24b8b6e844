import Foundation
import SystemPackage
import TestSupport
import Testing

/// Clocks, extracts, months and days that are wrong.
extension EndToEnd {
    @Suite(.serialized) struct TimeTests {
        struct Slip: Sendable, CustomTestStringConvertible {
            let done: String
            /// Whether it is real mail; what is wrong in itself is refused in tests too.
            var isReal = true
            /// The command, with what the workspace is for `EXTRACT`.
            let command: [String]
            /// What the clock says; nil for that of all tests.
            var clock: String?
            let status: Int32
            let words: [String]
            /// The option by which a person says that it is right after all, and what the ledger notes of that.
            var option: (name: String, note: String)?

            var testDescription: String { done }
        }

        // MARK: A sealed run

        private static let handover = ["handover", "2026-11", "--by", "operator"]

        private static let slips = [
            Slip(
                done: "an extract of the future, or a clock that is behind", command: ["import", "EXTRACT"],
                clock: "2026-10-30T12:00:00+01:00", status: 78, words: ["The clock of this machine says 2026-10-30"]),
            Slip(
                done: "an old extract loaded", command: ["import", "EXTRACT"], clock: "2027-01-20T12:00:00+01:00",
                status: 65, words: ["is 80 days old", "limits.extractAge", "--accept-old"],
                option: ("--accept-old", "accept-old")),
            Slip(
                done: "an extract older than the one before", command: ["import", "OLDER"], status: 65,
                words: ["older than the one that is loaded", "--accept-old"], option: ("--accept-old", "accept-old")),
            Slip(
                done: "the same in a test", isReal: false, command: ["import", "OLDER"], status: 65,
                words: ["older than the one that is loaded"], option: ("--accept-old", "accept-old")),
            Slip(
                done: "an extract of the future", command: ["import", "FUTURE"], status: 65,
                words: ["The extract is of 2026-11-25", "look at the clock"]),
            Slip(
                done: "a recall with an extract of the future", command: ["recall", "2026-11", "--extract", "FUTURE"],
                status: 65, words: ["The extract is of 2026-11-25"]),
            Slip(
                done: "a plan from an old extract", command: ["plan", "2026-12"], clock: "2027-01-20T12:00:00+01:00",
                status: 65, words: ["is 80 days old"]),
            Slip(
                done: "a month of another year", isReal: false, command: ["plan", "2027-11"], status: 64,
                words: ["The run 2027-11 is more than a month from the extract", "2026-11-01"]),
            Slip(
                done: "a month of last year", command: ["plan", "2025-11"], status: 64, words: ["more than a month"]),
            Slip(
                done: "last month's extract, two months on", isReal: false, command: ["plan", "2027-01"], status: 64,
                words: ["more than a month"]),
            Slip(
                done: "a letter date of the year after", isReal: false,
                command: ["plan", "2026-12", "--letter-date", "2027-11-09"], status: 64,
                words: ["The letter date 2027-11-09 is far from the usual one, 2026-11-06"]),
            Slip(
                done: "a letter date before the extract", isReal: false,
                command: ["plan", "2026-12", "--letter-date", "2026-10-06"], status: 64, words: ["before the extract"]),
            Slip(
                done: "a letter date on a Saturday", isReal: false,
                command: ["plan", "2026-12", "--letter-date", "2026-11-07"], status: 64,
                words: ["2026-11-07 is in a weekend", "The next working day is 2026-11-09."]),
            Slip(
                done: "a letter date on Christmas Day, before a weekend",
                command: ["plan", "2026-12", "--letter-date", "2026-12-25"], status: 64,
                words: ["2026-12-25 is a public holiday", "The next working day is 2026-12-28."]),
            Slip(
                done: "a letter date that has passed", command: ["plan", "2026-12", "--letter-date", "2026-11-02"],
                status: 64, words: ["The letter date 2026-11-02 has passed; it is 2026-11-03"]),
            Slip(
                done: "a plan when its letter date has passed", command: ["plan", "2026-12"],
                clock: "2026-11-20T12:00:00+01:00", status: 64, words: ["2026-11-06 has passed", "--letter-date"]),
            Slip(
                done: "a hand-over of next month", command: handover + ["--on", "2026-12-03"], status: 64,
                words: ["The day 2026-12-03 is still to come"]),
            Slip(
                done: "a hand-over of last month", isReal: false, command: handover + ["--on", "2026-10-03"],
                status: 64,
                words: ["was sealed on 2026-11-03", "cannot have been handed over on 2026-10-03"]),
            Slip(
                done: "a hand-over by a clock that stands still since October", command: handover,
                clock: "2026-10-03T12:00:00+02:00", status: 78, words: ["The clock of this machine says 2026-10-03"]),
            Slip(
                done: "a close by a clock years ahead", command: ["close", "2026-11", "--accept-open"],
                clock: "2036-11-03T12:00:00+01:00", status: 78, words: ["long before", "--clock-is-right"],
                option: ("--clock-is-right", "clock-is-right")),
            Slip(
                done: "a close by a clock that is behind", command: ["close", "2026-11", "--accept-open"],
                clock: "2026-10-03T12:00:00+02:00", status: 78, words: ["--clock-is-right"],
                option: ("--clock-is-right", "clock-is-right")),
            Slip(
                done: "a purge by a clock years ahead", command: ["purge"], clock: "2036-11-03T12:00:00+01:00",
                status: 78,
                words: ["long before"]),
            Slip(
                done: "a purge that trusts the clock by a scheduler's line", command: ["purge", "--clock-is-right"],
                clock: "2036-11-03T12:00:00+01:00", status: 64, words: ["--on and the day of today"]),
            Slip(
                done: "a purge of the true day, by a clock years ahead",
                command: ["purge", "--on", "2026-11-04", "--clock-is-right"], clock: "2036-11-03T12:00:00+01:00",
                status: 64, words: ["says that it is 2036-11-03, and you typed 2026-11-04"]),
            Slip(
                done: "a purge of a day to come", command: ["purge", "--on", "2036-11-03"],
                clock: "2026-11-03T12:00:00+01:00", status: 64, words: ["2036-11-03 is still to come", "--dry-run"]),
        ]

        /// A sealed run over three readers; made once of each kind.
        private static let real = Task { try await sealed(isReal: true) }
        private static let test = Task { try await sealed(isReal: false) }

        private static func sealed(isReal: Bool) async throws -> TestWorkspace {
            let workspace = try await TestWorkspace.made()
            try workspace.sign(with: SampleRun.shared.key.path)
            if isReal { try await workspace.makeReal() }
            try await workspace.load(asOf: "2026-11-01", accounts: 3)
            try await workspace.seal("2026-11")
            return workspace
        }

        private static func extract(_ name: String) throws -> ExtractBuilder? {
            let day = ["EXTRACT": "2026-11-01", "OLDER": "2026-10-25", "FUTURE": "2026-11-25"][name]
            return try day.map { try TestWorkspace.extract(asOf: $0, accounts: [1, 2, 3]) }
        }

        @Test(arguments: slips)
        func `a time that is likely to be wrong is refused, and nothing happened`(slip: Slip) async throws {
            let workspace = try await (slip.isReal ? Self.real : Self.test).value.copy()
            var extracts: [ExtractBuilder] = []
            let command = try slip.command.map { word in
                guard let extract = try Self.extract(word) else { return word }
                extracts.append(extract)
                return extract.folder.path
            }
            let time = slip.clock ?? TestWorkspace.now
            let changes = slip.isReal ? try await WallClock.changes(at: time) : ["POSTVANGNET_CLOCK": time]
            func contents() throws -> [String: [UInt8]] {
                try Files.tree(workspace.path).filter { $0.key != ".lock" }
            }
            let before = try contents()
            let run = try await workspace.postvangnet(command, changes: changes)
            #expect(run.status == slip.status, "\(run.errors)\(run.output)")
            for word in slip.words { #expect(run.errors.contains(word), "\(run.errors)") }
            #expect(try contents() == before)
            guard let option = slip.option else { return }
            let accepted = try await workspace.postvangnet(command + [option.name], changes: changes)
            #expect(accepted.status == 0, "\(accepted.errors)")
            #expect(try await workspace.timeNotes() == [option.note])
            withExtendedLifetime(extracts) {}
        }

        @Test func `a clock that a person said is right is asked about once`() async throws {
            let workspace = try await Self.real.value.copy()
            let october = try await WallClock.changes(at: "2026-10-03T12:00:00+02:00")
            let close = ["close", "2026-11", "--accept-open"]
            #expect(try await workspace.postvangnet(close, changes: october).status == 78)
            try await workspace.succeed("close", "2026-11", "--accept-open", "--clock-is-right", changes: october)
            try await workspace.succeed("close", "2026-11", changes: october)
            #expect(try await workspace.timeNotes() == ["clock-is-right"])
        }

        @Test func `a run whose letter date has passed is not approved, and can be planned again`() async throws {
            let workspace = try await TestWorkspace.made()
            try workspace.sign(with: SampleRun.shared.key.path)
            try await workspace.makeReal()
            try await workspace.load(asOf: "2026-11-01", accounts: 3)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            let late = try await WallClock.changes(at: "2026-11-09T12:00:00+01:00")
            let approval = try await workspace.postvangnet("approve", "2026-11", "--by", "approver", changes: late)
            #expect(approval.status == 64 && approval.errors.contains("2026-11-06 has passed"), "\(approval.errors)")
            try await workspace.succeed(
                "plan", "2026-11", "--by", "planner", "--letter-date", "2026-11-12", changes: late)
            try await workspace.succeed("approve", "2026-11", "--by", "approver", changes: late)
        }

        @Test func `a purge on the day of today goes by what a person types, where the clock has jumped`() async throws
        {
            let workspace = try await Self.real.value.copy()
            let later = try await WallClock.changes(at: "2027-11-10T12:00:00+01:00")
            #expect(try await workspace.postvangnet("purge", changes: later).status == 78)
            #expect(Files.exists(workspace.file("mailbox.sqlite")))
            let purge = try await workspace.succeed(
                "purge", "--on", "2027-11-10", "--clock-is-right", changes: later)
            #expect(purge.output.contains("mailbox") && !Files.exists(workspace.file("mailbox.sqlite")))
            #expect(try await workspace.timeNotes() == ["clock-is-right"])
            // Only looking may be of any day.
            let look = try await workspace.succeed("purge", "--dry-run", "--on", "2036-01-01", changes: later)
            #expect(look.output.contains("terms as on 2036-01-01"), "\(look.output)")
        }

        @Test func `a look at somebody is no proof of the time`() async throws {
            let workspace = try await Self.real.value.copy()
            let later = try await WallClock.changes(at: "2036-11-03T12:00:00+01:00")
            #expect(try await workspace.postvangnet("explain", "a1", "2026-11", changes: later).status == 0)
            #expect(try await workspace.postvangnet("purge", changes: later).status == 78)
            #expect(Files.exists(workspace.outbox))
        }

        @Test func `what is copied leaves today, whatever day is typed`() async throws {
            let workspace = try await Self.real.value.copy()
            let later = try await WallClock.changes(at: "2026-12-20T12:00:00+01:00")
            let drop = workspace.scratch.appending("drop")
            try FileManager.default.createDirectory(atPath: drop.string, withIntermediateDirectories: true)
            let run = try await workspace.postvangnet(
                "handover", "2026-11", "--to", drop.string, "--on", "2026-11-05", changes: later)
            #expect(run.status == 77 && run.errors.contains("limits.personDataAge"), "\(run.errors)")
            #expect(try Files.tree(drop).isEmpty)
        }

        @Test func `a hand-over on a day before a seal by a clock that was wrong is recorded`() async throws {
            let workspace = try await TestWorkspace.made()
            try workspace.sign(with: SampleRun.shared.key.path)
            try await workspace.makeReal()
            try await workspace.load(asOf: "2026-11-01", accounts: 2)
            try await workspace.succeed("plan", "2026-11", "--by", "planner")
            try await workspace.succeed("approve", "2026-11", "--by", "approver")
            try await workspace.succeed("run", "2026-11", changes: WallClock.changes(at: "2026-11-08T12:00:00+01:00"))
            let right = try await WallClock.changes(at: "2026-11-04T12:00:00+01:00")
            let handover = ["handover", "2026-11", "--on", "2026-11-04", "--by", "tester"]
            #expect(try await workspace.postvangnet(handover, changes: right).status == 78)
            #expect(try await workspace.postvangnet(handover + ["--clock-is-right"], changes: right).status == 0)
        }

        @Test func `where only purges are typed, time goes by without a question`() async throws {
            let workspace = try await Self.real.value.copy()
            for day in ["2027-01-20", "2027-04-20", "2027-07-20", "2027-10-20"] {
                let changes = try await WallClock.changes(at: "\(day)T12:00:00+02:00")
                try await workspace.succeed("purge", changes: changes)
            }
            #expect(try await Set(workspace.timeNotes()) == ["purge-looked"])
        }

        @Test func `a reprint of a day before the close is refused`() async throws {
            let workspace = try await Self.test.value.copy()
            try await workspace.succeed("close", "2026-11", "--accept-open")
            let run = try await workspace.postvangnet("reprint", "2026-11", "--on", "2026-10-05")
            #expect(run.status == 64 && run.errors.contains("was closed on 2026-11-03"), "\(run.errors)")
            try await workspace.succeed("reprint", "2026-11", "--on", "2026-11-03")
        }

        @Test func `feedback of a day before the hand-over, or to come, is not taken, in tests too`() async throws {
            let workspace = try await Self.test.value.copy()
            try await workspace.succeed("handover", "2026-11", "--on", "2026-11-03")
            let rows = FeedbackText.file(
                FeedbackText.row("2026-11-0001", "printed", "2026-11-02"),
                FeedbackText.row("2026-11-0001", "mailed", "2026-11-09"))
            try Files.write(rows.utf8, to: workspace.scratch.appending("feedback.csv"))
            let run = try await workspace.postvangnet(
                "reconcile", "feedback.csv", changes: ["POSTVANGNET_CLOCK": "2026-11-05T12:00:00+01:00"])
            #expect(run.status == 1, "\(run.output)")
            #expect(run.errors.contains("[before-hand-over]") && run.errors.contains("[after-now]"), "\(run.errors)")
            #expect(run.output.contains("0 new, 0 known already, 2 not taken"), "\(run.output)")
        }

        // MARK: The clock of a test

        @Test func `only a test sets its clock, to a time`() async throws {
            let clock = ["POSTVANGNET_CLOCK": "2026-11-03T12:00:00+01:00"]
            let real = try await Self.real.value.copy()
            for command in [["plan", "2026-12"], ["status"], Self.handover] {
                let run = try await real.postvangnet(command, changes: clock)
                #expect(run.status == 78 && run.errors.contains("Only a test may set it"), "\(run.errors)")
            }
            let test = try await Self.test.value.copy()
            for time in ["", "tomorrow", "2026-11-03", "2026-11-03T12:00:00"] {
                let run = try await test.postvangnet("status", changes: ["POSTVANGNET_CLOCK": time])
                #expect(run.status == 78 && run.errors.contains("RFC 3339"), "\(time): \(run.errors)")
            }
        }

        @Test func `a test warns of what only the clock makes unlikely, and goes on`() async throws {
            let workspace = try await TestWorkspace.made()
            let year: [String: String?] = ["POSTVANGNET_CLOCK": "2027-11-20T12:00:00+01:00"]
            let extract = try TestWorkspace.extract(asOf: "2026-11-01", accounts: [1, 2, 3])
            let loaded = try await workspace.succeed("import", extract.folder.path, changes: year)
            #expect(loaded.errors.contains("Warning, as this is a test: The extract of 2026-11-01"), "\(loaded.errors)")
            let plan = try await workspace.succeed("plan", "2026-11", "--by", "planner", changes: year)
            #expect(plan.errors.contains("The letter date 2026-11-06 has passed"), "\(plan.errors)")
            try await workspace.succeed("approve", "2026-11", "--by", "approver", changes: year)
            try await workspace.succeed("run", "2026-11", changes: year)
            let early = try await workspace.postvangnet("handover", "2026-11", "--on", "2026-12-01", changes: year)
            #expect(early.status == 64 && early.errors.contains("was sealed on 2027-11-20"), "\(early.errors)")
            let back = try await workspace.postvangnet("close", "2026-11", "--accept-open")
            #expect(back.status == 0 && back.errors.contains("The clock of this machine says 2026-11-03"))
        }

        @Test func `what the clock of a test says is what the ledger and the approval say`() async throws {
            let workspace = try await Self.test.value.copy()
            let approval = try TestJSON(Files.text(workspace.file("runs/2026-11/approval.json")))
            #expect(approval["approvedAt"].text == "2026-11-03T11:00:00Z")
            try await workspace.succeed("handover", "2026-11")
            let days =
                "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT min(day) FROM hand_overs').fetchall())"
            let read = try await Program.python.text(["-c", days, workspace.file("ledger.sqlite").string])
            #expect(read == "[('2026-11-03',)]\n")
        }
    }
}
