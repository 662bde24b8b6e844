import LetterComposition
import Markup
import PlainLanguage
import Stationery

/// The text of a letter with its findings at their words.
struct TextColumn: Sendable {
    var text: MarkedText
    var remarks: [Remark]
    /// Leads to where a block is written in.
    var edit: @Sendable (MarkedText.Block) -> HTML

    var html: HTML {
        let blocks = text.blocks.map { block -> HTML in
            """
            <div class="block"><p class="block-name">\(block.name.inDutch)<br>\(edit(block))</p>
            <div class="block-text">\(elements(of: block))</div></div>
            """
        }
        return #"<div class="letter-text">\#(blocks)</div>"#
    }

    /// Items that follow each other are one list.
    private func elements(of block: MarkedText.Block) -> [HTML] {
        var parts: [HTML] = []
        var items: [HTML] = []
        var isNumbered = false
        var start = 1
        func closeList() {
            guard !items.isEmpty else { return }
            parts.append(isNumbered ? #"<ol start="\#(start)">\#(items)</ol>"# : "<ul>\(items)</ul>")
            items = []
        }
        for element in block.elements {
            let content = element.spans.map(html)
            switch element.kind {
            case .heading(let level):
                closeList()
                // The page's own headings end at two.
                parts.append(#"<p class="heading-\#(level)">\#(content)</p>"#)
            case .paragraph:
                closeList()
                parts.append("<p>\(content)</p>")
            case .numberedItem(let number):
                if !isNumbered { closeList() }
                if items.isEmpty { (isNumbered, start) = (true, number) }
                items.append("<li>\(content)</li>")
            case .plainItem:
                if isNumbered { closeList() }
                isNumbered = false
                items.append("<li>\(content)</li>")
            }
        }
        closeList()
        return parts
    }

    private func html(of span: MarkedText.Span) -> HTML {
        var html: HTML = "\(wholeWords: span.text)"
        if span.isValue { html = #"<span class="value">\#(html)</span>"# }
        if let worst = span.remarks.max(by: { remarks[$0].severity < remarks[$1].severity }) {
            let severity = remarks[worst].severity
            if let number = span.starting.first {
                html = """
                    <button type="button" class="word \(severity.rawValue)" id="woord-\(number + 1)" \
                    popovertarget="bevinding-\(number + 1)" \
                    aria-label="\(span.text) (\(severity.inDutch.lowercased()))">\(html)</button>
                    """
            } else if let number = remarks.firstIndex(where: { $0.place == remarks[worst].place }) {
                // A click on a label goes to its button, also where no script runs.
                html = #"<label class="word \#(severity.rawValue)" for="woord-\#(number + 1)">\#(html)</label>"#
            }
        }
        return span.isStrong ? "<strong>\(html)</strong>" : html
    }
}
