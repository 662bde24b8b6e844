/// A text's file cut where its markers stand: the pieces that people edit one by one.
///
/// Putting the pieces together again gives the file as it was.
package struct TextSections: Hashable, Sendable {
    package struct Section: Hashable, Sendable {
        package let marker: Marker
        /// Of the marker, from 1; 0 for what stands before the first one.
        package let line: Int
        /// The marker's line as it is written; nil for what stands before the first one.
        fileprivate let written: String?
        /// All lines up to the next marker.
        fileprivate var lines: [String]

        /// What a person edits: without the marker, and without empty lines around it.
        package var text: String { lines[content].joined(separator: "\n") }

        /// The number of its first line in the file, from 1.
        package var firstLine: Int { line + 1 + content.lowerBound }

        private var content: Range<Int> {
            guard let first = lines.firstIndex(where: { !$0.isBlank }),
                let last = lines.lastIndex(where: { !$0.isBlank })
            else { return 0..<0 }
            return first..<(last + 1)
        }
    }

    package enum Marker: Hashable, Sendable {
        case block(BlockName, BlockCondition)
        /// A shared block, by its name.
        case use(String)
        /// None, or one that can't be read.
        case unknown
    }

    package private(set) var sections: [Section] = []

    package init(_ markdown: String) {
        var current = Section(marker: .unknown, line: 0, written: nil, lines: [])
        for (index, line) in markdown.markdownLines.enumerated() {
            if let marker = Marker(line) {
                sections.append(current)
                current = Section(marker: marker, line: index + 1, written: String(line), lines: [])
            } else {
                current.lines.append(String(line))
            }
        }
        sections.append(current)
    }

    /// The file's text, its lines ended with a line feed.
    package var markdown: String {
        sections.flatMap { ($0.written.map { [$0] } ?? []) + $0.lines }.joined(separator: "\n")
    }

    /// Puts another text in the place of a piece's.
    ///
    /// - Parameter number: of the piece, from 0: the first has no marker.
    package mutating func replace(_ number: Int, with text: String) {
        sections[number].lines = Self.spaced(text)
    }

    /// Puts a piece in the place of another: the same for some readers, another for the rest.
    package mutating func replace(
        _ number: Int, with pieces: [(name: BlockName, condition: BlockCondition, text: String)]
    ) {
        let new = pieces.map { piece in
            Section(
                marker: .block(piece.name, piece.condition), line: 0,
                written: Self.marker(piece.name, piece.condition), lines: Self.spaced(piece.text))
        }
        // Lines count anew.
        self = TextSections(
            TextSections(sections: Array(sections[..<number]) + new + sections[(number + 1)...]).markdown)
    }

    private init(sections: [Section]) { self.sections = sections }

    /// `<!-- block: NAME when: CONDITION -->`.
    package static func marker(_ name: BlockName, _ condition: BlockCondition) -> String {
        condition == .always
            ? "<!-- block: \(name.rawValue) -->" : "<!-- block: \(name.rawValue) when: \(condition.written) -->"
    }

    /// With an empty line before and after; at the end of a file that ends its last line.
    private static func spaced(_ text: String) -> [String] { [""] + trimmedLines(of: text) + [""] }

    /// A piece's text as it is stored: no empty lines around it, no spaces at the end of lines.
    package static func trimmed(_ text: String) -> String { trimmedLines(of: text).joined(separator: "\n") }

    private static func trimmedLines(of text: String) -> [String] {
        var lines = text.markdownLines.map { String($0).trimmedAtEnd }
        while lines.first?.isBlank == true { lines.removeFirst() }
        while lines.last?.isBlank == true { lines.removeLast() }
        return lines
    }
}

extension TextSections.Marker {
    /// Nil for a line that is no marker of a block.
    fileprivate init?(_ line: Substring) {
        guard SharedBlock.mayMark(line) else { return nil }
        if let name = SharedBlock.name(in: line) {
            self = .use(name)
            return
        }
        guard line.contains("block:"),
            let match = line.wholeMatch(of: /\s*<!--\s*block:\s*([a-z-]*)(?:\s+when:\s*(.*?))?\s*-->\s*/)
        else { return nil }
        let condition = match.2.map { BlockCondition($0) } ?? .always
        guard let name = BlockName(rawValue: String(match.1)), let condition else {
            self = .unknown
            return
        }
        self = .block(name, condition)
    }
}

extension BlockCondition {
    /// As a marker has it: `abroad, not ward`.
    package var written: String {
        LetterCondition.allCases.compactMap { condition in
            required.contains(condition)
                ? condition.rawValue : excluded.contains(condition) ? "not \(condition.rawValue)" : nil
        }.joined(separator: ", ")
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    fileprivate var trimmedAtEnd: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
