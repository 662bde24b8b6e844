import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

extension EndToEnd {
    /// The diagram of docs/operations.md, walked along every edge.
    struct RunStatesTests {
        /// An arrow: from a state to another by a command, without the month and what goes with every run.
        private struct Edge: Hashable, CustomStringConvertible {
            let from: String
            let to: String
            let command: String

            var description: String { "\(from) --> \(to): \(command)" }
        }

        private static let start = "[*]"

        /// The arrows of the diagram that begins with `stateDiagram-v2`.
        private static func drawn() throws -> Set<Edge> {
            let page = try Files.text(Project.root.appending("docs/operations.md"))
            let diagram = try #require(page.split(separator: "stateDiagram-v2\n").last?.split(separator: "```").first)
            let names = diagram.matches(of: /state "(.+)" as (\w+)/).reduce(into: [:]) {
                $0[String($1.2)] = String($1.1)
            }
            return Set(
                diagram.matches(of: /(?m)^ +(\S+) --> (\S+): (.+)$/).map { match in
                    let ends = [match.1, match.2].map { names[String($0)] ?? String($0) }
                    return Edge(from: ends[0], to: ends[1], command: String(match.3))
                })
        }

        /// What is typed for the commands of the diagram.
        private static let arguments: [String: [String]] = [
            "plan": ["plan", "2026-11"], "discard": ["discard", "2026-11"],
            "approve": ["approve", "2026-11", "--by", "tester"], "render": ["render", "2026-11"],
            "seal": ["seal", "2026-11"], "run": ["run", "2026-11"],
            "handover": ["handover", "2026-11", "--on", "2026-11-03"],
            "cancel": ["cancel", "2026-11", "--by", "tester", "--reason", "wrong letters"],
            "cancel --printer-confirms": [
                "cancel", "2026-11", "--by", "tester", "--reason", "wrong letters", "--printer-confirms",
            ],
            "close": ["close", "2026-11", "--by", "tester"],
            "close --accept-open": ["close", "2026-11", "--by", "tester", "--accept-open"],
            "reprint": ["reprint", "2026-11", "--by", "tester", "--on", "2026-11-16"],
            "purge": ["purge", "--on", "2090-01-01"],
        ]

        private static let cutOff = "seal, cut off"
        private static let reprintCutOff = "reprint, cut off"

        /// A workspace in each state, made along the main road.
        private static func stages() async throws -> [String: TestWorkspace] {
            let workspace = try await TestWorkspace.made()
            try await workspace.load(asOf: "2026-11-01", accounts: 2)
            var stages = [start: try workspace.copy()]
            let road = [
                ("plan", "planned"), ("approve", "approved"), (cutOff, "rendered"), ("seal", "sealed"),
                ("handover", "handed-over"), ("close --accept-open", "closed"), ("purge", "purged"),
            ]
            for (command, state) in road {
                try await take(command, in: workspace)
                stages[state] = try workspace.copy()
            }
            let cancelled = try #require(stages["sealed"]).copy()
            try await take("cancel", in: cancelled)
            stages["cancelled"] = cancelled
            return stages
        }

        private static func take(_ command: String, in workspace: TestWorkspace) async throws {
            if command == cutOff {
                try await workspace.succeed("render", "2026-11")
                let faults = try SampleRun.shared.faults.environment(["RENAME": "outbox/2026-11/2026-11-0001"])
                let run = try await workspace.postvangnet(["seal", "2026-11"], changes: faults, isApart: true)
                try #require(run.status == 128 + 9, "\(run.errors)")
                return
            }
            if command == reprintCutOff {
                let faults = try SampleRun.shared.faults.environment(["RENAME": "outbox/2026-11/2026-11-0002"])
                let reprint = try #require(arguments["reprint"])
                let run = try await workspace.postvangnet(reprint, changes: faults, isApart: true)
                try #require(run.status == 128 + 9, "\(run.errors)")
                // Its way out, where it cannot be finished.
                try await workspace.copy().succeed("close", "2026-11", "--by", "tester", "--accept-open")
                return
            }
            let run = try await workspace.postvangnet(try #require(arguments[command], "\(command)"))
            try #require(run.status == 0, "\(command): \(run.errors)")
        }

        private static func state(of workspace: TestWorkspace) async throws -> String {
            let run = try await workspace.postvangnet("status", "2026-11", "--format", "json")
            return run.status == 66 ? start : try #require(TestJSON(run.output)["state"].text)
        }

        @Test func `every state that a run can reach has a way out, and each arrow of the diagram leads where it says`()
            async throws
        {
            let edges = try Self.drawn()
            let states = Set(edges.flatMap { [$0.from, $0.to] }).subtracting([Self.start])
            #expect(
                states == [
                    "planned", "approved", "rendered", "sealed", "handed-over", "closed", "cancelled", "purged",
                ])
            // Purged is the end of every run.
            for state in states where state != "purged" {
                #expect(edges.contains { $0.from == state && $0.to != state }, "\(state)")
            }
            let stages = try await Self.stages()
            for edge in edges.sorted(by: { $0.description < $1.description }) {
                let workspace = try #require(stages[edge.from], "\(edge)").copy()
                try await Self.take(edge.command, in: workspace)
                #expect(try await Self.state(of: workspace) == edge.to, "\(edge)")
            }
            // Of a run that was purged before anybody ended it, people are free again when it is ended.
            let open = try #require(stages["approved"]).copy()
            // After `openRuns`, and before the ledger forgets its people.
            let day = Date.now.addingTimeInterval(500 * 86400).formatted(.iso8601.year().month().day())
            try await open.succeed("purge", "--on", day)
            #expect(try await open.status().pieces["approved"] == 2)
            try await Self.take("cancel", in: open)
            #expect(try await open.status().pieces["cancelled"] == 2)
        }
    }
}
