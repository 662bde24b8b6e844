import MailboxDomain

/// A template's text with the shared blocks that it uses in their places; every line knows the file that it stands in.
package struct WholeText {
    private struct Origin {
        /// Nil for the template's own file.
        var file: String?
        var line: Int
    }

    /// What a letter is read from, without the mark that some editors put before the first line of a file.
    package let markdown: String
    /// The shared blocks that are in it, each once.
    package private(set) var used: [String] = []
    /// Markers that name no shared block.
    private(set) var unknown: [(name: String, place: TextPlace)] = []
    /// What is there to be named.
    let known: [String]
    /// Text beside a marker that no block of the same file holds.
    private(set) var homeless: [TextPlace] = []
    /// By line; none where every line is the template's own.
    private let origins: [Origin]

    /// - Parameter shared: by name.
    package init(_ own: String, shared: [String: SharedBlock]) {
        known = shared.keys.sorted()
        let own = own.withoutMark
        guard !SharedBlock.names(in: own).isEmpty else {
            (markdown, origins) = (own, [])
            return
        }
        var lines: [Substring] = []
        var origins: [Origin] = []
        var follows = false
        for (index, line) in own.markdownLines.enumerated() {
            if let name = SharedBlock.name(in: line) {
                if let block = shared[name] {
                    if !used.contains(name) { used.append(name) }
                    let text = block.markdown.withoutMark.markdownLines
                    if let first = Self.firstText(in: text) {
                        homeless.append(TextPlace(file: block.file, line: first + 1, column: 1))
                    }
                    // What stands before and after must not run into it.
                    lines += [""] + text + [""]
                    origins += [Origin(line: index + 1)]
                    origins += text.indices.map { Origin(file: block.file, line: $0 + 1) } + [Origin(line: index + 1)]
                } else {
                    unknown.append((name, TextPlace(line: index + 1, column: 1)))
                    lines.append("")
                    origins.append(Origin(line: index + 1))
                }
                follows = true
                continue
            }
            if follows, line.contains(where: { !$0.isWhitespace }) {
                follows = false
                if !line.isMarker { homeless.append(TextPlace(line: index + 1, column: 1)) }
            }
            lines.append(line)
            origins.append(Origin(line: index + 1))
        }
        markdown = lines.joined(separator: "\n")
        self.origins = origins
    }

    /// The number of the first line with text, from 0, where no marker stands before it.
    private static func firstText(in lines: [Substring]) -> Int? {
        guard let first = lines.firstIndex(where: { $0.contains { !$0.isWhitespace } }), !lines[first].isMarker else {
            return nil
        }
        return first
    }

    /// Where a person finds what stands at a place of the whole text.
    func place(of place: TextPlace) -> TextPlace {
        guard origins.indices.contains(place.line - 1) else { return place }
        let origin = origins[place.line - 1]
        return TextPlace(file: origin.file, line: origin.line, column: place.column)
    }

    /// The blocks with the places of their files.
    func placed(_ blocks: [TemplateBlock]) -> [TemplateBlock] {
        guard !origins.isEmpty else { return blocks }
        return blocks.map { block in
            var placed = block
            let marker = place(of: TextPlace(line: block.line, column: 1))
            (placed.file, placed.line) = (marker.file, marker.line)
            for index in placed.ignores.indices { placed.ignores[index].place = place(of: block.ignores[index].place) }
            for element in placed.elements.indices {
                for fragment in placed.elements[element].fragments.indices {
                    placed.elements[element].fragments[fragment].place = place(
                        of: block.elements[element].fragments[fragment].place)
                }
            }
            return placed
        }
    }

    /// Findings with the places of their files.
    ///
    /// - Parameter file: the template's own.
    func placed(_ findings: [Finding], file: String) -> [Finding] {
        guard !origins.isEmpty else { return findings }
        return findings.map { finding in
            guard finding.place.file == file, let line = finding.place.line else { return finding }
            let place = place(of: TextPlace(line: line, column: 1))
            var placed = finding
            placed.place = Finding.Place(
                file: place.file ?? file, line: place.line, column: finding.place.column)
            return placed
        }
    }
}

extension String {
    /// Without the mark that some editors put before the first line.
    fileprivate var withoutMark: String {
        unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    }
}

extension Substring {
    /// Whether a comment begins here, of which only those of blocks and rules are let through.
    fileprivate var isMarker: Bool { drop(while: \.isIndent).hasPrefix("<!--") }
}
