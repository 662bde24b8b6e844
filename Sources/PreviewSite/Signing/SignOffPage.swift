import LetterComposition
import MailboxDomain
import Markup
import Stationery

/// The letter itself in all forms, and who agrees to it: to sign at the desk, or on paper.
struct SignOffPage: Sendable {
    /// The letter itself, in all forms.
    var grid: FormGrid
    /// Why somebody's word was not recorded; nil where nobody just gave it.
    var notice: SigningRoom.Notice?
    /// Whether this workspace asks for an SSH key: then the word is given by a command.
    var asksForKey = false

    private var situation: TemplateSituation { grid.situation }
    private var frame: PageFrame { grid.frame }
    private var product: Product { situation.product }

    var html: String {
        frame.page(
            "Aftekenen: \(situation.title)",
            """
            <div class="sign-off">
            <p class="product">\(product.inDutch)</p>
            <h1>Akkoord op: \(wholeWords: situation.title)</h1>
            \(ProductLinks(product: product, frame: frame, current: .signOff(product)).html)
            \(noticeBox)
            <dl>
            <div><dt>Bestand</dt><dd>\(StationeryPath.text(of: product))</dd></div>
            <div><dt>Versie</dt><dd>\(situation.version)</dd></div>
            <div><dt>Kenmerk</dt><dd><code>\(code)</code></dd></div>
            </dl>
            \(#"<p class="verdict bad">Deze tekst heeft fouten en kan zo niet gedrukt worden.</p>"#, if: !canBeSigned)
            <p>Het kenmerk hoort bij alles wat gedrukt wordt: de tekst, de titel, de QR-code, de tekening, de indeling en wat \
            er uit <code>sender.yaml</code> in staat. Elke verandering daarvan geeft een ander kenmerk. Een akkoord geldt \
            alleen voor dit kenmerk. <a href="#waarop">Alle vormen van de \(product.noun) staan hieronder.</a></p>
            \(situation.standing.entries.map(box))
            \(byCommand, if: !canSignHere)
            <p class="no-print"><a href="\(frame.href(.overview))">Naar het overzicht</a></p>
            </div>
            <section class="signed" aria-labelledby="waarop"><h2 id="waarop">Dit is de \(product.noun) in alle vormen: kenmerk \
            <code>\(code)</code></h2>
            \(grid.html)</section>
            """)
    }

    private var code: String { situation.standing.printed?.code ?? "nog geen" }

    private var canBeSigned: Bool {
        !situation.isBroken && situation.standing.fault == nil && situation.check?.errors.isEmpty == true
    }

    private var canSignHere: Bool { frame.canWrite && !asksForKey }

    private var noticeBox: HTML {
        guard let notice else { return .nothing }
        let lines = notice.inDutch.split(separator: "\n").map { "<p>\(String($0))</p>" as HTML }
        return #"<div class="fault" role="alert" id="melding"><h2>Het akkoord is niet vastgelegd</h2>\#(lines)</div>"#
    }

    // MARK: A role

    private func box(_ entry: SignOffStanding.Entry) -> HTML {
        """
        <section class="signature" aria-labelledby="rol-\(entry.role.rawValue)">
        <h2 id="rol-\(entry.role.rawValue)">\(entry.role.inDutch)</h2>
        <p>\(entry.role.question)</p>
        <p class="standing \(ApprovalList.style(of: entry.state))">\(entry.inDutch)</p>
        \(form(entry), if: canSignHere && canBeSigned && !entry.isGiven)
        <div class="on-paper">
        <p class="tick">☐ akkoord   ☐ akkoord na aanpassing   ☐ niet akkoord</p>
        <p class="line">Opmerkingen</p>
        <p class="line"></p>
        <div class="row"><p class="line">Naam</p><p class="line">Datum</p><p class="line">Handtekening</p></div>
        </div>
        </section>
        """
    }

    private func form(_ entry: SignOffStanding.Entry) -> HTML {
        """
        <form method="post" action="\(frame.href(.signOff(product)))" class="no-print sign">
        \(frame.formToken)
        <input type="hidden" name="\(SigningRoom.Field.role)" value="\(entry.role.rawValue)">
        <input type="hidden" name="\(SigningRoom.Field.code)" value="\(code)">
        \(name(entry), if: !frame.visitor.isKnown)
        <p class="buttons"><button class="main">Ik ben akkoord met kenmerk \(code)</button></p>
        </form>
        """
    }

    private func name(_ entry: SignOffStanding.Entry) -> HTML {
        """
        <p class="field"><label for="naam-\(entry.role.rawValue)">Uw naam <span class="note">(komt bij het akkoord te staan)\
        </span></label><input id="naam-\(entry.role.rawValue)" name="\(Writer.field)" maxlength="100" autocomplete="name" \
        required></p>
        """
    }

    // MARK: The command

    private var byCommand: HTML {
        let commands = SignOff.Role.allCases.map { role in
            let who = asksForKey ? "--key SLEUTEL" : "--by NAAM"
            return "postvangnet sign-off \(product.rawValue) --as \(role.rawValue) \(who) --code \(code)"
        }.joined(separator: "\n")
        let reason =
            asksForKey
            ? "Een akkoord vraagt hier een SSH-sleutel. Die blijft bij u: typ deze opdracht op de computer waar hij staat."
            : "Typ voor ieder die akkoord is, met de naam van wie tekende. Kijk of u hetzelfde kenmerk ziet."
        return """
            <h2>Akkoord? Leg het vast</h2>
            <p>\(reason)</p>
            <pre>\(commands)</pre>
            """
    }
}

extension SignOffStanding.Entry {
    fileprivate var isGiven: Bool { if case .given = state { true } else { false } }
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
