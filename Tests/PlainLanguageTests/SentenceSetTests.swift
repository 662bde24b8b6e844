import Testing

@testable import PlainLanguage

/// The check on sentences of government prose that were written for it: half of them while the rules were made, half
/// before that, and put away; and more afterwards, from which words were then added. docs/lint.md tells what came of it, and
/// what that can bear: the bars here keep it from falling back, and are no aim that was reached.
@Suite struct SentenceSetTests {
    struct Score: CustomStringConvertible {
        var sentences = 0
        var withFinding = 0
        var withError = 0
        var withSuggestion = 0
        var expressions = 0
        var found = 0

        var description: String {
            "\(sentences) sentences, \(withFinding) with a warning or error, \(withError) with an error, "
                + "\(withSuggestion) with a suggestion; \(found) of \(expressions) expressions"
        }
    }

    private func score(_ name: String) throws -> Score {
        let check = PlainLanguageCheck(glossary: Glossary(), spelling: SpellingDictionary())
        var score = Score()
        for sentence in try MarkedSentence.all(name) {
            let remarks = sentence.remarks(check)
            score.sentences += 1
            score.withFinding += remarks.contains { $0.severity > .suggestion } ? 1 : 0
            score.withError += remarks.contains { $0.severity == .error } ? 1 : 0
            score.withSuggestion += remarks.contains { $0.severity == .suggestion } ? 1 : 0
            score.expressions += sentence.hard.count
            score.found += sentence.found(by: remarks)
        }
        return score
    }

    @Test(
        "Hard sentences are found, with the expressions that make them hard",
        arguments: [
            ("in-sight", 75, 0.95, 0.85), ("put-away", 75, 0.95, 0.85), ("afterwards", 131, 0.95, 0.8),
            ("unseen", 100, 0.95, 0.9), ("second-unseen", 100, 0.95, 0.84),
        ])
    func hard(part: String, sentences: Int, flagged: Double, found: Double) throws {
        let score = try score("hard-\(part).txt")
        print("hard-\(part): \(score)")
        #expect(score.sentences == sentences)
        #expect(Double(score.withFinding) >= flagged * Double(sentences), "\(score)")
        #expect(Double(score.found) >= found * Double(score.expressions), "\(score)")
    }

    @Test(
        "Plain sentences draw no error, and next to nothing else",
        arguments: [
            ("in-sight", 75, 0, 0), ("put-away", 75, 0, 0), ("afterwards", 131, 0, 1), ("unseen", 100, 0, 2),
            ("second-unseen", 100, 0, 2),
        ])
    func plain(part: String, sentences: Int, errors: Int, warnings: Int) throws {
        let score = try score("plain-\(part).txt")
        print("plain-\(part): \(score)")
        #expect(score.sentences == sentences)
        #expect(score.withError <= errors, "\(score)")
        #expect(score.withFinding <= warnings, "\(score)")
        #expect(score.withSuggestion <= 1, "\(score)")
    }
}
