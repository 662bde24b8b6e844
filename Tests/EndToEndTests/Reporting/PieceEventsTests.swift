import TestSupport
import Testing

/// `events`: what happened to each piece, for other systems.
@Suite struct PieceEventsTests {
    private static let batch = "2026-11-0001"

    @Test func `what happened to pieces is told as events, which tell nothing of persons`() async throws {
        let workspace = try await TestWorkspace.sealed(readers: 8)
        let pieces = try await workspace.pieces("2026-11", accounts: 8)
        #expect(try await workspace.recall(confirmed: [2]).status == 0)
        let third = try #require(pieces[3])
        let feedback = FeedbackText.file(
            FeedbackText.row(Self.batch, "mailed", "2026-11-06"),
            FeedbackText.row(Self.batch, third, "returned", "2026-11-12", reason: "moved"))
        let back = try await workspace.reconcile(("f.csv", feedback))
        let events = try await workspace.succeed("events", "2026-11").output
        let lines = try events.split(separator: "\n").map { try TestJSON(String($0)) }
        func steps(_ account: Int) -> [String] {
            lines.filter { $0["subject"].text == pieces[account] }
                .map { String($0["type"].text?.split(separator: ".").last ?? "") }
        }
        let begun = ["approved", "rendered", "sealed"]
        #expect(steps(1).sorted() == (begun + ["mailed"]).sorted(), "\(back.errors)")
        #expect(steps(2).sorted() == (begun + ["pulled"]).sorted())
        #expect(steps(3).sorted() == (begun + ["mailed", "returned"]).sorted())
        #expect(lines.allSatisfy { $0["specversion"].text == "1.0" && $0["data"]["batch"].text == Self.batch })
        #expect(Set(lines.compactMap { $0["id"].text }).count == lines.count)
        #expect(lines.compactMap { $0["time"].text } == lines.compactMap { $0["time"].text }.sorted())
        #expect(try await workspace.succeed("events", "2026-11").output == events)
        for word in ["Voorbeeld", "Dorpsstraat", "no-email", "moved", "\"a3\""] {
            #expect(!events.contains(word), "\(word)")
        }
        #expect(try await workspace.postvangnet("events", "2026-10").status != 0)
    }
}
