import LetterComposition
import Markup
import PlainLanguage
import Stationery

/// A box to paste any text in, and what the check says of it.
struct PastePage: Sendable {
    var text = ""
    /// Nil until a text was sent.
    var report: TextReport?
    let frame: PageFrame

    var html: String {
        frame.page(
            "Kijk een tekst na", at: .paste,
            """
            <h1>Kijk een tekst na</h1>
            <p class="lead">Plak een tekst van uzelf, zoals een brief of een stuk van een website. Wij bewaren hem niet.</p>
            <form method="post" action="\(frame.href(.paste))">
            <p class="field"><label for="plak">Tekst</label>
            <textarea id="plak" name="\(PasteRoom.field)" rows="14" lang="nl" spellcheck="true" required>\n\(text)</textarea></p>
            <p class="buttons"><button class="main">Nakijken</button></p>
            </form>
            \(report.map(section) ?? .nothing)
            """)
    }

    private func section(_ report: TextReport) -> HTML {
        """
        <section aria-labelledby="gevonden">
        <h2 id="gevonden">\(heading(report.remarks.count))</h2>
        \(numbers(report))
        \(list(report.remarks), if: !report.remarks.isEmpty)
        <p>\(PlainLanguageCheck.disclaimer)</p>
        </section>
        """
    }

    private func heading(_ count: Int) -> String {
        switch count {
        case 0: "De taalcontrole heeft niets gevonden"
        case 1: "De taalcontrole heeft 1 ding gevonden"
        default: "De taalcontrole heeft \(count) dingen gevonden"
        }
    }

    private func numbers(_ report: TextReport) -> HTML {
        guard let counts = report.variants.first?.statistics, counts.words > 0 else { return .nothing }
        return """
            <p>\(counts.words) woorden, gemiddeld \(DutchNumber.text(counts.meanSentenceLength)) woorden per zin.</p>
            """
    }

    /// In the order of the text, as who mends it goes.
    private func list(_ remarks: [Remark]) -> HTML {
        let items = remarks.prefix(Self.mostShown).map { remark -> HTML in
            """
            <li class="\(remark.severity.rawValue)">\(FindingList.body(remark))
            <p class="place">regel \(remark.place.line), teken \(remark.place.column)</p></li>
            """
        }
        let rest = remarks.count - items.count
        return """
            <ol class="findings">\(items)</ol>
            \("<p>En nog \(rest). Verander eerst wat hier staat.</p>", if: rest > 0)
            """
    }

    /// More than anybody mends at a time.
    private static let mostShown = 200
}
