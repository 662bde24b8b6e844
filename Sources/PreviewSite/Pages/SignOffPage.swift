import LetterComposition
import MailboxDomain
import Stationery

/// A sheet for three people to sign: it says exactly which text it is about.
struct SignOffPage: Sendable {
    var situation: TemplateSituation
    let frame: PageFrame

    var html: String {
        let product = situation.product
        let text = StationeryFiles.digest([situation.text])
        return frame.page(
            "Aftekenen: \(situation.title)",
            """
            <div class="sign-off">
            <p class="product">\(product.inDutch)</p>
            <h1>Akkoord op: \(wholeWords: situation.title)</h1>
            <dl>
            <div><dt>Bestand</dt><dd>\(StationeryPath.text(of: product))</dd></div>
            <div><dt>Versie</dt><dd>\(situation.version)</dd></div>
            <div><dt>Kenmerk van de tekst</dt><dd><code>\(text)</code></dd></div>
            </dl>
            \(#"<p class="verdict bad">Deze tekst heeft fouten en kan zo niet gedrukt worden.</p>"#, if: situation.isBroken)
            <p>Elke verandering van de tekst geeft een ander kenmerk. Een akkoord geldt alleen voor dit kenmerk.</p>
            \(TemplateApproval.Role.allCases.map(box))
            <h2>Is iedereen akkoord?</h2>
            <ol>
            <li>Zet de namen en datums in <code>\(StationeryPath.header(of: product))</code>:
            <pre>\(example)</pre></li>
            <li>Kopieer <code>nl.md</code> naar <code>nl.approved.md</code>. Zo is later te zien wat er veranderd is.</li>
            </ol>
            <p class="no-print"><a href="\(frame.href(.overview))">Naar het overzicht</a></p>
            </div>
            """)
    }

    private func box(_ role: TemplateApproval.Role) -> HTML {
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

    private var example: String {
        "approvals:\n"
            + TemplateApproval.Role.allCases.map {
                "  - {role: \($0.rawValue), name: NAAM, date: JJJJ-MM-DD}\n"
            }.joined()
    }
}

extension TemplateApproval.Role {
    fileprivate var question: String {
        switch self {
        case .communications: "Is de tekst duidelijk, vriendelijk en zonder druk?"
        case .legal: "Klopt wat er staat, en mag het zo?"
        case .readerTest: "Hebben lezers de brief getest? Begrepen zij wat zij kunnen doen?"
        }
    }
}
