/// How an entry of the word list may stand in a sentence.
struct WordPattern: Sendable {
    /// In what form it was found, for an alternative that fits.
    enum Form: Hashable, Sendable {
        case verb(DutchVerb.Form, DutchVerb.Position)
        case inflected
        case plain
    }

    enum Token: Hashable, Sendable {
        case word(String)
        case number
        /// A longer word with this end: `*ing`.
        case ending(String)
        /// Up to `WordPattern.longestGap` words.
        case gap

        init(_ text: Substring) {
            switch text {
            case "#": self = .number
            case "...": self = .gap
            case _ where text.hasPrefix("*"): self = .ending(String(text.dropFirst()))
            default: self = .word(text.lowercased())
            }
        }
    }

    static let longestGap = 8

    /// Words in their order.
    struct Phrase: Sendable {
        var tokens: [Token]
        var entry: Int
        var form: Form
    }

    /// Words that stand in one piece (`in werking`), with a form of a verb near them.
    struct Companion: Sendable {
        var fixed: [String]
        var verbs: [String: DutchVerb.Form]
        /// Of a verb that splits too (`contact op|nemen`), with the particle anywhere after it.
        var parted: [String: DutchVerb.Form]
        var particle: String
        var entry: Int
    }

    /// The main verb of what splits off: `kent ... toe`.
    struct Parted: Sendable {
        var entry: Int
        var form: DutchVerb.Form
    }

    /// One word.
    struct Single: Sendable {
        var entry: Int
        var form: Form
    }
}
