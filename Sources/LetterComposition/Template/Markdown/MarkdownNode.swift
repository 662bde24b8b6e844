import CCMark

/// A text as libcmark has read it (CommonMark); its nodes are valid as long as it is there.
@safe final class MarkdownDocument {
    fileprivate let root: OpaquePointer

    /// Nil where there is no memory.
    init?(_ markdown: String) {
        guard let root = unsafe cmark_parse_document(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT) else {
            return nil
        }
        unsafe self.root = root
        // Text that Markdown could have meant as markup comes in several nodes; a placeholder must not be torn.
        unsafe cmark_consolidate_text_nodes(root)
    }

    deinit { unsafe cmark_node_free(root) }

    var blocks: [MarkdownNode] { unsafe MarkdownNode(self, root).children }
}

/// One node of a text: a block, or something inside one.
@safe struct MarkdownNode {
    enum Kind: Equatable {
        case html, paragraph, list, text, softBreak, strong, other
        /// From 1.
        case heading(level: Int)
    }

    /// A line from 1, and a place in it, in bytes from 1.
    struct Place {
        var line: Int
        var byte: Int
    }

    /// Keeps the node valid.
    private let document: MarkdownDocument
    private let node: OpaquePointer

    fileprivate init(_ document: MarkdownDocument, _ node: OpaquePointer) {
        self.document = document
        unsafe self.node = node
    }

    var kind: Kind {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_HEADING: .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_STRONG: .strong
        default: .other
        }
    }

    /// libcmark's name for its kind.
    var kindName: String? { unsafe cmark_node_get_type_string(node).map { unsafe String(cString: $0) } }

    /// The text of a text or HTML node.
    var literal: String { unsafe cmark_node_get_literal(node).map { unsafe String(cString: $0) } ?? "" }

    /// The number of a numbered list's first item; nil for a plain list.
    var firstNumber: Int? {
        guard unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return nil }
        return Int(unsafe cmark_node_get_list_start(node))
    }

    var children: [MarkdownNode] {
        var children: [MarkdownNode] = []
        var next = unsafe cmark_node_first_child(node)
        while let child = unsafe next {
            unsafe children.append(MarkdownNode(document, child))
            unsafe next = cmark_node_next(child)
        }
        return children
    }

    /// Whether it has a place of its own: line breaks have none.
    var isPlaced: Bool { unsafe cmark_node_get_start_line(node) > 0 }

    /// Where it begins; some inline nodes have no place of their own, their paragraph has.
    var start: Place {
        var place = unsafe node
        while unsafe cmark_node_get_start_line(place) == 0, let parent = unsafe cmark_node_parent(place) {
            unsafe place = parent
        }
        return unsafe Place(line: Int(cmark_node_get_start_line(place)), byte: Int(cmark_node_get_start_column(place)))
    }

    /// The place after it; nil for line breaks, which libcmark gives no place.
    var end: Place? {
        guard unsafe cmark_node_get_end_line(node) > 0 else { return nil }
        return unsafe Place(line: Int(cmark_node_get_end_line(node)), byte: Int(cmark_node_get_end_column(node)) + 1)
    }

    /// The last line of a block. libcmark gives HTML another end, so that its own lines are counted.
    var lastLine: Int {
        let lines = kind == .html ? literal.markdownLines : []
        let own = lines.count - (lines.last?.isEmpty == true ? 1 : 0)
        return max(start.line + max(own, 1) - 1, end?.line ?? 0)
    }
}
