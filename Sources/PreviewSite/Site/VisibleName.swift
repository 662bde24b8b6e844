/// A name of a person as others see it: on one line, and nothing in it that nobody sees.
struct VisibleName: Hashable, Sendable {
    let text: String

    /// In characters.
    private static let longest = 100

    /// Nil for anything else; spaces around it are left off.
    init?(_ text: String) {
        var name = text[...]
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        guard !name.isEmpty, name.count <= Self.longest,
            !name.unicodeScalars.contains(where: { scalar in
                [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            })
        else { return nil }
        self.text = String(name)
    }
}
