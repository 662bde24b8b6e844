import SystemPackage
import Testing

@testable import FallbackRun

@Suite struct RecomputationProcessTests {
    /// Has a shell do what it is ordered, once a line.
    private func run(
        _ script: String, silenceAllowed: Int, _ work: (RecomputationProcess) async throws -> Void
    ) async throws {
        try await RecomputationProcess.run("/bin/sh", ["-c", script], silenceAllowed: silenceAllowed, work)
    }

    private let order: RenderOrder

    init() throws { order = RenderOrder(try .numbered(7, .of())) }

    private static let done = RenderAnswer.done(.milliseconds(1)).line.dropLast()

    @Test func `a process that nobody waits for is not silent, however long its batch is read back`() async throws {
        try await run("while read order; do echo '\(Self.done)'; done", silenceAllowed: 2) { process in
            try await process.compute(order)
            try await Task.sleep(for: .seconds(4))
            try await process.compute(order)
        }
    }

    @Test(arguments: ["read order; exec sleep 60", "read order; kill -KILL $$"])
    func `one that says nothing while somebody waits is ended, like one that died`(script: String) async throws {
        await #expect(throws: RecomputationProcess.Died.self) {
            try await run(script, silenceAllowed: 2) { try await $0.compute(order) }
        }
    }
}
