import LetterComposition
import Markup

/// All forms of one product at a glance.
struct FormsPage: Sendable {
    var grid: FormGrid

    private var situation: TemplateSituation { grid.situation }

    var html: String {
        grid.frame.page(
            "Alle vormen: \(situation.title)",
            """
            <p class="product">\(situation.product.inDutch)</p>
            <h1>Alle vormen: \(wholeWords: situation.title)</h1>
            <p class="lead">Niet elke lezer krijgt dezelfde \(situation.product.noun). Dit zijn alle vormen: \(grid.cells.count).</p>
            \(#"<p class="verdict bad">In de tekst van nu zit een fout. U ziet de laatste versie die goed was.</p>"#, if: situation.isBroken)
            \(ProductLinks(product: situation.product, frame: grid.frame, current: .forms(situation.product)).html)
            <h2 class="unseen">De vormen</h2>
            \(grid.html)
            """)
    }
}
