import CHunspell
import Foundation

/// The Dutch word list of Debian's hunspell-nl, through hunspell.
@safe package final class SpellingDictionary {
    private let handle: OpaquePointer
    /// What hunspell said: the forms of a text have most words in common.
    private var answers: [String: Bool] = [:]
    private var suggestions: [String: String?] = [:]
    /// Far more than a workspace's texts have.
    private static let mostAnswers = 20_000

    /// Nil where the word list is not installed, or hunspell cannot open it.
    ///
    /// - Parameter path: of the two files, without `.aff` and `.dic`.
    package init?(path: String = "/usr/share/hunspell/nl_NL") {
        // Hunspell_create takes missing files for an empty list.
        let files = ["aff", "dic"].map { "\(path).\($0)" }
        guard files.allSatisfy({ FileManager.default.isReadableFile(atPath: $0) }),
            let handle = unsafe Hunspell_create(files[0], files[1])
        else { return nil }
        unsafe self.handle = unsafe handle
    }

    deinit { unsafe Hunspell_destroy(handle) }

    /// `Hunspell_spell`.
    func knows(_ word: String) -> Bool {
        if let known = answers[word] { return known }
        let answer = unsafe Hunspell_spell(handle, word) != 0
        if answers.count >= Self.mostAnswers { answers = [:] }
        answers[word] = answer
        return answer
    }

    /// The likeliest word that was meant, one slip away; nil where there is none.
    ///
    /// `Hunspell_suggest` would go on to words that look like it from afar: that takes a tenth of a second, and what it then
    /// finds was seldom meant.
    func suggestion(for word: String) -> String? {
        if let known = suggestions[word] { return known }
        let suggestion = SpellingSlip.all(in: word).first { unsafe Hunspell_spell(handle, $0) != 0 }
        if suggestions.count >= Self.mostAnswers { suggestions = [:] }
        suggestions.updateValue(suggestion, forKey: word)
        return suggestion
    }
}
