import AudienceSelection

/// A hole in a template's text, written `{{name}}`. The list is closed; there is none for numbers or senders of
/// messages.
package enum Placeholder: Hashable, Sendable {
    /// `{{aanhef}}`: the salutation, without its comma.
    case salutation
    /// `{{kenmerk}}`: the piece's reference, in groups of four.
    case reference
    /// `{{vertegenwoordigde}}`: for whom a curator gets this letter; only in a block `when: ward`.
    case ward
    /// `{{datum}}`: the date of the letter, as `1 december 2026`.
    case date
    /// A value of sender.yaml, by its name there, with its text: so it cannot be missing later.
    case sender(name: String, text: String)

    package var name: String {
        switch self {
        case .salutation: "aanhef"
        case .reference: "kenmerk"
        case .ward: "vertegenwoordigde"
        case .date: "datum"
        case .sender(let name, _): name
        }
    }

    /// The placeholders that a product's text may hold.
    ///
    /// A card can be read by anyone, so nothing personal may stand in its text.
    package static func allowed(in product: Product, sender: Sender) -> [Placeholder] {
        let personal: [Placeholder] = product.kind == .letter ? [.salutation, .reference, .ward] : []
        return personal + [.date] + sender.values.map { .sender(name: $0.key, text: $0.value.text) }
    }
}
