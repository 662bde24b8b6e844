import FallbackRun
import LetterComposition
import MailboxDomain
import PageLayout
import PlainLanguage

/// One template for one reader: the sheet as it is printed, and beside it the text with what was found in it.
struct TemplatePage: Sendable {
    var situation: TemplateSituation
    var persona: Persona
    var choices: TemplateChoices
    /// Nil where nothing can be shown.
    var letter: DrawnLetter?
    var personas: Personas
    let frame: PageFrame

    private var product: Product { situation.product }
    private var remarks: [Remark] { situation.check?.report.remarks ?? [] }

    var html: String {
        frame.page(
            situation.title,
            """
            <div class="title">
            <p class="product">\(product.inDutch)</p>
            <h1>\(situation.title)</h1>
            <div class="title-facts">\(FindingCounts(situation).html)\(ApprovalList(approvals: situation.reading.approvals).html)
            <p><a href="\(frame.href(.signOff(product)))">Blad om af te tekenen</a></p></div>
            </div>
            \(faults)
            <div class="desk">
            \(rail)
            <section class="sheet-column" aria-labelledby="blad"><h2 id="blad">Zo komt de brief uit de printer</h2>
            \(sheet)</section>
            <section class="text-column" aria-labelledby="tekst"><h2 id="tekst">De tekst</h2>
            \(text)</section>
            </div>
            \(envelope)
            \(readAloud)
            \(DifferenceSection(situation: situation).html)
            """)
    }

    // MARK: What is wrong

