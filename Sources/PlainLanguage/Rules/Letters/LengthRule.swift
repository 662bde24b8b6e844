import LetterComposition

/// A letter of more words than a reader takes in, or of more than one sheet.
struct LengthRule: Rule {
    /// Of a letter without its reference, salutation and signature; of all that stands on a card.
    private static func most(on product: Product) -> (words: Int, name: String) {
        switch product {
        case .bounce: (65, "kaart")
        case .digidBasis, .dormant, .noEmail, .bounceLetter: (180, "brief")
        }
    }

    func remarks(on text: ReadableText) -> [Remark] {
        guard text.circumstances != nil, let product = text.product else { return [] }
        let (most, name) = Self.most(on: product)
        let advice = "Haal weg wat de lezer niet nodig heeft."
        let words = TextStatistics(of: text).words
        let wordy = Remark(
            .wordCount, .warning, at: text.place, "Deze \(name) heeft \(words) woorden; hoogstens \(most) is genoeg.",
            instead: advice)
        return (words > most ? [wordy] : [])
            + text.prints.filter { $0.pages.map { $0 > 2 } ?? true }.prefix(1).map { print in
                let length = print.pages.map { "\($0) bladzijden lang" } ?? "te lang"
                let over = print.linesOver.map { $0 == 1 ? ": 1 regel te veel" : ": \($0) regels te veel" } ?? ""
                return Remark(
                    .letterLength, .error, at: text.place,
                    "Deze \(name) is \(length) voor één vel (vorm \(print.layout))\(over).", instead: advice)
            }
    }
}
