/// Words between brackets: a second sentence inside the first.
struct BracketsRule: Rule {
    private static let mostWords = 3

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.compactMap { sentence in
            let words = sentence.words
            let pairs = words.indices.compactMap { start -> ClosedRange<Int>? in
                guard words[start].before.contains("("),
                    let end = words[start...].firstIndex(where: { $0.after.contains(")") })
                else { return nil }
                return start...end
            }
            guard let long = pairs.first(where: { $0.count > Self.mostWords }) ?? (pairs.count > 1 ? pairs[0] : nil)
            else {
                return nil
            }
            return Remark(
                .brackets, .warning, about: words[long], "Hier staan woorden tussen haakjes.",
                instead: "Laat ze weg, of maak er een eigen zin van.")
        }
    }
}
