/// What of a document's XML is text: the forms of LibreOffice (ODF) and of Word (Office Open XML).
enum DocumentMarkup: String {
    case odt, docx

    /// The file in the document that holds its text.
    var part: String {
        switch self {
        case .odt: "content.xml"
        case .docx: "word/document.xml"
        }
    }

    /// Elements that end a paragraph.
    private var paragraphs: Set<Substring> {
        switch self {
        case .odt: ["text:p", "text:h"]
        case .docx: ["w:p"]
        }
    }

    /// What is no text of the document: notes in the margin, what was struck out, a picture's double for old programs.
    private var others: Set<Substring> {
        switch self {
        case .odt: ["office:annotation", "text:tracked-changes"]
        case .docx: ["w:delText", "w:instrText", "mc:Fallback"]
        }
    }

    /// Of Word only what stands in these is text; of LibreOffice all that stands in a paragraph.
    private var texts: Set<Substring> {
        switch self {
        case .odt: paragraphs
        case .docx: ["w:t"]
        }
    }

    private static let spaces: Set<Substring> = [
        "text:s", "text:tab", "text:line-break", "w:tab", "w:br", "w:cr", "w:noBreakHyphen",
    ]
    private static let entities = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'", "&amp;": "&"]

    /// The paragraphs that have text, in order.
    func paragraphs(of xml: String) -> [String] {
        var all: [String] = []
        var paragraph = ""
        var depth = 0
        var skipped: Substring?
        for piece in xml.split(separator: "<", omittingEmptySubsequences: true) {
            let tag = piece.prefix { $0 != ">" }
            let text = piece.dropFirst(tag.count + 1)
            let isEnd = tag.hasPrefix("/")
            let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
            let isAlone = tag.hasSuffix("/")
            if let other = skipped {
                if isEnd, name == other { skipped = nil }
            } else if others.contains(name), !isAlone, !isEnd {
                skipped = name
            }
            if texts.contains(name), !isAlone { depth += isEnd ? -1 : 1 }
            if Self.spaces.contains(name), skipped == nil { paragraph += " " }
            if isEnd, paragraphs.contains(name) {
                if paragraph.contains(where: { !$0.isWhitespace }) { all.append(paragraph) }
                paragraph = ""
            }
            if skipped == nil, depth > 0 { paragraph += Self.plain(text) }
        }
        return all
    }

    private static func plain(_ text: Substring) -> String {
        // Lines of the XML are none of the text.
        var plain = text.replacing("\n", with: " ").replacing("\r", with: " ")
        guard plain.contains("&") else { return String(plain) }
        for match in plain.matches(of: /&#(x?)([0-9A-Fa-f]{1,6});/).reversed() {
            let scalar = UInt32(match.2, radix: match.1.isEmpty ? 10 : 16).flatMap(Unicode.Scalar.init)
            plain.replaceSubrange(match.range, with: scalar.map { String(Character($0)) } ?? "")
        }
        // The ampersand comes last: &amp;lt; is no <.
        for (entity, character) in entities where entity != "&amp;" { plain = plain.replacing(entity, with: character) }
        return String(plain.replacing("&amp;", with: "&"))
    }
}
