import Testing

@testable import PlainLanguage

/// The check on sentences of government prose that were written for it: half of them while the rules were made, half
/// before that, and put away. docs/lint.md tells what came of it.
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

    @Test("Hard sentences are found, with the expressions that make them hard", arguments: ["in-sight", "put-away"])
    func hard(half: String) throws {
        let score = try score("hard-\(half).txt")
        print("hard-\(half): \(score)")
        #expect(score.sentences == 75)
        #expect(score.withFinding >= 72, "\(score)")
        #expect(Double(score.found) >= 0.85 * Double(score.expressions), "\(score)")
    }

    @Test("Plain sentences draw nothing", arguments: ["in-sight", "put-away"])
    func plain(half: String) throws {
        let score = try score("plain-\(half).txt")
        print("plain-\(half): \(score)")
        #expect(score.sentences == 75)
        #expect(score.withFinding == 0, "\(score)")
        #expect(score.withSuggestion <= 1, "\(score)")
    }
}
