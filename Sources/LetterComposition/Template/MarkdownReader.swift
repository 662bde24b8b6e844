import Foundation
import MailboxDomain

/// Reads a template's Markdown with libcmark, before any value goes in: so a name can never become markup.
///
/// Allowed are headings, paragraphs, numbered and plain lists, strong text, and comments that mark blocks or ignore a
/// rule of the plain-language check; anything else is a finding at its line and column. Text comes out composed (NFC).
struct MarkdownReader {
    /// A paragraph or heading whose text is being read.
    private struct Leaf {
        var start = MarkdownNode.Place(line: 1, byte: 1)
        /// Lines at its beginning that define links, and are no text.
        var definitions = 0
        /// Round brackets that its text has opened so far.
        var openBrackets = 0
    }

    private let file: String
    private let placeholders: [String: Placeholder]
    private let source: MarkdownSource
    private var blocks: [TemplateBlock] = []
    private var leaf = Leaf()
    /// Lines that something in the letter, or a finding, comes from.
    private var covered: Set<Int> = []
    /// Comments that wait for the block or element after them.
    private var ignores: [IgnoreComment] = []
    private(set) var findings: [Finding] = []

    static func read(
        _ markdown: String, file: String, placeholders: [Placeholder]
    ) -> (blocks: [TemplateBlock], findings: [Finding]) {
        // Some editors put a mark of their own before the first line; libcmark leaves it out too.
        let text = markdown.unicodeScalars.first == "\u{FEFF}" ? String(markdown.unicodeScalars.dropFirst()) : markdown
        var reader = MarkdownReader(text, file: file, placeholders: placeholders)
        reader.readDocument(text)
        return (reader.blocks, reader.findings)
    }

    private init(_ markdown: String, file: String, placeholders: [Placeholder]) {
        self.file = file
        source = MarkdownSource(markdown)
        self.placeholders = Dictionary(placeholders.map { ($0.name, $0) }) { first, _ in first }
    }

    private mutating func readDocument(_ markdown: String) {
        for node in MarkdownDocument(markdown)?.blocks ?? [] { readTopLevel(node) }
        refuseDefinitions()
        for block in blocks where block.elements.isEmpty {
            add(
                .emptyBlock, TextPlace(line: block.line, column: 1),
                "The block \(block.name.rawValue) has no text.", details: [block.name.rawValue])
        }
        for ignore in ignores {
            add(.ignoreWithoutText, ignore.place, "No text follows this comment. Put it before what it is about.")
        }
    }

    private mutating func readTopLevel(_ node: MarkdownNode) {
        switch node.kind {
        case .html:
            cover(node)
            readMarker(node)
        case .heading(let level): append(.heading(level: level), text(of: node), at: node)
        case .paragraph: append(.paragraph, text(of: node), at: node)
        case .list: readList(node)
        case .text, .softBreak, .strong, .other:
            cover(node)
            refuse(node, at: place(of: node))
        }
    }

    private mutating func cover(_ node: MarkdownNode) { covered.formUnion(node.start.line...node.lastLine) }

    private mutating func append(_ kind: TextElementKind, _ fragments: [TemplateFragment], at node: MarkdownNode) {
        guard !blocks.isEmpty else {
            return add(
                .textBeforeBlock, at: node, "Text stands before the first block. Put <!-- block: key --> above it.")
        }
        let block = blocks.count - 1
        blocks[block].ignores += takeIgnores(for: blocks[block].elements.count)
        blocks[block].elements.append(TextElement(kind: kind, fragments: fragments))
    }

    private mutating func takeIgnores(for element: Int?) -> [IgnoreComment] {
        defer { ignores = [] }
        return ignores.map { ignore in
            IgnoreComment(rule: ignore.rule, reason: ignore.reason, place: ignore.place, element: element)
        }
    }

    private mutating func readList(_ list: MarkdownNode) {
        var number = list.firstNumber
        // What is said of a list is said of each of its items.
        let ignores = self.ignores
        for item in list.children {
            self.ignores = ignores
            let content = item.children
            if content.count == 1, let paragraph = content.first, paragraph.kind == .paragraph {
                append(number.map { .numberedItem($0) } ?? .plainItem, text(of: paragraph), at: item)
            } else {
                add(.listItem, at: item, "A list item must be one paragraph.")
                for child in content { cover(child) }
            }
            number = number.map { $0 + 1 }
        }
    }

    /// `<!-- ignore: RULE reason: WHY -->`; false where the comment is something else.
    private mutating func readIgnore(_ html: String, at node: MarkdownNode) -> Bool {
        guard let match = html.wholeMatch(of: /<!--\s*ignore:\s*([a-z-]+)(?:\s+reason:\s*(.*?))?\s*-->\s*/) else {
            return false
        }
        if let reason = match.2, !reason.isEmpty {
            ignores.append(IgnoreComment(rule: String(match.1), reason: String(reason), place: place(of: node)))
        } else {
            add(
                .ignoreWithoutReason, at: node,
                "Say why this rule does not apply here: <!-- ignore: \(match.1) reason: WHY -->.")
        }
        return true
    }

