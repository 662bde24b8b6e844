import Foundation
import MailboxDomain

/// Reads a template's Markdown with libcmark, before any value goes in: so a name can never become markup.
///
/// Allowed are headings, paragraphs, numbered and plain lists, strong text, and comments that mark blocks or ignore a
/// rule of the plain-language check; anything else is a finding at its line and column. Text comes out composed (NFC).
struct MarkdownReader {
    private let placeholders: [String: Placeholder]
    private let source: MarkdownSource
    private var blocks: [TemplateBlock] = []
    /// Lines that something in the letter, or a finding, comes from.
    private var covered: Set<Int> = []
    /// Comments that wait for the block or element after them.
    private var ignores: [IgnoreComment] = []
    private var findings: MarkdownFindings
    // An expression is compiled each time that its literal is come by.
    private let ignore = /<!--\s*ignore:\s*([a-z-]+)(?:\s+reason:\s*(.*?))?\s*-->\s*/
    private let marker = /<!--\s*block:\s*([a-z-]+)(?:\s+when:\s*([a-z, -]+?))?\s*-->\s*/

    /// - Parameters:
    ///   - file: the template's own.
    ///   - isFrozen: whether only that is told for which something of the text is left out.
    static func read(
        _ whole: WholeText, file: String, placeholders: [Placeholder], isFrozen: Bool = false
    ) -> (blocks: [TemplateBlock], findings: [Finding]) {
        let markdown = whole.markdown
        if let fault = TextBounds.fault(of: markdown, file: file) { return ([], whole.placed([fault], file: file)) }
        var reader = MarkdownReader(markdown, file: file, placeholders: placeholders)
        reader.readDocument(markdown)
        let findings = isFrozen ? reader.findings.leftOut : reader.findings.all
        var ofMarkers = MarkdownFindings(file: file)
        ofMarkers.tell(of: whole)
        return (whole.placed(reader.blocks), (whole.placed(findings, file: file) + ofMarkers.all).tallied())
    }

    private init(_ markdown: String, file: String, placeholders: [Placeholder]) {
        findings = MarkdownFindings(file: file)
        source = MarkdownSource(markdown)
        self.placeholders = Dictionary(placeholders.map { ($0.name, $0) }) { first, _ in first }
    }

    private mutating func readDocument(_ markdown: String) {
        for node in MarkdownDocument(markdown)?.blocks ?? [] { readTopLevel(node) }
        refuseDefinitions()
        for block in blocks where block.elements.isEmpty {
            findings.add(
                .emptyBlock, TextPlace(line: block.line, column: 1),
                "The block \(block.name.rawValue) has no text.", details: [block.name.rawValue])
        }
        for ignore in ignores {
            findings.add(
                .ignoreWithoutText, ignore.place, "No text follows this comment. Put it before what it is about.")
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
            findings.refuse(node, at: place(of: node))
        }
    }

    private mutating func cover(_ node: MarkdownNode) { covered.formUnion(node.start.line...node.lastLine) }

    private mutating func append(_ kind: TextElementKind, _ fragments: [TemplateFragment], at node: MarkdownNode) {
        guard !blocks.isEmpty else {
            return findings.add(
                .textBeforeBlock, place(of: node),
                "Text stands before the first block. Put <!-- block: key --> above it.", leavingOut: true)
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
                findings.add(.listItem, place(of: item), "A list item must be one paragraph.", leavingOut: true)
                for child in content { cover(child) }
            }
            number = number.map { $0 + 1 }
        }
    }

    /// `<!-- ignore: RULE reason: WHY -->`; false where the comment is something else.
    private mutating func readIgnore(_ html: String, at node: MarkdownNode) -> Bool {
        guard let match = html.wholeMatch(of: ignore) else { return false }
        if let reason = match.2, !reason.isEmpty {
            ignores.append(IgnoreComment(rule: String(match.1), reason: String(reason), place: place(of: node)))
        } else {
            findings.add(
                .ignoreWithoutReason, place(of: node),
                "Say why this rule does not apply here: <!-- ignore: \(match.1) reason: WHY -->.")
        }
        return true
    }

    /// `<!-- block: NAME -->` or `<!-- block: NAME when: CONDITION -->`.
    private mutating func readMarker(_ node: MarkdownNode) {
        let html = node.literal
        guard !readIgnore(html, at: node) else { return }
        if let name = SharedBlock.name(in: html[...]) {
            return findings.add(
                .nestedSharedBlock, place(of: node),
                "A shared block cannot use another. Write the text here, or use \(name) in the product's nl.md.",
                details: [name], leavingOut: true)
        }
        guard let match = html.wholeMatch(of: marker) else {
            return findings.add(
                .html, place(of: node),
                "HTML is not allowed; only <!-- block: NAME -->, also with when: CONDITION, <!-- use: NAME --> and "
                    + "<!-- ignore: RULE reason: WHY -->.", leavingOut: true)
        }
        guard let name = BlockName(rawValue: String(match.1)) else {
            let known = BlockName.allCases.map(\.rawValue).joined(separator: ", ")
            return findings.add(
                .unknownBlock, place(of: node), "The block \(match.1) is not known. Known are: \(known).",
                details: [String(match.1)], leavingOut: true)
        }
        var condition = BlockCondition.always
        if let words = match.2 {
            guard let parsed = BlockCondition(words) else {
                let known = LetterCondition.allCases.map(\.rawValue).joined(separator: ", ")
                return findings.add(
                    .unknownCondition, place(of: node),
                    "The condition \(words) is not known. Known are: \(known), and not before one.",
                    details: [String(words)], leavingOut: true)
            }
            condition = parsed
        }
        blocks.append(
            TemplateBlock(
                name: name, condition: condition, elements: [], line: place(of: node).line,
                ignores: takeIgnores(for: nil)))
    }

    /// What a paragraph or heading says.
    private mutating func text(of node: MarkdownNode) -> [TemplateFragment] {
        var reader = ParagraphReader(
            node, in: source, placeholders: placeholders,
            hasWard: blocks.last?.condition.required.contains(.ward) == true, file: findings.file)
        let fragments = reader.read()
        covered.formUnion(reader.lines)
        findings.add(reader.findings)
        return fragments
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
            findings.add(
                .markup,
                TextPlace(
                    line: index + 1, column: line.distance(from: line.startIndex, to: content.startIndex) + 1),
                "A definition of a link or footnote is not allowed in a letter: it would not be printed.",
                details: ["definition"])
        }
    }

    private func place(of node: MarkdownNode) -> TextPlace { source.place(node.start) }
}
