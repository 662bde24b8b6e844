import MailboxDomain

/// Reads what a paragraph or heading says: text, strong text and placeholders, and whatever else stands there.
struct ParagraphReader {
    private let node: MarkdownNode
    private let source: MarkdownSource
    private let placeholders: [String: Placeholder]
    private let hasWard: Bool
    private let start: MarkdownNode.Place
    /// Lines at its beginning that define links, and are no text.
    private let definitions: Int
    /// Round brackets that the text has opened so far.
    private var openBrackets = 0
    private(set) var findings: MarkdownFindings

    /// - Parameters:
    ///   - placeholders: by their name in the text.
    ///   - hasWard: whether each reader of the text has a ward, so that it may be named.
    init(
        _ node: MarkdownNode, in source: MarkdownSource, placeholders: [String: Placeholder], hasWard: Bool,
        file: String
    ) {
        (self.node, self.source, self.placeholders, self.hasWard) = (node, source, placeholders, hasWard)
        start = node.start
        definitions = source.definitionLines(from: node.start, to: node.lastLine)
        findings = MarkdownFindings(file: file)
    }

    /// The lines that the text comes from.
    var lines: ClosedRange<Int> {
        let first = start.line + definitions
        return first...max(first, node.lastLine)
    }

    mutating func read() -> [TemplateFragment] { fragments(of: node) }

    private mutating func fragments(of node: MarkdownNode, strong: Bool = false) -> [TemplateFragment] {
        var fragments: [TemplateFragment] = []
        var end = placeInText(node.start)
        for child in node.children {
            let start = child.isPlaced ? placeInText(child.start) : end
            defer { end = child.end.map { placeInText($0) } ?? end }
            switch child.kind {
            case .text: fragments += self.fragments(in: child, strong: strong)
            case .softBreak:
                fragments.append(TemplateFragment(content: .text(" "), isStrong: strong, place: end))
            case .strong where !strong:
                refuseUnderscores(child, at: start)
                fragments += self.fragments(of: child, strong: true)
            case .strong, .html, .heading, .paragraph, .list, .other: findings.refuse(child, at: start)
            }
        }
        return fragments
    }

    /// Splits text at its placeholders.
    private mutating func fragments(in node: MarkdownNode, strong: Bool) -> [TemplateFragment] {
        let text = node.literal.composed
        let start = placeInText(node.start)
        let places = LiteralPlaces(text, in: source[start.line], at: start)
        var fragments: [TemplateFragment] = []
        var rest = text[...]
        func offset() -> Int { text.distance(from: text.startIndex, to: rest.startIndex) }
        func fragment(_ piece: Substring) -> TemplateFragment {
            let first = offset()
            return TemplateFragment(
                content: .text(String(piece)), isStrong: strong, place: places[first],
                shifts: places.shifts(in: first..<first + piece.count))
        }
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex {
                let before = rest[..<open.lowerBound]
                fragments.append(fragment(before))
                inspect(String(before), in: fragment(before))
            }
            rest = rest[open.lowerBound...]
            guard let close = rest.firstRange(of: "}}") else { break }
            let name = String(rest[open.upperBound..<close.lowerBound])
            if let placeholder = placeholders[name] {
                if placeholder == .ward, !hasWard {
                    findings.add(
                        .placeholderWithoutCondition, places[offset()],
                        "{{\(name)}} may stand only in a block with the condition ward.", details: [name])
                }
                fragments.append(
                    TemplateFragment(content: .value(placeholder), isStrong: strong, place: places[offset()]))
            } else {
                let known = placeholders.keys.sorted()
                findings.add(
                    .unknownPlaceholder, places[offset()],
                    "{{\(name)}} is not known in this product. Known are: \(known.joined(separator: ", ")).",
                    allowed: known, details: [name], leavingOut: true)
            }
            rest = rest[close.upperBound...]
        }
        if rest.contains("{{") || rest.contains("}}") {
            findings.add(
                .tornPlaceholder, places[offset()],
                "A placeholder begins with {{ and ends with }} on the same line.")
        }
        if !rest.isEmpty {
            // What is torn was told.
            let told = rest.replacing("{{", with: "  ").replacing("}}", with: "  ")
            fragments.append(fragment(rest))
            inspect(String(told), in: fragment(rest))
        }
        return fragments
    }

    /// Tells what a text holds that only looks like text.
    ///
    /// - Parameter fragment: whose text it is.
    private mutating func inspect(_ text: String, in fragment: TemplateFragment) {
        let inspection = TextInspection(
            text, .markdown(isTableRow: source.isTableRow(fragment.place.line)), openBrackets: openBrackets)
        openBrackets = inspection.openBrackets
        for fault in inspection.faults {
            findings.add(
                fault.code, fragment.place(at: fault.offset), fault.message,
                allowed: fault.code == .foreignPlaceholder ? placeholders.keys.sorted() : [], details: fault.details)
        }
    }

    /// `__naam__` is bold to Markdown and a placeholder to other programs; a writer can say bold in another way.
    private mutating func refuseUnderscores(_ node: MarkdownNode, at place: TextPlace) {
        guard source[place.line].dropFirst(place.column - 1).hasPrefix("__"), node.children.count == 1,
            let name = node.children.first?.literal, name.wholeMatch(of: /[\p{L}\p{N}][\p{L}\p{N}_.-]*/) != nil
        else { return }
        findings.add(
            .foreignPlaceholder, place,
            "__\(name)__ looks like another program's placeholder, and would be printed bold. A placeholder is written "
                + "{{name}}, bold text **so**.",
            allowed: placeholders.keys.sorted(), details: ["__\(name)__"])
    }

    /// Of something inside a paragraph. libcmark counts lines as if definitions before the text were not there, and
    /// columns of further lines as if each began where the first does.
    private func placeInText(_ place: MarkdownNode.Place) -> TextPlace {
        var place = place
        place.line += definitions
        if place.line > start.line {
            place.byte += source[place.line].prefix(while: \.isIndent).utf8.count + 1 - start.byte
        }
        return source.place(place)
    }
}
