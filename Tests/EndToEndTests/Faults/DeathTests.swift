import SyntheticExtract
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// Whatever kills a run, at whatever moment: typed again it comes to the same end.
    @Suite(.serialized) struct DeathTests {
        private static let killed: Int32 = 128 + 9
        /// Killed so many times each.
        private static let deaths = 5

        /// Ten months that die five times each: the moments are changes of the disk, drawn with a seed.
        @Test(arguments: 1...10)
        func `a run that is killed at random moments gives the same bytes in the end`(seed: UInt64) async throws {
            let month = try Month()
            var random = SplitMix64(seed: seed)
            var command = 0
            var (deaths, tries) = (0, 0)
            // How many changes there are; more than that at first, when nobody has counted them.
            var most = 1700
            while deaths < Self.deaths {
                // Early moments more often than late ones: what is left to do gets less with each death.
                let longest = Int.random(in: 1...most, using: &random)
                let moment = Int.random(in: 1...longest, using: &random)
                let counter = month.workspace.scratch.appending("changes-\(tries)")
                tries += 1
                let faults = try SampleRun.shared.faults.environment(["CHANGE": "KILL:\(moment)"], counter: counter)
                guard let stop = try await month.goOn(from: command, changes: faults) else {
                    // It came to its end before that moment, which is no death: the next one is that of a run that is
                    // sealed already.
                    most = try Faults.count(counter)
                    try #require((1..<moment).contains(most))
                    command = month.last
                    continue
                }
                try #require(stop.run.status == Self.killed, "\(stop.run.errors)")
                command = stop.command
                deaths += 1
            }
            let stop = try await month.goOn(from: command)
            #expect(stop == nil, "\(stop?.run.errors ?? "")")
            try await month.expectWhole()
        }

        /// Everything that appears whole or not at all, in the order in which it does.
        private static let names = [
            "rejects.csv", "mailbox.sqlite", "plan.sqlite", "proof.pdf", "plan.json", "approval.json",
            "batches/2026-11-0001", "batches/2026-11-0007", "outbox/2026-11/2026-11-0001",
            "outbox/2026-11/2026-11-0007", "order.json.sig", "order.json",
        ]

        @Test(arguments: [false, true])
        func `a run that is killed at each of its steps gives the same bytes in the end`(after: Bool) async throws {
            let month = try Month()
            var command = 0
            for name in Self.names {
                let settings = ["RENAME": name].merging(after ? ["AFTER": "1"] : [:]) { first, _ in first }
                let faults = try SampleRun.shared.faults.environment(settings)
                let stop = try #require(try await month.goOn(from: command, changes: faults), "\(name)")
                #expect(stop.run.status == Self.killed, "\(name): \(stop.run.errors)")
                command = stop.command
            }
            let stop = try await month.goOn(from: command)
            #expect(stop == nil, "\(stop?.run.errors ?? "")")
            try await month.expectWhole()
        }

        @Test func `a workspace whose making was killed is no workspace yet, and is made anew`() async throws {
            let undisturbed = try await TestWorkspace.made()
            let whole = try Files.tree(undisturbed.path)
            for name in ["no-email/nl.md", "Fonts/fonts.yaml", "policy.yaml", "postvangnet.yaml"] {
                let workspace = try TestWorkspace()
                let changes = try SampleRun.shared.faults.environment(["RENAME": name])
                let killed = try await workspace.postvangnet(["init"], changes: changes, isApart: true)
                try #require(killed.status == Self.killed, "\(name): \(killed.errors)")
                let status = try await workspace.postvangnet("status")
                #expect(status.status == 66 && status.errors.contains("postvangnet init"), "\(status.errors)")
                // What another version would have left in it.
                try Files.write("old".utf8, to: workspace.file("Templates/old.md"))
                try await workspace.succeed("init")
                #expect(try Files.tree(workspace.path) == whole, "\(name)")
            }
        }

        @Test func `a clock that jumps between the steps changes nothing that is printed`() async throws {
            let month = try Month()
            let faults = try SampleRun.shared.faults
            // Seconds: years back, further back, and into the future.
            for (command, jump) in zip(try Month.commands, ["-100000000", "-300000000", "200000000", "-200000000"]) {
                let run = try await month.workspace.postvangnet(
                    command, changes: faults.environment(["CLOCK": jump]))
                #expect(run.status == 0, "\(command): \(run.errors)")
            }
            try await month.expectWhole()
            let approval = try Files.text(month.workspace.file("runs/2026-11/approval.json"))
            #expect(!approval.contains("\"approvedAt\": \"2026"))
            let feedback = month.workspace.scratch.appending("feedback.csv")
            try Files.write(
                "batch_id,piece_id,status,at,reason\n2026-11-0001,,mailed,2026-11-10T09:00:00+01:00,\n".utf8,
                to: feedback)
            try await month.workspace.succeed("reconcile", feedback.string)
            #expect(try await month.workspace.status().pieces["mailed"] ?? 0 > 0)
        }
    }
}
