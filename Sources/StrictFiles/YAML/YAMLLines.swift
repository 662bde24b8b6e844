import Yams

/// A YAML file as its lines, of which single entries are changed while all else stays as people wrote it: comments, order
/// and quotes.
package struct YAMLLines: Hashable, Sendable {
    private var lines: [String]

    package init(_ yaml: String) {
        lines = yaml.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    }

    package var yaml: String { lines.joined(separator: "\n") }

    /// Puts a value at a path of keys, where there may be none; nil takes the key away.
    ///
    /// Returns false, and changes nothing, where the file is written in a way in which that can't be done line by line, such
    /// as a group in braces.
    package mutating func set(_ path: [String], to value: YAMLEntry?) -> Bool {
        let before = lines
        guard let old = try? YAMLFile.node(of: yaml) else { return false }
        replace(path, with: value)
        // Whatever the lines look like: the file says what it said, and the new value at its place.
        guard let new = try? YAMLFile.node(of: yaml), Self.says(new, Self.changed(old, path[...], value)) else {
            lines = before
            return false
        }
        return true
    }

    // MARK: Lines

    private mutating func replace(_ path: [String], with value: YAMLEntry?) {
        var range = lines.startIndex..<lines.endIndex
        for (depth, key) in path.enumerated() {
            let indent = indent(in: range)
            if let entry = entry(key, at: indent, in: range) {
                guard depth < path.count - 1 else {
                    let comment = entry.count == 1 ? Self.comment(of: lines[entry.lowerBound]) : ""
                    let new = value.map { Self.lines(of: $0, key: key, indent: indent, comment: comment) } ?? []
                    lines.replaceSubrange(entry, with: new)
                    return
                }
                range = (entry.lowerBound + 1)..<entry.upperBound
            } else {
                guard let value else { return }
                let missing = path[(depth + 1)...].reversed().reduce(value) { .group([($1, $0)]) }
                let end = range.last { !Self.isBlank(lines[$0]) }.map { $0 + 1 } ?? range.lowerBound
                lines.insert(contentsOf: Self.lines(of: missing, key: key, indent: indent, comment: ""), at: end)
                return
            }
        }
    }

    /// Of the entries in a range of lines.
    private func indent(in range: Range<Int>) -> Int {
        range.first { !Self.isBlank(lines[$0]) }.map { Self.indent(of: lines[$0]) } ?? 0
    }

    /// The lines of an entry: its key's, and those further in.
    private func entry(_ key: String, at indent: Int, in range: Range<Int>) -> Range<Int>? {
        guard
            let start = range.first(where: { number in
                let line = lines[number]
                guard Self.indent(of: line) == indent else { return false }
                let text = line.dropFirst(indent)
                return ["\(key):", "\"\(key)\":", "'\(key)':"].contains { name in
                    text.hasPrefix(name) && (text.count == name.count || text.dropFirst(name.count).first == " ")
                }
            })
        else { return nil }
        var end = start + 1
        for number in (start + 1)..<max(range.upperBound, start + 1) {
            let line = lines[number]
            if line.allSatisfy(\.isWhitespace) { continue }
            let isInside =
                Self.indent(of: line) > indent
                || Self.indent(of: line) == indent && line.dropFirst(indent).hasPrefix("- ")
            guard isInside else { break }
            // A comment at the end belongs to what follows.
            if !Self.isBlank(line) { end = number + 1 }
        }
        return start..<end
    }

    /// Whether it says nothing: empty, or a comment.
    private static func isBlank(_ line: String) -> Bool {
        let text = line.drop { $0 == " " }
        return text.isEmpty || text.allSatisfy(\.isWhitespace) || text.hasPrefix("#")
    }

    private static func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }

    /// What stands behind a value on its line, with the spaces before it.
    private static func comment(of line: String) -> String {
        var quote: Character?
        var before: Character = " "
        for index in line.indices {
            let character = line[index]
            if let open = quote {
                if character == open, open == "'" || before != "\\" { quote = nil }
            } else if character == "\"" || character == "'", before == " " {
                quote = character
            } else if character == "#", before == " " {
                let start = line[..<index].lastIndex { $0 != " " }.map { line.index(after: $0) } ?? index
                return String(line[start...])
            }
            before = character
        }
        return ""
    }

    private static func lines(of value: YAMLEntry, key: String, indent: Int, comment: String) -> [String] {
        let margin = String(repeating: " ", count: indent)
        switch value {
        case .text(let text): return ["\(margin)\(key): \(scalar(text))\(comment)"]
        case .plain(let text): return ["\(margin)\(key): \(text)\(comment)"]
        case .group(let entries):
            return ["\(margin)\(key):"]
                + entries.flatMap { lines(of: $0.value, key: $0.key, indent: indent + 2, comment: "") }
        case .list(let items):
            return ["\(margin)\(key):\(items.isEmpty ? " []" : "")"]
                + items.flatMap { item -> [String] in
                    switch item {
                    case .text(let text): return ["\(margin)  - \(scalar(text))"]
                    case .plain(let text): return ["\(margin)  - \(text)"]
                    case .group(let entries):
                        var own = entries.flatMap { lines(of: $0.value, key: $0.key, indent: indent + 4, comment: "") }
                        if let first = own.first { own[0] = "\(margin)  - \(first.dropFirst(indent + 4))" }
                        return own
                    case .list: return []
                    }
                }
        }
    }

    /// A text as a double-quoted scalar (YAML 1.2.2, 7.3.1), or as it is where nobody can take it for something else.
    private static func scalar(_ text: String) -> String {
        if text.wholeMatch(of: /[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 .,?()\/@+'-]*[A-Za-zÀ-ÿ0-9.?)]/) != nil,
            text.contains(/[A-Za-zÀ-ÿ]{4}/),
            !["true", "false", "null"].contains(text.lowercased())
        {
            return text
        }
        var quoted = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\u{A0}": quoted += "\\_"
            case _
            where character.properties.generalCategory == .control
                || character.properties.generalCategory == .format:
                let digits = String(character.value, radix: 16, uppercase: true)
                let length = digits.count <= 4 ? 4 : 8
                quoted += (length == 4 ? "\\u" : "\\U") + String(repeating: "0", count: length - digits.count) + digits
            default: quoted.unicodeScalars.append(character)
            }
        }
        return quoted + "\""
    }

    // MARK: What it says

    private static func changed(_ node: Node, _ path: ArraySlice<String>, _ value: YAMLEntry?) -> Node {
        guard let key = path.first else { return value?.node ?? node }
        var mapping = node.mapping ?? Node.Mapping([])
        if path.count == 1, value == nil {
            mapping[Node(key)] = nil
        } else if value != nil || mapping[Node(key)] != nil {
            mapping[Node(key)] = changed(mapping[Node(key)] ?? .mapping(Node.Mapping([])), path.dropFirst(), value)
        }
        return .mapping(mapping)
    }

    private static func says(_ one: Node, _ other: Node) -> Bool {
        switch (one, other) {
        case (.scalar(let one), .scalar(let other)): one.string == other.string
        case (.sequence(let one), .sequence(let other)):
            one.count == other.count && zip(one, other).allSatisfy { says($0, $1) }
        case (.mapping(let one), .mapping(let other)):
            one.count == other.count
                && one.allSatisfy { key, value in
                    other.contains { $0.key.string == key.string && says(value, $0.value) }
                }
        default: false
        }
    }
}

/// What is put into a YAML file.
package indirect enum YAMLEntry: Sendable {
    case text(String)
    /// A date, a number, or true and false: as it is.
    case plain(String)
    case group([(key: String, value: YAMLEntry)])
    case list([YAMLEntry])

    fileprivate var node: Node {
        switch self {
        case .text(let text), .plain(let text): .scalar(Node.Scalar(text))
        case .group(let entries): .mapping(Node.Mapping(entries.map { (Node($0.key), $0.value.node) }))
        case .list(let items): .sequence(Node.Sequence(items.map(\.node)))
        }
    }
}
