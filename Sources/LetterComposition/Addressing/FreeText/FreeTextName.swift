/// A name that was registered as one text, perhaps with a form of address and academic titles: `mw. mr. J. de Vries`.
///
/// The text tells a sex only where it has a form of address. No given name is a reason to guess, and `mr.` is a jurist.
/// Without one nobody can tell either whether a person or a firm stands there (`Jan en Zonen`).
package struct FreeTextName: Hashable, Sendable {
    /// As it was registered, on one line and in one spelling, but for whose affairs it is about: for the envelope.
    package let text: String
    /// The words that open the letter, without the closing comma: `Geachte heer en mevrouw Jansen`.
    ///
    /// Forms of address are written out once; titles and initials, which a salutation does not have, are left out. Where
    /// there is no form of address, or the words can be read in two ways (`De Heer` may be a surname), nobody is called by
    /// a name or a sex that may be wrong: the letter opens as to anyone.
    package let salutation: String

    /// Nil where nobody is named: no text, or nothing but forms of address.
    package init?(_ registered: String?) { self.init(registered, without: nil) }

    /// - Parameter ward: whose name is left out.
    init?(_ registered: String?, without ward: WardName?) {
        guard let text = FreeTextLine(registered, without: ward)?.text else { return nil }
        var reader = FreeTextNameReader(text)
        switch reader.read() {
        case .nobody: return nil
        case .somebody: salutation = Salutation.ofAnyone
        case .named(let name): salutation = "Geachte " + name
        }
        self.text = text
    }
}
