import LetterComposition
import Markup

/// One letter as a page to read, to hear or to print.
struct LetterPage: Sendable {
    var letter: PublishedLetter
    let page: PublishedPage

    var html: String {
        let noun = letter.product.noun
        return page.html(
            letter.title,
            """
            <p class="about">Dit is de tekst van de \(noun) die u kreeg. \(letter.product.isCard ? "" : Self.own)</p>
            <article class="letter" aria-label="De tekst van de \(noun)">
            <p class="sender">\(page.sender)</p>
            \(LetterOutline(letter.order).nodes.map(html))
            </article>
            <section aria-labelledby="andere-vormen">
            <h2 id="andere-vormen">Deze \(noun) in een andere vorm</h2>
            <ul>
            \(PublishedFile.forms(of: letter).map(link))
            </ul>
            </section>
            """)
    }

    private static let own = "In uw eigen brief staan ook uw naam, uw adres, de datum en het kenmerk."

    private func link(_ file: PublishedFile) -> HTML {
        #"<li><a href="\#(file.name)">\#(file.words)</a></li>"#
    }

    private func html(_ node: LetterOutline.Node) -> HTML {
        switch node {
        case .heading(1, let fragments): "<h1>\(text(fragments))</h1>\n"
        case .heading(_, let fragments): "<h2>\(text(fragments))</h2>\n"
        case .paragraph(let fragments): "<p>\(text(fragments))</p>\n"
        case .list(let items): list(items)
        case .figure(let figure): self.figure(figure)
        }
    }

    private func list(_ items: [LetterOutline.Item]) -> HTML {
        let content = items.map { item -> HTML in
            "<li>\(text(item.fragments))\(item.figures.map(figure))</li>\n"
        }
        guard let first = items.first?.number else { return "<ul>\n\(content)</ul>\n" }
        return first == 1 ? "<ol>\n\(content)</ol>\n" : "<ol start=\"\(first)\">\n\(content)</ol>\n"
    }

    private func figure(_ figure: LetterOutline.Figure) -> HTML {
        switch figure {
        case .code: "<p class=\"code\">\(figure.alternative)</p>\n"
        case .drawing(let drawing):
            """
            <p class="drawing"><img src="\(PublishedFile.drawing(drawing.name))" alt="\(figure.alternative)"></p>

            """
        }
    }

    private func text(_ fragments: [LetterFragment]) -> [HTML] {
        joined(fragments).map { $0.isStrong ? "<strong>\(wholeWords: $0.text)</strong>" : "\(wholeWords: $0.text)" }
    }

    /// What is bold behind what is bold is one piece: `Bel gratis` and the number.
    private func joined(_ fragments: [LetterFragment]) -> [LetterFragment] {
        fragments.reduce(into: []) { joined, fragment in
            if joined.last?.isStrong == fragment.isStrong {
                joined[joined.count - 1].text += fragment.text
            } else {
                joined.append(fragment)
            }
        }
    }
}
