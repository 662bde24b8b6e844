import MailboxDomain

/// What is wrong with a template's Markdown, each at its line and column.
struct MarkdownFindings {
    let file: String
    private(set) var all: [Finding] = []
    /// Those for which something that was written is not in what was read.
    private(set) var leftOut: [Finding] = []

    init(file: String) { self.file = file }

    /// Tells of markup that letters do not have.
    mutating func refuse(_ node: MarkdownNode, at place: TextPlace) {
        let type = node.kindName ?? "this"
        add(
            .markup, place,
            "\(type) is not allowed in a letter. Use headings, paragraphs, lists and **strong** text only.",
            details: [type], leavingOut: true)
    }

    /// Tells of markers of shared blocks, and of text that runs into one.
    mutating func tell(of whole: WholeText) {
        for (name, place) in whole.unknown {
            add(
                .unknownSharedBlock, place,
                "There is no file \(name).md in Templates/blocks. "
                    + (whole.known.isEmpty ? "Put it there." : "Known are: \(whole.known.joined(separator: ", "))."),
                allowed: whole.known, details: [name], leavingOut: true)
        }
        for place in whole.homeless {
            add(
                .textBeforeBlock, place,
                "Text stands beside a shared block and in none itself. Put <!-- block: key --> above it.")
        }
    }

    mutating func add(
        _ code: TemplateFault, _ place: TextPlace, _ message: String, allowed: [String] = [], details: [String] = [],
        leavingOut: Bool = false
    ) {
        let finding = Finding(
            code: code, place: Finding.Place(file: place.file ?? file, line: place.line, column: String(place.column)),
            message: message, allowed: allowed, details: details)
        all.append(finding)
        if leavingOut { leftOut.append(finding) }
    }

    mutating func add(_ others: MarkdownFindings) {
        all += others.all
        leftOut += others.leftOut
    }
}
