import LetterComposition
import Stationery

/// One form of a product, for who got it on paper: what its page, its text and its PDF are made of.
struct PublishedLetter: Sendable {
    let product: Product
    /// Of the readers who get it; others may get the same.
    let circumstances: Set<LetterCondition>
    /// Of its files, without their endings.
    let name: String
    let title: String
    let order: ReadingOrder
    /// What the block with the key message says, paragraph by paragraph.
    let key: [String]

    private init(_ letter: Letter, of template: Template) {
        product = template.product
        circumstances = letter.variant.circumstances
        name = letter.variant.name.replacing("+", with: "-")
        order = ReadingOrder(of: letter)
        let elements = letter.variant.blocks.filter { $0.name == .key }.flatMap(\.elements).map(letter.filled)
        key = elements.filter { $0.kind == .paragraph }.map(\.text)
        title = order.title ?? template.title
    }

    /// Every form of a template that reads otherwise than those before it, the ordinary one first.
    static func forms(of template: Template) throws(LetterError) -> [PublishedLetter] {
        var forms: [PublishedLetter] = []
        for circumstances in LetterCondition.allCombinations {
            let form = PublishedLetter(
                try NeutralWords.letter(of: template, in: circumstances), of: template)
            if !forms.contains(where: { $0.order == form.order }) { forms.append(form) }
        }
        return forms
    }
}

extension PublishedLetter {
    /// Names of the line drawings in it.
    var drawings: [String] {
        order.parts.compactMap { if case .drawing(let drawing) = $0 { drawing.name } else { nil } }
    }
}
