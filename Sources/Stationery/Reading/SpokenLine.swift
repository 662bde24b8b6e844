package import LetterComposition

/// A line of a letter as it is read out: what it is, where that is not heard from the text, and what it says.
package struct SpokenLine: Hashable, Sendable {
    /// Such as `Kop 1` or `Tekening`; nil for a paragraph.
    package var role: String?
    package var text: String

    package init(_ role: String?, _ text: String) { (self.role, self.text) = (role, text) }
}

extension ReadingOrder {
    /// The letter line by line, from its letterhead on.
    ///
    /// - Parameters:
    ///   - sender: as the letterhead has it.
    ///   - address: lines of the envelope; empty for a letter to nobody.
    package func spoken(sender: String, address: [String] = []) -> [SpokenLine] {
        [SpokenLine("Afzender", sender)]
            + (address.isEmpty ? [] : [SpokenLine("Adres", address.joined(separator: ", "))])
            + parts.map(\.spoken)
    }
}

extension ReadingOrder.Part {
    /// With what pictures say in words.
    package var spoken: SpokenLine {
        switch self {
        case .text(let element): SpokenLine(element.kind.spoken, element.text)
        case .code(let qr): SpokenLine("QR-code", qr.inWords)
        case .drawing(let drawing): SpokenLine("Tekening", drawing.alternative)
        }
    }
}

extension TextElement<LetterFragment> {
    package var text: String { fragments.map(\.text).joined() }
}

extension TextElementKind {
    fileprivate var spoken: String? {
        switch self {
        case .heading(let level): "Kop \(level)"
        case .numberedItem(let number): "Stap \(number)"
        case .plainItem: "Punt"
        case .paragraph: nil
        }
    }
}
