package import LetterComposition

/// A text as the rules read it: passages of sentences of words, each with its place in the template's file.
package struct ReadableText: Sendable {
    /// Nil for a text that is no letter.
    package var product: Product?
    package var keyMessage: String
    /// For which readers; nil for the template with the blocks of all readers.
    package var circumstances: Set<LetterCondition>?
    package var passages: [Passage]
    /// Whether the block with the key message is one for these readers only: the key message is then their own.
    var hasOwnKeyMessage: Bool
    /// As it stands on paper, in each layout; empty where nobody laid it out.
    package var prints: [PrintedText]

    /// - Parameter circumstances: nil for the blocks of all readers.
    package init(
        of template: Template, circumstances: Set<LetterCondition>?, values: SampleValues, prints: [PrintedText] = []
    ) {
        product = template.product
        keyMessage = template.keyMessage
        self.circumstances = circumstances
        self.prints = prints
        let blocks = template.blocks.filter { block in circumstances.map(block.condition.holds) ?? true }
        hasOwnKeyMessage = blocks.contains { $0.name == .key && !$0.condition.required.isEmpty }
        passages = blocks.flatMap { block in
            block.elements.map { element in
                Passage(
                    kind: element.kind, block: block.name,
                    sentences: SentenceSplitter.sentences(of: PlacedText(element.fragments, values: values)))
            }
        }
        for print in prints {
            for (index, lines) in print.lines.enumerated() where passages.indices.contains(index) {
                passages[index].printed.append(PrintedLines(layout: print.layout, lines: lines))
            }
        }
        passages.removeAll(where: \.sentences.isEmpty)
    }

    /// Reads a text that is no template.
    package init(prose text: String, isMarkdown: Bool) {
        product = nil
        keyMessage = ""
        circumstances = []
        hasOwnKeyMessage = false
        prints = []
        passages = ProseReader.passages(of: text, isMarkdown: isMarkdown)
    }

    var sentences: [Sentence] { passages.flatMap(\.sentences) }
    var runningText: [Passage] { passages.filter(\.isRunningText) }
    /// Where remarks about the whole text point.
    var place: TextPlace {
        passages.first { $0.block == .key }?.place ?? passages.first?.place ?? TextPlace(line: 1, column: 1)
    }
}
