import LetterComposition

/// Takes the marks of Markdown out of a text, line by line, and keeps where each character stood.
///
/// Code, comments, tags and addresses of links are no prose. It reads what people write; it is no parser of the standard.
struct ProseMarkup {
    private var isFirst = true
    /// What ends the lines that are left out.
    private var ending: String?

    mutating func read(_ line: Substring) -> ProseLine {
        defer { isFirst = false }
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        if let ending {
            if trimmed.hasPrefix(ending) || (ending == "-->" && line.contains(ending)) { self.ending = nil }
            return ProseLine()
        }
        if isFirst, trimmed == "---" {
            ending = "---"
            return ProseLine()
        }
        for fence in ["```", "~~~"] where trimmed.hasPrefix(fence) {
            ending = fence
            return ProseLine()
        }
        if trimmed.hasPrefix("<!--") {
            if !trimmed.contains("-->") { ending = "-->" }
            return ProseLine()
        }
        return prose(line)
    }

    private func prose(_ line: Substring) -> ProseLine {
        var rest = line.enumerated().map { ProseLine.Character(character: $1, column: $0 + 1) }[...]
        rest = rest.drop { $0.character.isWhitespace }
        while rest.first?.character == ">" { rest = rest.dropFirst().drop { $0.character.isWhitespace } }
        // A rule, or what underlines a heading or a table's head.
        guard rest.contains(where: { !" -=*_|:".contains($0.character) }) else { return ProseLine() }
        var read = ProseLine()
        let marks = rest.prefix { $0.character == "#" }
        if (1...6).contains(marks.count), rest.dropFirst(marks.count).first?.character.isWhitespace == true {
            rest = rest.dropFirst(marks.count)
            read.kind = .heading(level: marks.count)
            read.isWhole = true
        } else {
            read.kind = ProseLine.takeItem(&rest)
        }
        let cells = rest.first?.character == "|" ? rest.split { $0.character == "|" } : [rest]
        read.cells = cells.map(inline).filter { $0.contains { !$0.character.isWhitespace } }
        return read
    }

    /// Without marks of emphasis, code and tags; of a link its text.
    private func inline(_ characters: ArraySlice<ProseLine.Character>) -> [ProseLine.Character] {
        var kept: [ProseLine.Character] = []
        var rest = characters
        while let next = rest.first {
            if let end = endOfMarkup(rest) {
                rest = rest[(end + 1)...]
            } else {
                if !"*_[]\\~`".contains(next.character) { kept.append(next) }
                rest = rest.dropFirst()
            }
        }
        return kept
    }

    /// Where code, a tag, a picture or the address of a link ends that begins here; nil for what is read.
    private func endOfMarkup(_ rest: ArraySlice<ProseLine.Character>) -> Int? {
        func end(of mark: Character, after count: Int) -> Int? {
            rest.dropFirst(count).firstIndex { $0.character == mark }
        }
        let second = rest.dropFirst().first?.character
        switch rest.first?.character {
        case "`": return end(of: "`", after: 1)
        case "<" where second?.isWhitespace == false: return end(of: ">", after: 1)
        case "!" where second == "[": return end(of: ")", after: 2)
        case "]" where second == "(": return end(of: ")", after: 2)
        default: return nil
        }
    }
}
