import LetterComposition
import Markup
import Stationery

/// The page that a QR code leads to: it asks which letter somebody got, by the title on it.
struct IndexPage: Sendable {
    var index: LetterIndex
    var languages: [HelpLanguage]
    let page: PublishedPage

    var html: String {
        page.html(
            "Welke brief heeft u gekregen?", isIndex: true,
            """
            <h1>Welke brief heeft u gekregen?</h1>
            <p>Kies de titel die groot op uw brief of kaart staat. Daarna kunt u de brief lezen of laten voorlezen.</p>
            \(help, if: !languages.isEmpty)
            \(index.groups.map(group))
            """)
    }

    // MARK: Letters

    private func group(_ group: LetterIndex.Group) -> HTML {
        """
        <section>
        <h2>\(wholeWords: group.title)</h2>
        <ul class="letters">
        \(group.entries.map(entry))
        </ul>
        </section>

        """
    }

    private func entry(_ entry: LetterIndex.Entry) -> HTML {
        let kind = entry.letter.product.isCard ? "Kaart" : "Brief"
        return """
            <li><a href="\(PublishedFile.page(of: entry.letter))"><span class="kind">\(kind).</span> \
            \(wholeWords: entry.sentence)\(entry.readers.map { " \($0)" as HTML })</a></li>

            """
    }

    // MARK: Other languages

    private var help: HTML {
        """
        <section class="languages" aria-labelledby="andere-talen">
        <h2 id="andere-talen">Leest u geen Nederlands?</h2>
        \(languages.map(line))
        </section>
        """
    }

    private func line(_ language: HelpLanguage) -> HTML {
        let direction = language.isRightToLeft ? "rtl" : "ltr"
        let text = language.line.map { part -> HTML in
            switch part {
            case .text(let text): "\(text)"
            case .value(let value): #"<bdi dir="ltr">\#(value)</bdi>"#
            }
        }
        return """
            <p id="\(language.tag)" lang="\(language.tag)" dir="\(direction)" data-nagekeken="\(language.isChecked ? "ja" : "nee")">\
            <strong>\(language.name)</strong> \(text)</p>
            \(unchecked(language), if: !language.isChecked)

            """
    }

    /// For who looks after the pages; nobody reads it on them.
    private func unchecked(_ language: HelpLanguage) -> HTML {
        """
        <!-- Nog niet nagekeken door iemand die deze taal goed kent (\(language.tag)). Zie checkedBy in \
        Templates/languages.yaml. -->
        """
    }
}
