import LetterComposition
import MailboxDomain
import Markup
import Stationery

/// A sheet for three people to sign: it says exactly which text it is about.
struct SignOffPage: Sendable {
    /// The letter itself, in all forms.
    var grid: FormGrid

    private var situation: TemplateSituation { grid.situation }
    private var frame: PageFrame { grid.frame }

    var html: String {
        let product = situation.product
        return frame.page(
            "Aftekenen: \(situation.title)",
            """
            <div class="sign-off">
            <p class="product">\(product.inDutch)</p>
            <h1>Akkoord op: \(wholeWords: situation.title)</h1>
            \(ProductLinks(product: product, frame: frame, current: .signOff(product)).html)
            <dl>
            <div><dt>Bestand</dt><dd>\(StationeryPath.text(of: product))</dd></div>
            <div><dt>Versie</dt><dd>\(situation.version)</dd></div>
            <div><dt>Kenmerk</dt><dd><code>\(code)</code></dd></div>
            </dl>
            \(#"<p class="verdict bad">Deze tekst heeft fouten en kan zo niet gedrukt worden.</p>"#, if: situation.isBroken)
            <p>Het kenmerk hoort bij alles wat gedrukt wordt: de tekst, de titel, de QR-code, de tekening, de indeling en wat \
            er uit <code>sender.yaml</code> in staat. Elke verandering daarvan geeft een ander kenmerk. Een akkoord geldt \
            alleen voor dit kenmerk.</p>
            \(SignOff.Role.allCases.map(box))
            <h2>Akkoord? Leg het vast</h2>
            <p>Typ voor ieder die akkoord is, met de naam van wie tekende. Kijk of u hetzelfde kenmerk ziet.</p>
            <pre>\(commands)</pre>
            <p class="no-print"><a href="\(frame.href(.overview))">Naar het overzicht</a></p>
            </div>
            <section class="signed" aria-labelledby="waarop"><h2 id="waarop">Dit is de \(product.noun) in alle vormen: kenmerk \
            <code>\(code)</code></h2>
            \(grid.html)</section>
            """)
    }

    private func box(_ role: SignOff.Role) -> HTML {
        """
        <section class="signature" aria-labelledby="rol-\(role.rawValue)">
        <h2 id="rol-\(role.rawValue)">\(role.inDutch)</h2>
        <p>\(role.question)</p>
        <p class="tick">☐ akkoord   ☐ akkoord na aanpassing   ☐ niet akkoord</p>
        <p class="line">Opmerkingen</p>
        <p class="line"></p>
        <div class="row"><p class="line">Naam</p><p class="line">Datum</p><p class="line">Handtekening</p></div>
        </section>
        """
    }

    private var code: String { situation.standing.printed?.code ?? "nog geen" }

    private var commands: String {
        SignOff.Role.allCases.map {
            "postvangnet sign-off \(situation.product.rawValue) --as \($0.rawValue) --by NAAM"
        }.joined(separator: "\n")
    }
}

extension SignOff.Role {
    fileprivate var question: String {
        switch self {
        case .communications: "Is de tekst duidelijk, vriendelijk en zonder druk?"
        case .legal: "Klopt wat er staat, en mag het zo?"
        case .readerTest: "Hebben lezers de brief getest? Begrepen zij wat zij kunnen doen?"
        }
    }
}
