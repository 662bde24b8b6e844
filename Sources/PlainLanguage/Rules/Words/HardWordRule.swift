/// Words and expressions of the word list, wherever and in whatever form they stand.
struct HardWordRule: Rule {
    let list: WordList

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence in
            list.matches(in: sentence).map { match in
                let entry = list.entries[match.entry]
                return Remark(
                    entry.kind.rule, entry.severity, about: sentence.words[match.range],
                    "'\(words(of: match, in: sentence))' \(entry.kind.inDutch)",
                    instead: list.instead(of: match, in: sentence))
            }
        }
    }

    /// With dots for what stands between them.
    private func words(of match: WordMatch, in sentence: Sentence) -> String {
        var text = ""
        for (number, place) in match.words.enumerated() {
            if number > 0 { text += match.words[number - 1] + 1 == place ? " " : " ... " }
            text += sentence.words[place].text
        }
        return text
    }
}
