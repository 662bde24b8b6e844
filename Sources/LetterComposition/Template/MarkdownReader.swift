import CCMark
import MailboxDomain

/// Reads a template's Markdown with libcmark, before any value goes in: so a name can never become markup.
///
/// Allowed are headings, paragraphs, numbered and plain lists, strong text, and comments that mark blocks;
/// anything else is a finding at its line and column.
struct MarkdownReader {
    private let file: String
    private let placeholders: [String: Placeholder]
    private var blocks: [TemplateBlock] = []
    private(set) var findings: [Finding] = []

    static func read(
        _ markdown: String, file: String, placeholders: [Placeholder]
    ) -> (blocks: [TemplateBlock], findings: [Finding]) {
        var reader = MarkdownReader(file: file, placeholders: placeholders)
        reader.readDocument(markdown)
        return (reader.blocks, reader.findings)
    }

    private init(file: String, placeholders: [Placeholder]) {
        self.file = file
        self.placeholders = Dictionary(placeholders.map { ($0.name, $0) }) { first, _ in first }
    }

    private mutating func readDocument(_ markdown: String) {
        guard let document = cmark_parse_document(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT) else { return }
        defer { cmark_node_free(document) }
        // Text that Markdown could have meant as markup comes in several nodes; a placeholder must not be torn.
        cmark_consolidate_text_nodes(document)
        for node in children(of: document) { readTopLevel(node) }
        for block in blocks where block.elements.isEmpty {
            add("empty-block", line: block.line, column: 1, "The block \(block.name.rawValue) has no text.")
        }
    }

