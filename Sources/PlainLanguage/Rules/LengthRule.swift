import LetterComposition

/// Long paragraphs, and a letter of more than one sheet.
struct LengthRule: Rule {
    func remarks(on text: ReadableText) -> [Remark] {
        var remarks = text.passages.compactMap { passage -> Remark? in
            let words = passage.words.count
            let sentences = passage.sentences.count
            guard sentences > 10 || words > 100 else { return nil }
            return Remark(
                .paragraphLength, .warning, at: passage.place,
                "Deze alinea heeft \(sentences) zinnen en \(words) woorden.",
                instead: "Maak kortere alinea's: hoogstens 10 zinnen en 100 woorden.")
        }
        if let pages = text.pages, pages > 2 {
            remarks.append(
                Remark(
                    .letterLength, .error, at: text.place,
                    "De brief is \(pages) bladzijden lang; er mogen er 2 op een vel.",
                    instead: "Haal weg wat de lezer niet nodig heeft."))
        }
        return remarks
    }
}
