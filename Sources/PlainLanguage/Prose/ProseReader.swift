import LetterComposition

/// Cuts a text that is no template into passages: plain text, or what Markdown has of it.
struct ProseReader {
    private var passages: [Passage] = []
    /// Of the passage that is being read.
    private var characters: [PlacedText.Character] = []
    private var kind = TextElementKind.paragraph

    static func passages(of text: String, isMarkdown: Bool) -> [Passage] {
        var reader = ProseReader()
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.first?.first == "\u{FEFF}" { lines[0].removeFirst() }
        var markup = ProseMarkup()
        for (index, line) in lines.enumerated() {
            let read = isMarkdown ? markup.read(line) : ProseLine(plain: line)
            let next = index + 1 < lines.count ? lines[index + 1].first { !$0.isSpace } : nil
            reader.take(read, line: index + 1, startsNext: next.map { !$0.isSmallLetter } ?? true)
        }
        reader.finish()
        return reader.passages
    }

    private mutating func take(_ line: ProseLine, line number: Int, startsNext: Bool) {
        guard !line.cells.isEmpty else { return finish() }
        for (index, cell) in line.cells.enumerated() {
            if line.kind != nil || index > 0 || line.cells.count > 1 { finish() }
            if let own = line.kind { kind = own }
            let space = PlacedText.Character(
                character: " ", place: TextPlace(line: number, column: 1), isValue: false)
            if !characters.isEmpty { characters.append(space) }
            characters += cell.map {
                PlacedText.Character(
                    character: $0.character, place: TextPlace(line: number, column: $0.column), isValue: false)
            }
        }
        // A short line without an end is a heading or a line of an address.
        let isShort = line.cells.count == 1 && line.cells[0].count <= 60 && line.kind == nil
        let last = line.cells.last?.last { !$0.character.isSpace }?.character
        let endsHere = isShort && startsNext && last.map { $0.isLetter || $0.isNumber || $0 == ":" } ?? false
        if line.isWhole || line.cells.count > 1 || endsHere { finish() }
    }

    private mutating func finish() {
        defer {
            characters = []
            kind = .paragraph
        }
        guard !characters.isEmpty else { return }
        let sentences = SentenceSplitter.sentences(of: PlacedText(characters))
        if !sentences.isEmpty { passages.append(Passage(kind: kind, block: .key, sentences: sentences)) }
    }
}

/// One line of a text without its markup.
struct ProseLine {
    struct Character {
        var character: Swift.Character
        /// In the file, from 1.
        var column: Int
    }

    /// Of a table; one for any other line, none for a line that ends a passage.
    var cells: [[Character]] = []
    /// Where a new passage begins.
    var kind: TextElementKind?
    /// Whether the passage ends with it, as a heading does.
    var isWhole = false

    init() {}

    init(plain line: Substring) {
        var rest = line.enumerated().map { Character(character: $1, column: $0 + 1) }[...]
        kind = Self.takeItem(&rest)
        if rest.contains(where: { !$0.character.isSpace }) { cells = [Array(rest)] }
    }

    /// Takes the mark of an item away: `- `, `1. `, `a) `.
    static func takeItem(_ rest: inout ArraySlice<Character>) -> TextElementKind? {
        let trimmed = rest.drop { $0.character.isSpace }
        guard let first = trimmed.first?.character else { return nil }
        if "-*+•·–—▪●".contains(first), trimmed.dropFirst().first?.character.isSpace == true {
            rest = trimmed.dropFirst(2)
            return .plainItem
        }
        let label = trimmed.prefix { $0.character.isNumber || $0.character.isLetter }
        let after = trimmed.dropFirst(label.count)
        guard !label.isEmpty, label.count <= 3, let mark = after.first?.character, ".)".contains(mark),
            after.dropFirst().first?.character.isSpace == true,
            label.allSatisfy({ $0.character.isNumber }) || (label.count == 1 && mark == ")")
        else { return nil }
        rest = after.dropFirst(2)
        return .plainItem
    }
}
