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

    /// What stands in the margin comes behind the first element of the block that it stands beside.
    package init(of letter: Letter) {
        var margin: [BlockName: [Part]] = [:]
        if let qr = letter.variant.qr { margin[qr.beside, default: []].append(.code(qr)) }
        if let drawing = letter.variant.drawing { margin[drawing.beside, default: []].append(.drawing(drawing)) }
        var parts: [Part] = []
        for block in letter.variant.blocks {
            // A block can come in parts; what stands beside it begins at the first.
            var beside = margin.removeValue(forKey: block.name) ?? []
            for element in block.elements {
                parts.append(.text(letter.filled(element)))
                parts += beside
                beside = []
            }
        }
        self.parts = parts
    }
}
