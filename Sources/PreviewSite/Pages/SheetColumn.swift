import LetterComposition
import Markup
import PageLayout
import Stationery

/// The sheet as it is printed, with what can be chosen of it and shown over it.
struct SheetColumn: Sendable {
    var situation: TemplateSituation
    var persona: Persona
    var choices: TemplateChoices
    /// Nil where nothing can be shown.
    var letter: DrawnLetter?
    let links: any PageLinks

    var html: HTML {
        """
        <section class="sheet-column" aria-labelledby="blad"><h2 id="blad">Zo komt de \(situation.product.noun) uit de printer</h2>
        \(content)</section>
        """
    }

    private var content: HTML {
        guard let letter, let material = situation.shown else {
            return #"<p class="no-picture">Er is nog geen goede versie om te laten zien.</p>"#
        }
        if let fault = letter.fault {
            return """
                \(settings(letter, material))
                <div class="fault" role="alert"><h3>De \(situation.product.noun) aan deze lezer past niet</h3>\(reason(fault, letter))
                <p>In een echte ronde wordt deze \(situation.product.noun) apart gelegd en niet gedrukt.</p></div>
                <div class="sheets">\(letter.sides.indices.map { side($0, of: letter, material) })</div>
                """
        }
        let shown = links.isLive ? [choices.side - 1] : Array(letter.sides.indices)
        return """
            \(settings(letter, material))
            <div class="sheets">
            \(shown.filter(letter.sides.indices.contains).map { side($0, of: letter, material) })
            </div>
            \(proof(letter, material))
            """
    }

    private func reason(_ fault: LayoutError, _ letter: DrawnLetter) -> HTML {
        guard let overflow = letter.overflow else { return "<p>\(fault.inDutch)</p>" }
        return """
            <p>De tekst is <strong>\(overflow.inDutch)</strong>. Onder de rode lijn staat wat er niet op past.</p>
            """
    }

    private func side(_ index: Int, of letter: DrawnLetter, _ material: TemplateMaterial) -> HTML {
        let page = letter.sides[index]
        let isLast = index == letter.sides.indices.last
        let overlays = Overlays(
            page, number: index + 1, letter.profile, limit: isLast ? letter.overflow?.limit : nil)
        let name = sideName(index, letter)
        let picture = SheetPicture(
            key: PictureKey(letter, of: situation.product, material, page: index + 1), size: page.size,
            alternative: "\(name) van de \(situation.product.noun) aan \(persona.name). De tekst staat hiernaast.",
            links: links)
        return """
            \(overlays.choices, if: index == shownFirst)
            <figure class="sheet\(situation.isBroken ? " outdated" : "")">
            <div class="scroll" tabindex="0" role="region" aria-label="\(name)">
            <div class="paper zoom-\(choices.zoom.rawValue)">\(picture.full(zoom: choices.zoom))\(overlays.drawing)</div>
            </div>
            \(links.isLive ? .nothing : "<figcaption>\(name)</figcaption>" as HTML)
            </figure>
            """
    }

    private var shownFirst: Int { links.isLive && letter?.fault == nil ? choices.side - 1 : 0 }

    private func proof(_ letter: DrawnLetter, _ material: TemplateMaterial) -> HTML {
        guard let address = links.proof(of: PictureKey(letter, of: situation.product, material, page: 1)) else {
            return .nothing
        }
        return #"<p><a href="\#(address)">Deze \#(situation.product.noun) als proef (pdf)</a></p>"#
    }

    // MARK: Choices

    private func choice(_ name: String, id: String, isChosen: Bool, _ change: (inout TemplateChoices) -> Void) -> HTML {
        var choices = choices
        change(&choices)
        guard let address = links.link(to: .template(situation.product, choices)) else { return .nothing }
        return """
            <li><a href="\(address)" id="\(id)"\(#" aria-current="true""#, if: isChosen)>\(name)</a></li>
            """
    }

    private func settings(_ letter: DrawnLetter, _ material: TemplateMaterial) -> HTML {
        guard links.isLive else { return .nothing }
        let own = persona.layout(of: material.template)
        let layouts = material.layouts.keys.sorted { ($0 != own ? 1 : 0, $0) < ($1 != own ? 1 : 0, $1) }.map { name in
            choice(
                LayoutProfile.inDutch(name) + (name == own ? " (van deze lezer)" : ""), id: "indeling-\(name)",
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
}
