import TestSupport
import Testing

extension EndToEnd {
    struct DecisionTests {
        @Test func `every account of the sample is decided on as expected`() async throws {
            let answers = try await SampleRun.shared.explanations
            let expected = try ExpectedDecision.all()
            #expect(expected.count == 296)
            for decision in expected {
                #expect(answers[decision.account].map(ExpectedDecision.init) == decision)
            }
        }

        @Test func `the totals are those of the expected decisions`() async throws {
            let status = try await SampleRun.shared.workspace.status()
            let expected = try ExpectedDecision.all()
            let chosen = Dictionary(grouping: expected.compactMap(\.audience), by: \.self).mapValues(\.count)
            var reasons = Dictionary(grouping: expected.compactMap(\.reason), by: \.self).mapValues(\.count)
            #expect(status.accounts == expected.count)
            #expect(status.reachedDigitally == reasons.removeValue(forKey: "reached-digitally"))
            #expect(status.chosen == chosen)
            #expect(status.notChosen.filter { $0.value > 0 } == reasons)
        }

        @Test func `verdicts go by precedence and agree with the decision`() async throws {
            let precedence = ["digid-basis", "dormant", "no-email", "bounce"]
            for answer in try await SampleRun.shared.explanations.values {
                let ranks = answer.verdicts.map { precedence.firstIndex(of: $0.audience) ?? -1 }
                #expect(ranks == ranks.sorted() && !ranks.contains(-1), "\(answer.account)")
                #expect(answer.verdicts.filter(\.chosen).map(\.audience) == (answer.audience.map { [$0] } ?? []))
                #expect(answer.verdicts.allSatisfy { $0.chosen == ($0.reason == nil) }, "\(answer.account)")
                #expect((answer.decision == "write") == (answer.piece != nil), "\(answer.account)")
                // The reason of who is left is that of their highest audience.
                #expect(
                    answer.decision == "write" || answer.verdicts.first?.reason ?? "reached-digitally" == answer.reason)
                if let chosen = answer.verdicts.firstIndex(where: \.chosen) {
                    #expect(answer.verdicts[(chosen + 1)...].allSatisfy { $0.reason == "chosen-elsewhere" })
                }
            }
        }

        @Test func `a piece is found by its reference as a reader types it`() async throws {
            let sample = try SampleRun.shared
            let piece = try #require(try await sample.explanations["odd-ward"]?.piece?.id)
            let workspace = try sample.workspace.copy()
            for typed in [piece, piece.grouped, piece.lowercased(), piece.grouped.replacing(" ", with: "-")] {
                #expect(try await workspace.explain(typed).account == "odd-ward", "\(typed)")
            }
        }
    }
}
