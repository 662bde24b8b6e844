import MailboxDomain

/// Reads a template's Markdown with libcmark, before any value goes in: so a name can never become markup.
///
/// Allowed are headings, paragraphs, numbered and plain lists, strong text, and comments that mark blocks or ignore a
/// rule of the plain-language check; anything else is a finding at its line and column.
struct MarkdownReader {
    private let file: String
    private let placeholders: [String: Placeholder]
    private let lines: [Substring]
    private var blocks: [TemplateBlock] = []
    /// Comments that wait for the block or element after them.
    private var ignores: [IgnoreComment] = []
    private(set) var findings: [Finding] = []

    static func read(
        _ markdown: String, file: String, placeholders: [Placeholder]
    ) -> (blocks: [TemplateBlock], findings: [Finding]) {
        var reader = MarkdownReader(markdown, file: file, placeholders: placeholders)
        reader.readDocument(markdown)
        return (reader.blocks, reader.findings)
    }

    private init(_ markdown: String, file: String, placeholders: [Placeholder]) {
        self.file = file
        lines = markdown.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false)
        self.placeholders = Dictionary(placeholders.map { ($0.name, $0) }) { first, _ in first }
    }

    private mutating func readDocument(_ markdown: String) {
        for node in MarkdownDocument(markdown)?.blocks ?? [] { readTopLevel(node) }
        for block in blocks where block.elements.isEmpty {
            add(
                .emptyBlock, TextPlace(line: block.line, column: 1),
                "The block \(block.name.rawValue) has no text.")
        }
        for ignore in ignores {
            add(.ignoreWithoutText, ignore.place, "No text follows this comment. Put it before what it is about.")
        }
    }

    private mutating func readTopLevel(_ node: MarkdownNode) {
        switch node.kind {
        case .html: readMarker(node)
        case .heading(let level): append(.heading(level: level), fragments(of: node), at: node)
        case .paragraph: append(.paragraph, fragments(of: node), at: node)
        case .list: readList(node)
        case .text, .softBreak, .strong, .other: refuse(node)
        }
    }

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
                append(number.map { .numberedItem($0) } ?? .plainItem, fragments(of: paragraph), at: item)
            } else {
                add(.listItem, at: item, "A list item must be one paragraph.")
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
            return add(.unknownBlock, at: node, "The block \(match.1) is not known. Known are: \(known).")
        }
        var condition = BlockCondition.always
        if let words = match.2 {
            guard let parsed = BlockCondition(words) else {
                let known = LetterCondition.allCases.map(\.rawValue).joined(separator: ", ")
                return add(
                    .unknownCondition, at: node,
                    "The condition \(words) is not known. Known are: \(known), and not before one.")
            }
            condition = parsed
        }
        blocks.append(
            TemplateBlock(
                name: name, condition: condition, elements: [], line: place(of: node).line,
                ignores: takeIgnores(for: nil)))
    }

    // MARK: Inside a paragraph

    private mutating func fragments(of node: MarkdownNode, strong: Bool = false) -> [TemplateFragment] {
        var fragments: [TemplateFragment] = []
        var end = place(of: node)
        for child in node.children {
            defer { end = self.end(of: child) ?? end }
            switch child.kind {
            case .text: fragments += self.fragments(in: child, strong: strong)
            case .softBreak:
                fragments.append(TemplateFragment(content: .text(" "), isStrong: strong, place: end))
            case .strong where !strong: fragments += self.fragments(of: child, strong: true)
            case .strong, .html, .heading, .paragraph, .list, .other: refuse(child)
            }
        }
        return fragments
    }

    /// Splits text at its placeholders.
    private mutating func fragments(in node: MarkdownNode, strong: Bool) -> [TemplateFragment] {
        let text = node.literal
        var fragments: [TemplateFragment] = []
        var rest = text[...]
        let start = place(of: node)
        func here() -> TextPlace {
            TextPlace(
                line: start.line, column: start.column + text.distance(from: text.startIndex, to: rest.startIndex))
        }
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex {
                fragments.append(
                    TemplateFragment(
                        content: .text(String(rest[..<open.lowerBound])), isStrong: strong, place: here()))
            }
            rest = rest[open.lowerBound...]
            guard let close = rest.firstRange(of: "}}") else { break }
            let name = String(rest[open.upperBound..<close.lowerBound])
            if let placeholder = placeholders[name] {
                if placeholder == .ward, blocks.last?.condition.required.contains(.ward) != true {
                    add(
                        .placeholderWithoutCondition, here(),
                        "{{\(name)}} may stand only in a block with the condition ward.")
                }
                fragments.append(
                    TemplateFragment(content: .value(placeholder), isStrong: strong, place: here()))
            } else {
                let known = placeholders.keys.sorted()
                add(
                    .unknownPlaceholder, here(),
                    "{{\(name)}} is not known in this product. Known are: \(known.joined(separator: ", ")).",
                    allowed: known)
            }
            rest = rest[close.upperBound...]
        }
        if rest.contains("{{") || rest.contains("}}") {
            add(
                .tornPlaceholder, here(),
                "A placeholder begins with {{ and ends with }} on the same line.")
        }
        if !rest.isEmpty {
            fragments.append(TemplateFragment(content: .text(String(rest)), isStrong: strong, place: here()))
        }
        return fragments
    }

    // MARK: Findings

    private mutating func refuse(_ node: MarkdownNode) {
        let type = node.kindName ?? "this"
        add(
            .markup, at: node,
            "\(type) is not allowed in a letter. Use headings, paragraphs, lists and **strong** text only.")
    }

    private mutating func add(_ code: TemplateFault, at node: MarkdownNode, _ message: String) {
        add(code, place(of: node), message)
    }

    private mutating func add(_ code: TemplateFault, _ place: TextPlace, _ message: String, allowed: [String] = []) {
        findings.append(
            Finding(
                code: code, place: Finding.Place(file: file, line: place.line, column: String(place.column)),
                message: message, allowed: allowed))
    }

    // MARK: Places

    private func place(of node: MarkdownNode) -> TextPlace { place(node.start) }

    private func end(of node: MarkdownNode) -> TextPlace? { node.end.map(place) }

    /// libcmark counts bytes; people count characters.
    private func place(_ place: MarkdownNode.Place) -> TextPlace {
        let bytes = max(0, place.byte - 1)
        guard lines.indices.contains(place.line - 1) else { return TextPlace(line: place.line, column: bytes + 1) }
        let before = lines[place.line - 1].utf8.prefix(bytes)
        return TextPlace(line: place.line, column: String(decoding: before, as: UTF8.self).count + 1)
    }
}
