import LetterComposition

/// Long paragraphs, in words and on the page.
struct ParagraphRule: Rule {
    private static let mostLines = 5

    func remarks(on text: ReadableText) -> [Remark] {
        text.passages.filter { !$0.isHeading }.compactMap { passage in
            let words = passage.sentences.reduce(0) { $0 + $1.words.count }
            let sentences = passage.sentences.count
            if sentences > 10 || words > 100 {
                return Remark(
                    .paragraphLength, .warning, at: passage.place,
                    "Deze alinea heeft \(sentences) zinnen en \(words) woorden.",
                    instead: "Maak kortere alinea's: hoogstens 10 zinnen en 100 woorden.")
            }
            guard let index = passage.printed.firstIndex(where: { $0.lines.count > Self.mostLines }) else { return nil }
            let printed = passage.printed[index]
            return Remark(
                // The limit is for ordinary print: the first layout. In large print a line holds fewer words.
                .paragraphLength, index == 0 ? .warning : .suggestion, at: passage.place,
                "Deze alinea heeft \(printed.lines.count) regels op papier (vorm \(printed.layout)).",
                instead: "Maak kortere alinea's: hoogstens \(Self.mostLines) regels.")
        }
    }
}