    private var faults: HTML {
        guard situation.isBroken else { return .nothing }
        let items = situation.faults.map { fault -> HTML in
            #"<li><b>\#(fault.place.inDutch)</b> \#(fault.inDutch)</li>"#
        }
        return """
            <div class="fault" role="alert" id="fout">
            <h2>Deze brief kan nu niet gemaakt worden</h2>
            <ul>\(items)</ul>
            \(situation.shown == nil ? "" : "<p>Hieronder staat de laatste versie die wel goed was.</p>" as HTML)
            </div>
            """
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

    private func choice(_ name: String, id: String, isChosen: Bool, _ change: (inout TemplateChoices) -> Void) -> HTML {
        var choices = choices
        change(&choices)
        guard let address = frame.links.link(to: .template(product, choices)) else { return .nothing }
        return """
            <li><a href="\(address)" id="\(id)"\(#" aria-current="true""#, if: isChosen)>\(name)</a></li>
            """
    }

    private func settings(_ letter: DrawnLetter, _ material: TemplateMaterial) -> HTML {
        guard frame.links.isLive else { return .nothing }
        let own = persona.layout(of: material.template)
        let layouts = material.layouts.keys.sorted { ($0 != own ? 1 : 0, $0) < ($1 != own ? 1 : 0, $1) }.map { name in
            choice(
                name == own ? "\(name) (van deze lezer)" : name, id: "indeling-\(name)",
                isChosen: name == letter.profile.name
            ) {
                $0.layout = name == own ? nil : name
            }
        }
        let sides = letter.sides.indices.map { index in
            choice(sideName(index, letter), id: "kant-\(index + 1)", isChosen: index + 1 == choices.side) {
                $0.side = index + 1
            }
        }
        let zooms = TemplateChoices.Zoom.allCases.map { zoom in
            choice(
                zoom == .fit ? "Passend" : "\(zoom.rawValue)%", id: "zoom-\(zoom.rawValue)",
                isChosen: zoom == choices.zoom
            ) {
                $0.zoom = zoom
            }
        }
        return """
            <nav class="settings" aria-label="Hoe het blad te zien is">
            \(Self.group("Kant", "kanten", sides))
            \(Self.group("Indeling", "indelingen", layouts))
            \(Self.group("Grootte", "grootte", zooms))
            </nav>
            """
    }

    private static func group(_ name: String, _ id: String, _ items: [HTML]) -> HTML {
        """
        <div><h3 id="\(id)">\(name)</h3><ul aria-labelledby="\(id)">\(items)</ul></div>
        """
    }

    private func sideName(_ index: Int, _ letter: DrawnLetter) -> String {
        let sheet = letter.profile.pagesPerSheet
        let isFront = index.isMultiple(of: sheet)
        let name = sheet == 1 ? "Blad \(index + 1)" : isFront ? "Voorkant" : "Achterkant"
        let number = letter.sides.count > sheet && sheet > 1 ? " \(index / sheet + 1)" : ""
        return name + number + (letter.sides[index].items.isEmpty ? " (leeg)" : "")
    }

    // MARK: The sheet

    private var sheet: HTML {
        guard let letter, let material = situation.shown else {
            return #"<p class="no-picture">Er is nog geen goede versie om te laten zien.</p>"#
        }
        if let fault = letter.fault {
            return """
                \(settings(letter, material))
                <div class="fault" role="alert"><h3>De brief aan deze lezer past niet</h3><p>\(fault.inDutch)</p>
                <p>In een echte ronde wordt deze brief apart gelegd en niet gedrukt.</p></div>
                """
        }
        let shown = frame.links.isLive ? [choices.side - 1] : Array(letter.sides.indices)
        return """
            \(settings(letter, material))
            <div class="sheets">
            \(shown.filter(letter.sides.indices.contains).map { side($0, of: letter, material) })
            </div>
            \(proof(letter, material))
            """
    }

    private func side(_ index: Int, of letter: DrawnLetter, _ material: TemplateMaterial) -> HTML {
        let page = letter.sides[index]
        let overlays = Overlays(page, number: index + 1, letter.profile)
        let name = sideName(index, letter)
        let picture = SheetPicture(
            key: key(of: index + 1, letter, material), size: page.size,
            alternative: "\(name) van de brief aan \(persona.name). De tekst staat hiernaast.", links: frame.links)
        return """
            \(overlays.choices, if: index == shownFirst)
            <figure class="sheet\(situation.isBroken ? " outdated" : "")">
            <div class="scroll" tabindex="0" role="region" aria-label="\(name)">
            <div class="paper zoom-\(choices.zoom.rawValue)">\(picture.full(zoom: choices.zoom))\(overlays.drawing)</div>
            </div>
            \(frame.links.isLive ? .nothing : "<figcaption>\(name)</figcaption>" as HTML)
            </figure>
            """
    }

    private var shownFirst: Int { frame.links.isLive ? choices.side - 1 : 0 }

    private func key(of page: Int, _ letter: DrawnLetter, _ material: TemplateMaterial) -> PictureKey {
        PictureKey(
            version: material.version, product: product, persona: persona.id, layout: letter.profile.name, page: page,
            density: .double)
    }

    private func proof(_ letter: DrawnLetter, _ material: TemplateMaterial) -> HTML {
        guard let address = frame.links.proof(of: key(of: 1, letter, material)) else { return .nothing }
        return #"<p><a href="\#(address)">Deze brief als proef (pdf)</a></p>"#
    }

    // MARK: The text

    private var marked: MarkedText? {
        situation.shown.map {
            MarkedText(of: $0.template, for: persona, remarks: situation.isBroken ? [] : remarks)
        }
    }

    private var text: HTML {
        guard let marked else { return .nothing }
        let list = FindingList(remarks: remarks, marked: marked.marked)
        return """
            \(numbers)
            <p class="note">Onderstreepte woorden hebben een opmerking: klik erop. Wat is ingevuld voor deze lezer, heeft een kleur.</p>
            \(TextColumn(text: marked, remarks: situation.isBroken ? [] : remarks).html)
            \(list.popovers)
            <h3 id="bevindingen">Alle bevindingen</h3>
            \(list.html)
            <p class="note">\(PlainLanguageCheck.disclaimer)</p>
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
            let play = WindowPlay(front, letter.profile),
            let picture = frame.links.link(to: .picture(key(of: 1, letter, material)))
        else { return .nothing }
        return EnvelopeFigures(
            play: play, sheet: front.size, fold: letter.profile.folds.first, picture: picture
        ).html
    }

    private var readAloud: HTML {
        guard let marked, let material = situation.shown else { return .nothing }
        return ReadAloud(material: material, text: marked, persona: persona).html
    }
}
