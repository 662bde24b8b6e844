package import Stationery

/// What a file of texts would become.
package struct TextChange: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case new
        case changed(from: String)
    }

    /// In a workspace.
    package let path: String
    package let kind: Kind
    package let text: String

    /// Nil where nothing changes.
    ///
    /// - Parameter old: nil where there is no such file yet.
    init?(_ path: String, from old: String?, to text: String) {
        guard old != text else { return nil }
        (self.path, self.text) = (path, text)
        kind = old.map(Kind.changed) ?? .new
    }

    /// Word by word; nil for a new file, for drawings and sign-offs, and for what is too long to compare.
    package var words: WordDifference? {
        guard case .changed(let old) = kind else { return nil }
        let isText = path.hasSuffix(".md")
        guard isText || path.hasSuffix(".yaml"), max(old.utf8.count, text.utf8.count) <= Self.longest else {
            return nil
        }
        return WordDifference(from: Self.parts(of: old, isText), to: Self.parts(of: text, isText))
    }

    /// Comparing takes time by the square of what differs; texts are shorter anyway, and settings far.
    private static let longest = 100_000

    /// Paragraphs of a text, lines of settings.
    private static func parts(of text: String, _ isText: Bool) -> [String] {
        (isText ? text.split(separator: /\n[ \t]*\n/) : text.split(separator: /\n/)).map(String.init)
    }
}
