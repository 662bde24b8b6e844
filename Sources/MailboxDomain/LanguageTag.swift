/// A language as the web names it (BCP 47), such as `pl` or `zh-Hant`.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// What a tag is made of, without the oldest forms: a language, then what is said closer of it.
    public static let pattern = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
    private static let mostBytes = 35

    /// Nil for what is no tag; whether there is such a language is not asked.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.mostBytes, let language = parts.first, (2...3).contains(language.utf8.count),
            language.allSatisfy({ $0.isASCII && $0.isLetter }),
            parts.dropFirst().allSatisfy({ part in
                (2...8).contains(part.utf8.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            })
        else { return nil }
        // Capitals say nothing (RFC 5646, 2.1.1); the language is written small.
        description = ([language.lowercased()] + parts.dropFirst().map(String.init)).joined(separator: "-")
    }
}
