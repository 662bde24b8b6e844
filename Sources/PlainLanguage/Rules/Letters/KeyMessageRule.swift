import LetterComposition

/// The first paragraph says what the letter is about.
struct KeyMessageRule: Rule {
    private static let commonWords: Set<String> = [
        "een", "het", "uit", "als", "met", "van", "voor", "door", "naar", "dat", "die", "dit", "deze", "uw", "zijn",
        "wordt",
        "worden", "kunt", "kunnen", "heeft", "hebt", "niet", "wel", "bij", "aan", "over", "alleen", "meer", "nog",
        "ook", "wie", "iemand",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        guard text.circumstances != nil, let message = message(of: text) else { return [] }
        guard let first = text.runningText.first(where: { !$0.isHeading }) else { return [] }
        guard first.block == .key else {
            return [
                Remark(
                    .keyMessageFirst, .error, at: first.place, "De brief begint niet met de kernboodschap.",
                    instead: "Zet het blok key vooraan.")
            ]
        }
        guard !says(message, first) else { return [] }
        return [
            Remark(
                .keyMessageFirst, .error, at: first.place, "De eerste alinea zegt de kernboodschap niet.",
                instead: message)
        ]
    }

    /// That of the template; for readers with a key block of their own what their title says.
    private func message(of text: ReadableText) -> String? {
        guard text.hasOwnKeyMessage else { return text.keyMessage.isEmpty ? nil : text.keyMessage }
        return text.passages.first { $0.kind == .heading(level: 1) }?.sentences.map(\.text).joined(separator: " ")
    }

    /// Most of the words with a meaning of their own stand in the paragraph too, perhaps in another form.
    private func says(_ message: String, _ passage: Passage) -> Bool {
        let words = message.split { !$0.isLetter && $0 != "-" }.map { $0.lowercased() }.filter {
            $0.count > 2 && !Self.commonWords.contains($0)
        }
        let found = words.filter { word in
            passage.words.contains { other in
                let stem = min(5, word.count)
                return other.lowercased == word
                    || (stem >= 4 && other.lowercased.prefix(stem) == word.prefix(stem))
            }
        }
        return Double(found.count) >= 0.6 * Double(words.count)
    }
}
