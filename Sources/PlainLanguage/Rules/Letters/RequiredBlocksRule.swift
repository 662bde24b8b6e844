import LetterComposition

/// The rights of the reader: each letter says its message, the paper way, where help is, and that it is real.
struct RequiredBlocksRule: Rule {
    private static let blocks: [(name: BlockName, what: String)] = [
        (.key, "wat de lezer moet weten"), (.paper, "hoe de lezer post op papier krijgt"), (.help, "waar hulp is"),
        (.real, "waaraan de lezer ziet dat de brief echt is"),
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        guard let readers = text.circumstances else { return [] }
        return Self.blocks.filter { block in !text.passages.contains { $0.block == block.name && !$0.isHeading } }.map {
            Remark(
                .requiredBlock, .error, at: TextPlace(line: 1, column: 1),
                "Het blok \($0.name.rawValue) ontbreekt\(readers.isEmpty ? "" : " voor lezers met: \(readers.inWords)"). "
                    + "Schrijf daarin \($0.what).",
                instead: "<!-- block: \($0.name.rawValue) -->")
        }
    }
}
