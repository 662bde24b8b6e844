import MailboxDomain

/// The words that open a letter (aanhef), without the closing comma.
package struct Salutation: Hashable, Sendable {
    package let text: String

    /// Where it is not known who reads the letter, or how they are addressed.
    static let ofAnyone = "Geachte heer, mevrouw"

    /// Nil where there is no title to address and a surname that the name use calls for is unknown.
    package init?(_ name: PersonalName) {
        // The courtesy title goes before her own; a title needs no surname. Unknown sex has a style for prins(es) only.
        if let style = (name.courtesyRank ?? name.ownRank)?.style(for: name.sex) {
            text = style.startingWithCapital
            return
        }
        guard let surnames = name.surnames?.text else { return nil }
        switch name.sex {
        case .male: text = "Geachte heer " + surnames.startingWithCapital
        case .female: text = "Geachte mevrouw " + surnames.startingWithCapital
        case .unknown:
            text = "Geachte " + (name.initials.map { "\($0.text) \(surnames)" } ?? surnames.startingWithCapital)
        }
    }

    /// To who represents somebody, without initials: an unknown sex opens as to anyone. Nil as above.
    init?(ofRepresentative name: PersonalName) {
        guard let salutation = Salutation(name) else { return nil }
        text = name.sex == .unknown ? Self.ofAnyone : salutation.text
    }
}
