import LetterComposition

/// Long paragraphs, in words and on the page.
struct ParagraphRule: Rule {
    private static let mostLines = 5

    func remarks(on text: ReadableText) -> [Remark] {
        text.passages.filter { !$0.isHeading }.compactMap { passage in
            let words = passage.words.count
            let sentences = passage.sentences.count
            let longest = passage.printed.max { $0.lines.count < $1.lines.count }
            if sentences > 10 || words > 100 {
                return remark(
                    on: passage, "Deze alinea heeft \(sentences) zinnen en \(words) woorden.",
                    instead: "hoogstens 10 zinnen en 100 woorden")
            } else if let longest, longest.lines.count > Self.mostLines {
                return remark(
                    on: passage, "Deze alinea heeft \(longest.lines.count) regels op papier (vorm \(longest.layout)).",
                    instead: "hoogstens \(Self.mostLines) regels")
            }
            return nil
        }
    }

    private func remark(on passage: Passage, _ message: String, instead limit: String) -> Remark {
        Remark(.paragraphLength, .warning, at: passage.place, message, instead: "Maak kortere alinea's: \(limit).")
    }
}