    private mutating func readTopLevel(_ node: CMarkNode) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HTML_BLOCK: readMarker(node)
        case CMARK_NODE_HEADING:
            append(.heading(level: Int(cmark_node_get_heading_level(node))), fragments(of: node), at: node)
        case CMARK_NODE_PARAGRAPH: append(.paragraph, fragments(of: node), at: node)
        case CMARK_NODE_LIST: readList(node)
        default: refuse(node)
        }
    }

    private mutating func append(_ kind: TextElementKind, _ fragments: [TemplateFragment], at node: CMarkNode) {
        guard !blocks.isEmpty else {
            return add(
                "text-before-block", at: node, "Text stands before the first block. Put <!-- block: key --> above it.")
        }
        blocks[blocks.count - 1].elements.append(TextElement(kind: kind, fragments: fragments))
    }

    private mutating func readList(_ list: CMarkNode) {
        let isNumbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
        var number = Int(cmark_node_get_list_start(list))
        for item in children(of: list) {
            let content = children(of: item)
            if content.count == 1, let paragraph = content.first,
                cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH
            {
                append(isNumbered ? .numberedItem(number) : .plainItem, fragments(of: paragraph), at: item)
            } else {
                add("list-item", at: item, "A list item must be one paragraph.")
            }
            number += 1
        }
    }

    /// `<!-- block: NAME -->` or `<!-- block: NAME when: CONDITION -->`.
    private mutating func readMarker(_ node: CMarkNode) {
        let html = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        guard let match = html.wholeMatch(of: /<!--\s*block:\s*([a-z-]+)(?:\s+when:\s*([a-z, -]+?))?\s*-->\s*/) else {
            return add("html", at: node, "HTML is not allowed; only <!-- block: NAME --> or with when: CONDITION.")
        }
        guard let name = BlockName(rawValue: String(match.1)) else {
            let known = BlockName.allCases.map(\.rawValue).joined(separator: ", ")
            return add("unknown-block", at: node, "The block \(match.1) is not known. Known are: \(known).")
        }
        var condition = BlockCondition.always
        if let words = match.2 {
            guard let parsed = BlockCondition(words) else {
                let known = LetterCondition.allCases.map(\.rawValue).joined(separator: ", ")
                return add(
                    "unknown-condition", at: node,
                    "The condition \(words) is not known. Known are: \(known), and not before one.")
            }
            condition = parsed
        }
        blocks.append(
            TemplateBlock(name: name, condition: condition, elements: [], line: Int(cmark_node_get_start_line(node))))
    }

    // MARK: Inside a paragraph

    private mutating func fragments(of node: CMarkNode, strong: Bool = false) -> [TemplateFragment] {
        var fragments: [TemplateFragment] = []
        for child in children(of: node) {
            switch cmark_node_get_type(child) {
            case CMARK_NODE_TEXT: fragments += self.fragments(in: child, strong: strong)
            case CMARK_NODE_SOFTBREAK: fragments.append(TemplateFragment(content: .text(" "), isStrong: strong))
            case CMARK_NODE_STRONG where !strong: fragments += self.fragments(of: child, strong: true)
            default: refuse(child)
            }
        }
        return fragments
    }

    /// Splits text at its placeholders.
    private mutating func fragments(in node: CMarkNode, strong: Bool) -> [TemplateFragment] {
        let text = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        var fragments: [TemplateFragment] = []
        var rest = text[...]
        func column() -> Int {
            Int(cmark_node_get_start_column(node)) + text.utf8.distance(from: text.startIndex, to: rest.startIndex)
        }
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex {
                fragments.append(
                    TemplateFragment(content: .text(String(rest[..<open.lowerBound])), isStrong: strong))
            }
            rest = rest[open.lowerBound...]
            guard let close = rest.firstRange(of: "}}") else { break }
            let name = String(rest[open.upperBound..<close.lowerBound])
            if let placeholder = placeholders[name] {
                if placeholder == .ward, blocks.last?.condition.required.contains(.ward) != true {
                    add(
                        "placeholder-without-condition", line: Int(cmark_node_get_start_line(node)), column: column(),
                        "{{\(name)}} may stand only in a block with the condition ward.")
                }
                fragments.append(TemplateFragment(content: .value(placeholder), isStrong: strong))
            } else {
                add(
                    "unknown-placeholder", line: Int(cmark_node_get_start_line(node)), column: column(),
                    "{{\(name)}} is not known in this product. Known are: "
                        + placeholders.keys.sorted().joined(separator: ", ") + ".")
            }
            rest = rest[close.upperBound...]
        }
        if rest.contains("{{") || rest.contains("}}") {
            add(
                "torn-placeholder", line: Int(cmark_node_get_start_line(node)), column: column(),
                "A placeholder begins with {{ and ends with }} on the same line.")
        }
        if !rest.isEmpty { fragments.append(TemplateFragment(content: .text(String(rest)), isStrong: strong)) }
        return fragments
    }

    // MARK: Findings

    private mutating func refuse(_ node: CMarkNode) {
        let type = cmark_node_get_type_string(node).map { String(cString: $0) } ?? "this"
        add(
            "markup", at: node,
            "\(type) is not allowed in a letter. Use headings, paragraphs, lists and **strong** text only.")
    }

    private mutating func add(_ code: String, at node: CMarkNode, _ message: String) {
        // Some inline nodes have no place of their own; their paragraph has.
        var place: CMarkNode? = node
        while let candidate = place, cmark_node_get_start_line(candidate) == 0 { place = cmark_node_parent(candidate) }
        add(
            code, line: Int(cmark_node_get_start_line(place)), column: max(1, Int(cmark_node_get_start_column(place))),
            message)
    }

    private mutating func add(_ code: String, line: Int, column: Int, _ message: String) {
        findings.append(
            Finding(
                code: code, place: Finding.Place(file: file, line: line, column: String(column)), message: message))
    }

    private func children(of node: CMarkNode) -> [CMarkNode] {
        Array(
            sequence(state: cmark_node_first_child(node)) { next in
                defer { next = next.flatMap { cmark_node_next($0) } }
                return next
            })
    }
}

private typealias CMarkNode = OpaquePointer
