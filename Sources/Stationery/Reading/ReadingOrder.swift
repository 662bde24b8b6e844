package import LetterComposition

/// What stands in a letter, in the order in which it is read: the one order for voices, screens and tagged pages.
package struct ReadingOrder: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        /// A heading, a paragraph or an item.
        case text(TextElement<LetterFragment>)
        case code(QRReference)
        case drawing(DrawingReference)
    }

    package let parts: [Part]

    /// What stands in the margin comes behind the first element of the block that it stands beside, or behind its step; a
    /// QR code under the text comes last.
    package init(of letter: Letter) {
        let variant = letter.variant
        var parts: [Part] = []
        var steps: [BlockName: StepCount] = [:]
        for block in variant.blocks {
            for element in block.elements {
                // A block can come in parts; what stands beside it begins at the first.
                let isFirst = steps[block.name] == nil
                let step = steps[block.name, default: StepCount()].number(of: element.kind)
                parts.append(.text(letter.filled(element)))
                if isFirst, !variant.hasCodeLast, let qr = variant.qr, qr.beside == block.name {
                    parts.append(.code(qr))
                }
                parts += variant.drawings.filter {
                    $0.beside == block.name && ($0.item == nil ? isFirst : $0.item == step)
                }.map { .drawing($0) }
            }
        }
        if variant.hasCodeLast, let qr = variant.qr { parts.append(.code(qr)) }
        self.parts = parts
    }

    /// What the first heading says; nil where there is none.
    package var title: String? {
        parts.lazy.compactMap { part in
            if case .text(let element) = part, element.kind == .heading(level: 1) { element.text } else { nil }
        }.first
    }
}