    /// `<!-- block: NAME -->` or `<!-- block: NAME when: CONDITION -->`.
    private mutating func readMarker(_ node: MarkdownNode) {
        let html = node.literal
        guard !readIgnore(html, at: node) else { return }
        guard let match = html.wholeMatch(of: /<!--\s*block:\s*([a-z-]+)(?:\s+when:\s*([a-z, -]+?))?\s*-->\s*/) else {
            return add(
                .html, at: node,
                "HTML is not allowed; only <!-- block: NAME -->, also with when: CONDITION, and "
                    + "<!-- ignore: RULE reason: WHY -->.")
        }
        guard let name = BlockName(rawValue: String(match.1)) else {
            let known = BlockName.allCases.map(\.rawValue).joined(separator: ", ")
            return add(
                .unknownBlock, place(of: node), "The block \(match.1) is not known. Known are: \(known).",
                details: [String(match.1)])
        }
        var condition = BlockCondition.always
        if let words = match.2 {
            guard let parsed = BlockCondition(words) else {
                let known = LetterCondition.allCases.map(\.rawValue).joined(separator: ", ")
                return add(
                    .unknownCondition, place(of: node),
                    "The condition \(words) is not known. Known are: \(known), and not before one.",
                    details: [String(words)])
            }
            condition = parsed
        }
        blocks.append(
            TemplateBlock(
                name: name, condition: condition, elements: [], line: place(of: node).line,
                ignores: takeIgnores(for: nil)))
    }

    // MARK: Inside a paragraph

    /// What a paragraph or heading says.
    private mutating func text(of node: MarkdownNode) -> [TemplateFragment] {
        let start = node.start
        leaf = Leaf(start: start, definitions: source.definitionLines(from: start, to: node.lastLine))
        let first = start.line + leaf.definitions
        covered.formUnion(first...max(first, node.lastLine))
        return fragments(of: node)
    }

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
            case .strong, .html, .heading, .paragraph, .list, .other: refuse(child, at: start)
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
                if placeholder == .ward, blocks.last?.condition.required.contains(.ward) != true {
                    add(
                        .placeholderWithoutCondition, places[offset()],
                        "{{\(name)}} may stand only in a block with the condition ward.", details: [name])
                }
                fragments.append(
                    TemplateFragment(content: .value(placeholder), isStrong: strong, place: places[offset()]))
            } else {
                let known = placeholders.keys.sorted()
                add(
                    .unknownPlaceholder, places[offset()],
                    "{{\(name)}} is not known in this product. Known are: \(known.joined(separator: ", ")).",
                    allowed: known, details: [name])
            }
            rest = rest[close.upperBound...]
        }
        if rest.contains("{{") || rest.contains("}}") {
            add(
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
            text, .markdown(isTableRow: source.isTableRow(fragment.place.line)), openBrackets: leaf.openBrackets)
        leaf.openBrackets = inspection.openBrackets
        for fault in inspection.faults {
            add(
                fault.code, fragment.place(at: fault.offset), fault.message,
                allowed: fault.code == .foreignPlaceholder ? placeholders.keys.sorted() : [], details: fault.details)
        }
    }

    /// `__naam__` is bold to Markdown and a placeholder to other programs; a writer can say bold in another way.
    private mutating func refuseUnderscores(_ node: MarkdownNode, at place: TextPlace) {
        guard source[place.line].dropFirst(place.column - 1).hasPrefix("__"), node.children.count == 1,
            let name = node.children.first?.literal, name.wholeMatch(of: /[\p{L}\p{N}][\p{L}\p{N}_.-]*/) != nil
        else { return }
        add(
            .foreignPlaceholder, place,
            "__\(name)__ looks like another program's placeholder, and would be printed bold. A placeholder is written "
                + "{{name}}, bold text **so**.",
            allowed: placeholders.keys.sorted(), details: ["__\(name)__"])
    }

    // MARK: Lines without a trace

    /// `[name]: somewhere` is taken out of the text by Markdown: whoever wrote it would miss it. Nothing else is, so
    /// that every line of which nothing is left was one.
    private mutating func refuseDefinitions() {
        var isGoingOn = false
        for (index, line) in source.lines.enumerated() {
            let content = MarkdownSource.content(of: line)
            let isLost = !content.isEmpty && !covered.contains(index + 1)
            defer { isGoingOn = isLost }
            guard isLost, !isGoingOn || content.hasPrefix("[") else { continue }
            add(
                .markup,
                TextPlace(
                    line: index + 1, column: line.distance(from: line.startIndex, to: content.startIndex) + 1),
                "A definition of a link or footnote is not allowed in a letter: it would not be printed.",
                details: ["definition"])
        }
    }

    // MARK: Findings

    private mutating func refuse(_ node: MarkdownNode, at place: TextPlace) {
        let type = node.kindName ?? "this"
        add(
            .markup, place,
            "\(type) is not allowed in a letter. Use headings, paragraphs, lists and **strong** text only.",
            details: [type])
    }

    private mutating func add(_ code: TemplateFault, at node: MarkdownNode, _ message: String) {
        add(code, place(of: node), message)
    }

    private mutating func add(
        _ code: TemplateFault, _ place: TextPlace, _ message: String, allowed: [String] = [], details: [String] = []
    ) {
        findings.append(
            Finding(
                code: code, place: Finding.Place(file: file, line: place.line, column: String(place.column)),
                message: message, allowed: allowed, details: details))
    }

    // MARK: Places

    private func place(of node: MarkdownNode) -> TextPlace { source.place(node.start) }

    /// Of something inside a paragraph. libcmark counts lines as if definitions before the text were not there, and
    /// columns of further lines as if each began where the first does.
    private func placeInText(_ place: MarkdownNode.Place) -> TextPlace {
        var place = place
        place.line += leaf.definitions
        if place.line > leaf.start.line {
            place.byte += source[place.line].prefix(while: \.isIndent).utf8.count + 1 - leaf.start.byte
        }
        return source.place(place)
    }
}
