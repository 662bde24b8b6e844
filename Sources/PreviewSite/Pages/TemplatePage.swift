import LetterComposition
import MailboxDomain
import Markup
import PageLayout
import PlainLanguage
import Stationery

/// One template for one reader: the sheet as it is printed, and beside it the text with what was found in it.
struct TemplatePage: Sendable {
    var situation: TemplateSituation
    var persona: Persona
    var choices: TemplateChoices
    /// Nil where nothing can be shown.
    var letter: DrawnLetter?
    var personas: Personas
    /// Where its pieces are written in; nil where nothing can be written.
    var pieces: TextPieces?
    let frame: PageFrame

    private var product: Product { situation.product }
    /// Of the text as it is shown; what was found in a broken one is about another.
    private var remarks: [Remark] { situation.isBroken ? [] : situation.check?.report.remarks ?? [] }

    var html: String {
        frame.page(
            situation.title,
            """
            <div class="title">
            <p class="product">\(product.inDutch)</p>
            <h1>\(wholeWords: situation.title)</h1>
            <div class="title-facts">\(FindingCounts(situation, letter).html)\(ApprovalList(standing: situation.standing).html)\(writing)</div>
            \(ProductLinks(product: product, frame: frame, current: .template(product, choices)).html)
            </div>
            \(faults)
            <div class="desk">
            \(rail)
            \(SheetColumn(situation: situation, persona: persona, choices: choices, letter: letter, links: frame.links).html)
            <section class="text-column" aria-labelledby="tekst"><h2 id="tekst">De tekst</h2>
            \(text)</section>
            </div>
            \(envelope)
            \(readAloud)
            \(DifferenceSection(situation: situation).html)
            """)
    }

    // MARK: Writing

    private var writing: HTML {
        guard pieces != nil else { return .nothing }
        let choices = EditChoices(product: product, reader: persona.id)
        return """
            <p><a href="\(frame.href(.header(product, choices)))">Bewerk titel, QR-code en tekeningen</a></p>
            <p><a href="\(frame.href(.edit(TextPiece(file: .own(product)), choices)))">Bewerk de hele tekst</a></p>
            <p><a href="\(frame.href(.history(product)))">Versies</a></p>
            """
    }

    private func editLink(_ block: MarkedText.Block) -> HTML {
        guard let piece = pieces?[block.file, block.line] else { return .nothing }
        let address = frame.href(.edit(piece, EditChoices(product: product, reader: persona.id)))
        return #"<a class="edit" href="\#(address)">Bewerk <span class="unseen">\#(block.name.inDutch)</span></a>"#
    }

    // MARK: What is wrong

    private var faults: HTML {
        if !situation.formFaults.isEmpty {
            return """
                <div class="fault" role="alert" id="fout">
                <h2>Niet elke vorm van deze \(product.noun) kan gemaakt worden</h2>
                <ul>\(situation.formFaults.map(Self.item))</ul>
                </div>
                """
        }
        if !situation.isBroken, let reason = situation.check?.notPrinted {
            return """
                <div class="fault" id="fout"><h2>Niet op papier nagekeken</h2><p>\(reason)</p></div>
                """
        }
        guard situation.isBroken else { return .nothing }
        return """
            <div class="fault" role="alert" id="fout">
            <h2>Deze \(product.noun) kan nu niet gemaakt worden</h2>
            <ul>\(situation.faults.map(Self.item))</ul>
            \(situation.shown == nil ? "" : "<p>Hieronder staat de laatste versie die wel goed was.</p>" as HTML)
            </div>
            """
    }

    private static func item(_ fault: Finding) -> HTML {
        #"<li><b>\#(fault.place.inDutch)</b> \#(fault.inDutch)</li>"#
    }

    // MARK: Choices

    private var rail: HTML {
        let readers = personas.all.map { other -> HTML in
            var choices = choices
            choices.reader = other.id
            // The reader's own layout goes with the reader.
            choices.layout = nil
            return """
                <li><a href="\(frame.href(.template(product, choices)))" id="lezer-\(other.id)"\
                \(#" aria-current="true""#, if: other.id == persona.id)><b>\(other.name)</b> \
                <span>\(other.about)</span></a></li>
                """
        }
        return """
            <nav class="readers" aria-labelledby="lezers"><h2 id="lezers">Lezer</h2><ul>\(readers)</ul></nav>
            """
    }

    // MARK: The text

    private var marked: MarkedText? {
        situation.shown.map {
            MarkedText(of: $0.template, for: persona, remarks: remarks)
        }
    }

    private var text: HTML {
        guard let marked else { return .nothing }
        let list = FindingList(remarks: remarks, text: marked)
        return """
            \(numbers)
            <p class="note">Onderstreepte woorden hebben een opmerking: klik erop. Wat is ingevuld voor deze lezer, heeft een kleur.</p>
            \(TextColumn(text: marked, remarks: remarks, edit: editLink).html)
            \(list.popovers)
            \(#"<h3 id="bevindingen">Alle bevindingen</h3>\#(list.html)"#, if: !situation.isBroken && situation.check != nil)
            \(unchecked, if: !situation.isBroken && (situation.check == nil || !situation.checkFaults.isEmpty))
            <p class="note">\(PlainLanguageCheck.disclaimer)</p>
            """
    }

    private var unchecked: HTML {
        let title = situation.check == nil ? "De taal is niet nagekeken" : "In de woordenlijst staat een fout"
        return """
            <div class="fault" id="niet-nagekeken"><h3>\(title)</h3>
            <ul>\(situation.checkFaults.map(Self.item))</ul></div>
            """
    }

    /// Of the text that this reader gets.
    private var numbers: HTML {
        guard let template = situation.shown?.template else { return .nothing }
        let statistics = TextStatistics(
            of: ReadableText(
                of: template, circumstances: persona.circumstances, values: SampleValues(date: SampleLetter.date)))
        return """
            <dl class="numbers">
            <div><dt>Woorden</dt><dd>\(statistics.words)</dd></div>
            <div><dt>Zinnen</dt><dd>\(statistics.sentences)</dd></div>
            <div><dt>Woorden per zin, gemiddeld</dt><dd>\(DutchNumber.text(statistics.meanSentenceLength))</dd></div>
            </dl>
            """
    }

    // MARK: Under it

    private var envelope: HTML {
        guard let letter, let material = situation.shown, let front = letter.sides.first,
            let play = WindowPlay(front, letter.profile)
        else { return .nothing }
        var key = PictureKey(letter, of: product, material, page: 1)
        // On most screens the picture that the sheet is shown with: it is drawn once for both.
        key.density = frame.links.densities.first ?? .office
        guard let picture = frame.links.link(to: .picture(key)) else { return .nothing }
        return EnvelopeFigures(
            play: play, sheet: front.size, fold: letter.profile.folds.first, picture: picture
        ).html
    }

    private var readAloud: HTML {
        guard let letter, let material = situation.shown else { return .nothing }
        return ReadAloud(letter: letter.text, sender: material.sender.name, persona: persona).html
    }
}
