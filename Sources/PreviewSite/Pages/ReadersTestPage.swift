import LetterComposition
import MailboxDomain
import Markup
import PageLayout
import Stationery

/// To print for a test with readers: the letters without a watermark, and what to ask.
struct ReadersTestPage: Sendable {
    var situation: TemplateSituation
    var forms: [FormGrid.Cell]
    let frame: PageFrame

    private var product: Product { situation.product }

    var html: String {
        frame.page(
            "Lezerstest: \(situation.title)",
            """
            <div class="sign-off readers-test">
            <p class="product">\(product.inDutch)</p>
            <h1>Lezerstest: \(wholeWords: situation.title)</h1>
            \(ProductLinks(product: product, frame: frame, current: .readersTest(product)).html)
            \(#"<p class="verdict bad no-print">Deze tekst heeft fouten. Test hem als de fouten eruit zijn.</p>"#, if: situation.isBroken)
            \(letters)
            <section aria-labelledby="vragen"><h2 id="vragen">Vragen aan de lezer</h2>
            <p class="no-print">Print deze bladzijde voor elke lezer. Dat kan met Ctrl-P.</p>
            <div class="row"><p class="line">Lezer nummer (geen naam)</p><p class="line">Datum</p><p class="line">Wie stelt de vragen?</p></div>
            <p class="note">Tekst: versie \(situation.version), kenmerk \(situation.standing.printed?.code ?? "nog geen"). \
            Geef eerst de \(product.noun). Leg niets uit. Schrijf op wat de lezer zegt, in zijn eigen woorden.</p>
            <ol class="questions">\(questions.map(Self.item))</ol></section>
            </div>
            """)
    }

    private var letters: HTML {
        guard let material = situation.shown else { return .nothing }
        let items = forms.compactMap { cell -> HTML? in
            guard cell.letter.fault == nil,
                let link = frame.links.link(
                    to: .testPrint(product, reader: cell.persona.id, layout: cell.letter.profile.name))
            else { return nil }
            return """
                <li><a href="\(link)" download>\(cell.form.name)\(", grote letter", if: cell.form.format == .large)</a> \
                <span class="note">\(cell.persona.name)</span></li>
                """
        }
        guard !items.isEmpty else { return .nothing }
        return """
            <section class="no-print" aria-labelledby="testbrieven"><h2 id="testbrieven">Print de \(product.noun)</h2>
            <p>Dit is de \(product.noun) zoals de lezer hem krijgt, zonder PROEF eroverheen. Klein in de bovenrand staat dat het een \
            test is. Print op ware grootte (100%), aan twee kanten.</p>
            <ul class="plain">\(items)</ul>
            <p class="note">De lezers zijn verzonnen. Versie \(material.template.version).</p></section>
            """
    }

    private var questions: [ReadersTestQuestion] {
        situation.shown.map { ReadersTestQuestion.all(for: $0.template) } ?? []
    }

    private static func item(_ question: ReadersTestQuestion) -> HTML {
        """
        <li><p><strong>\(question.text)</strong></p>
        \(question.wanted.map { #"<p class="note">Goed als de lezer zegt: \#($0)</p>"# as HTML } ?? .nothing)
        <p class="line"></p><p class="line"></p>
        \(#"<p class="tick">☐ goed   ☐ half   ☐ niet</p>"#, if: question.wanted != nil)</li>
        """
    }
}
