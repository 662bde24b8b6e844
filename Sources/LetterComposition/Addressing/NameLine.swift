import MailboxDomain

/// A person's name as it stands on an envelope (aanschrijfwijze), with the line above it that a title asks for.
package struct NameLine: Hashable, Sendable {
    /// `De hooggeboren heer` (aanspreekvorm); nil for nearly everyone.
    package let above: String?
    package let text: String

    /// Nil where a surname that the name use calls for is unknown.
    package init?(_ name: PersonalName) {
        guard var surnames = name.surnames else { return nil }
        let predicate = surnames.takeLeadingPredicate(of: name)
        let parts = [predicate, name.initials?.text, surnames.text].compactMap(\.self)
        text = parts.joined(separator: " ").startingWithCapital
        let rank = name.showsCourtesyTitle ? name.courtesyRank : name.ownRank
        above = rank?.lineAbove(for: name.sex)
    }

    /// The lines of the envelope, from the top.
    package var lines: [String] { [above, text].compactMap(\.self) }
}

extension SurnameParts {
    /// Takes the predicate from the own surname where that comes first: on an envelope it goes before the initials.
    fileprivate mutating func takeLeadingPredicate(of name: PersonalName) -> String? {
        guard name.ownRank?.isPredicate == true, first.title == name.ownRank?.word(for: name.sex) else { return nil }
        defer { first.title = nil }
        return first.title
    }
}
