import MailboxDomain

/// A person's name for use inside a sentence (gebruik in lopende tekst): `mevrouw Van Velzen`, `gravin van den Aedel`.
package struct RunningName: Hashable, Sendable {
    package let text: String

    /// Nil where a surname that the name use calls for is unknown.
    package init?(_ name: PersonalName) {
        guard let surnames = name.surnames else { return nil }
        // A leading title takes the place of "de heer" or "mevrouw".
        if surnames.first.title != nil {
            text = surnames.text
            return
        }
        switch name.sex {
        case .male: text = "de heer " + surnames.text.startingWithCapital
        case .female: text = "mevrouw " + surnames.text.startingWithCapital
        case .unknown: text = name.initials.map { "\($0.text) \(surnames.text)" } ?? surnames.text.startingWithCapital
        }
    }
}
