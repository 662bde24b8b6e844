/// Blocks of text that several products have word for word, in a file of their own (`Templates/blocks/NAME.md`).
package struct SharedBlock: Hashable, Sendable {
    /// As findings name it.
    package var file: String
    package var markdown: String

    package init(file: String, markdown: String) {
        self.file = file
        self.markdown = markdown
    }

    /// The names in the lines `<!-- use: NAME -->` of a text, each once, in their order.
    package static func names(in markdown: String) -> [String] {
        var names: [String] = []
        for line in markdown.markdownLines {
            if let name = name(in: line), !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether a line is worth a closer look: most are not, and an expression costs more to make than to match.
    static func mayMark(_ line: Substring) -> Bool { line.utf8.contains(UInt8(ascii: "<")) }

    /// Nil for a line that uses no block.
    static func name(in line: Substring) -> String? {
        guard mayMark(line), line.contains("use:") else { return nil }
        return line.wholeMatch(of: /\s*<!--\s*use:\s*([a-z0-9-]{1,64})\s*-->\s*/).map { String($0.1) }
    }
}
