/// Where the characters of a text node stand in the template's file: an entity or a backslash takes more room there than
/// the character that it stands for.
struct LiteralPlaces {
    private let start: TextPlace
    /// By the character's number.
    private let columns: [Int]

    /// - Parameters:
    ///   - literal: as libcmark gives it, or the same composed (NFC): that has as many characters.
    ///   - line: the line that it stands in, from its beginning.
    ///   - start: where it begins there.
    init(_ literal: String, in line: Substring, at start: TextPlace) {
        self.start = start
        let length = literal.count
        var columns: [Int] = []
        var next = start.column
        var source = line.dropFirst(start.column - 1)
        while columns.count < length {
            let unit = SourceUnit(at: source)
            for _ in 0..<unit.characters { columns.append(next) }
            next += unit.length
            source = source.dropFirst(unit.length)
        }
        self.columns = columns
    }

    /// - Parameter offset: the character's number, from 0; one after the last is where the text ends.
    subscript(offset: Int) -> TextPlace {
        let column = columns.indices.contains(offset) ? columns[offset] : columns.last.map { $0 + 1 } ?? start.column
        return TextPlace(line: start.line, column: column)
    }

    /// What is written longer than it reads in a piece of the text.
    func shifts(in piece: Range<Int>) -> [ColumnShift] {
        var shifts: [ColumnShift] = []
        for offset in piece {
            let number = offset - piece.lowerBound
            let columns = self[offset].column - self[piece.lowerBound].column - number
            if columns != shifts.last?.columns ?? 0 { shifts.append(ColumnShift(offset: number, columns: columns)) }
        }
        return shifts
    }
}

/// The next thing in a line of Markdown that reads as text: a character, one behind a backslash, or an entity.
private struct SourceUnit {
    /// How many characters it has in the line.
    var length = 1
    /// How many it adds to the text: none for an accent, which joins the character before it.
    var characters = 1

    init(at source: Substring) {
        if source.first == "\\", source.dropFirst().first?.isEscapable == true {
            length = 2
        } else if source.first == "&",
            let entity = source.prefixMatch(of: /&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);/),
            let text = Self.text(of: entity.output)
        {
            length = entity.output.count
            characters = "x\(text)".count - 1
        }
    }

    /// Asks libcmark, which knows the names; nil where it reads the entity as it stands.
    private static func text(of entity: Substring) -> String? {
        guard let literal = MarkdownDocument("x\(entity)x")?.blocks.first?.children.first?.literal else { return nil }
        let text = String(literal.unicodeScalars.dropFirst().dropLast())
        return text == entity ? nil : text
    }
}

extension Character {
    /// ASCII punctuation, which Markdown takes as it is behind a backslash.
    fileprivate var isEscapable: Bool { isASCII && (isPunctuation || isSymbol) }
}
