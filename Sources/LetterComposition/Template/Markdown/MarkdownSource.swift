/// The lines of a template's Markdown, for what libcmark does not tell of them.
struct MarkdownSource {
    let lines: [Substring]
    /// By number, from 1. Asked for each piece of text in a line, which may be long and have many.
    private let tableRows: Set<Int>

    init(_ markdown: String) {
        lines = markdown.markdownLines
        tableRows = Set(zip(1..., lines).filter { Self.isTableRow($0.1) }.map { $0.0 })
    }

    /// - Parameter number: from 1; there is nothing in a line that is not there.
    subscript(number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }

    /// libcmark counts bytes; people count characters.
    func place(_ place: MarkdownNode.Place) -> TextPlace {
        let before = self[place.line].utf8.prefix(max(0, place.byte - 1))
        return TextPlace(line: place.line, column: String(decoding: before, as: UTF8.self).count + 1)
    }

    /// What stands in a line, without its indent and the mark of a list's item; empty where that is all.
    static func content(of line: Substring) -> Substring {
        let text = line.drop(while: \.isIndent)
        guard let rest = behindMark(of: text), rest.first?.isIndent != false else { return text }
        return rest.drop(while: \.isIndent)
    }

    /// `-`, `*`, `+`, `1.` or `1)`; nil where a line begins with none of them. By hand: every line of every template comes
    /// by here.
    private static func behindMark(of text: Substring) -> Substring? {
        if let first = text.first, "-*+".contains(first) { return text.dropFirst() }
        let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
        let rest = text.dropFirst(digits.count)
        guard (1...9).contains(digits.count), let end = rest.first, end == "." || end == ")" else { return nil }
        return rest.dropFirst()
    }

    /// Whether other kinds of Markdown would see a row of a table: bars at an end or more than one, or what makes a table
    /// of the line above it (`--- | ---`). A single bar parts two things in prose.
    func isTableRow(_ number: Int) -> Bool { tableRows.contains(number) }

    private static func isTableRow(_ line: Substring) -> Bool {
        guard line.contains("|") else { return false }
        var row = content(of: line)
        while row.last?.isWhitespace == true { row.removeLast() }
        return row.hasPrefix("|") || row.hasSuffix("|") || row.count { $0 == "|" } > 1
            || row.contains("|") && row.allSatisfy { "-:| \t".contains($0) }
    }

    /// How many lines at the beginning of a paragraph define links. libcmark says only that the paragraph has them; alone
    /// they leave nothing.
    func definitionLines(from start: MarkdownNode.Place, to last: Int) -> Int {
        guard start.line >= 1, start.line <= last, last <= lines.count else { return 0 }
        let first = String(decoding: self[start.line].utf8.dropFirst(start.byte - 1), as: UTF8.self)
        guard first.hasPrefix("[") else { return 0 }
        let texts = [first] + lines[start.line..<last].map { String($0.drop(while: \.isIndent)) }
        let lengths = 1...texts.count
        return lengths.last { MarkdownDocument(texts.prefix($0).joined(separator: "\n"))?.blocks.isEmpty == true } ?? 0
    }
}

extension String {
    /// As CommonMark ends them: other characters that part lines elsewhere are text.
    var markdownLines: [Substring] {
        // By bytes: no other character has one of these two, and to find where each character ends takes long.
        var lines: [Substring] = []
        var (start, index) = (startIndex, startIndex)
        while index < endIndex {
            let byte = utf8[index]
            let end = index
            index = utf8.index(after: index)
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            if byte == UInt8(ascii: "\r"), index < endIndex, utf8[index] == UInt8(ascii: "\n") {
                index = utf8.index(after: index)
            }
            lines.append(self[start..<end])
            start = index
        }
        return lines + [self[start...]]
    }
}

extension Character {
    /// What CommonMark leaves out at the beginning of a line.
    var isIndent: Bool { self == " " || self == "\t" }
}
