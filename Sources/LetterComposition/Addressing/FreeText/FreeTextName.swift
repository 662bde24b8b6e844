/// A name that was registered as one text, perhaps with a form of address and academic titles: `mw. mr. J. de Vries`.
///
/// The text tells a sex only where it has a form of address. No given name is a reason to guess, and `mr.` is a jurist.
package struct FreeTextName: Hashable, Sendable {
    /// As it was registered, on one line and in one spelling: for the envelope.
    package let text: String
    /// The words that open the letter, without the closing comma: `Geachte heer en mevrouw Jansen`.
    ///
    /// Forms of address are written out once, and titles, which a salutation does not have, are left out. Where the
    /// words can be read in two ways (`De Heer` may be a surname), nobody is called by a name that may be wrong.
    package let salutation: String

    /// Nil where nobody is named: no text, or nothing but forms of address.
    package init?(_ registered: String?) {
        guard let text = registered.known else { return nil }
        var reader = FreeTextNameReader(text)
        switch reader.read() {
        case .nobody: return nil
        case .somebody: salutation = Salutation.ofAnyone
        case .named(let name): salutation = "Geachte " + name
        }
        self.text = text
    }
}
