import LetterComposition
import Markup
import PageLayout
import PlainLanguage
import Stationery

/// All readers of all templates at a glance, those that need a look first.
struct ReadersPage: Sendable {
    struct Cell: Sendable {
        var situation: TemplateSituation
        var letter: DrawnLetter?
        var persona: Persona

        /// Why one should look here; empty where all is well.
        var reasons: [String] = []
        /// The heavier, the earlier: 3 is not printed at all, 0 is fine.
        var weight = 0

        init(_ situation: TemplateSituation, _ persona: Persona, _ letter: DrawnLetter?) {
            (self.situation, self.persona, self.letter) = (situation, persona, letter)
            if situation.isBroken { note("Kan nu niet gemaakt worden", 3) }
            if let fault = letter?.fault {
                note(letter?.overflow.map { "Past niet: \($0.inDutch)" } ?? fault.inDutch, 3)
            }
            if let letter, let front = letter.sides.first, let play = WindowPlay(front, letter.profile) {
                if !play.addressAlwaysShows { note("Adres kan wegvallen in het venster", 2) }
                if play.somethingElseShows { note("Andere tekst kan te zien zijn in het venster", 2) }
            }
            if letter?.townRunsOn == true {
                note("Plaats past niet op één regel", 2)
            } else if letter?.addressRunsOn == true {
                note("Adres loopt door op de volgende regel", 1)
            }
            guard !situation.isBroken, let template = situation.shown?.template, let check = situation.check else {
                return
            }
            let text = MarkedText(of: template, for: persona, remarks: check.report.remarks)
            let counts = FindingCounts(text.marked.sorted().map { check.report.remarks[$0] })
            for severity in [Severity.error, .warning] {
                let count = counts.counts[severity, default: 0]
                if count > 0 { note(severity.counted(count), severity == .error ? 2 : 1) }
            }
        }

        private mutating func note(_ reason: String, _ weight: Int) {
            reasons.append(reason)
            self.weight = max(self.weight, weight)
        }
    }

    /// In any order.
    var cells: [Cell]
    let frame: PageFrame

    var html: String {
        let urgent = cells.filter { $0.weight > 0 }
        let fine = cells.filter { $0.weight == 0 }
        return frame.page(
            "Alle lezers", at: .readers,
            """
            <h1>Alle lezers, alle brieven</h1>
            <p class="lead">\(cells.count) brieven. \(urgent.isEmpty ? "Ze passen allemaal." : "Eerst die waar u naar moet kijken: \(urgent.count).")</p>
            \(section("Kijk hier eerst naar", "eerst", urgent.enumerated().sorted {
                ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
            }.map(\.element)))
            \(fineSection(fine))
            """)
    }

    private func section(_ title: String, _ id: String, _ cells: [Cell]) -> HTML {
        guard !cells.isEmpty else { return .nothing }
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(title)</h2>
            <ul class="matrix">\(cells.map(html))</ul></section>
            """
    }

    /// One row of thumbnails a template.
    private func fineSection(_ cells: [Cell]) -> HTML {
        guard !cells.isEmpty else { return .nothing }
        let rows = Product.allCases.compactMap { product -> HTML? in
            let own = cells.filter { $0.situation.product == product }
            guard let title = own.first?.situation.title else { return nil }
            return """
                <h3 id="goed-\(product.rawValue)">\(title) <span class="product">\(product.inDutch)</span></h3>
                <ul class="matrix" aria-labelledby="goed-\(product.rawValue)">\(own.map(html))</ul>
                """
        }
        return #"<section aria-labelledby="goed"><h2 id="goed">Hier is niets mee</h2>\#(rows)</section>"#
    }

    private func html(_ cell: Cell) -> HTML {
        let address = DeskAddress.template(cell.situation.product, TemplateChoices(reader: cell.persona.id))
        return """
            <li class="weight-\(cell.weight)"><a href="\(frame.href(address))">
            <span class="thumbnail">\(picture(cell))</span>
            <b>\(cell.persona.name)</b> <span class="unseen">–</span> <span>\(wholeWords: cell.situation.title)</span></a>
            \(cell.reasons.map { #"<p class="reason">\#($0)</p>"# as HTML })</li>
            """
    }

    private func picture(_ cell: Cell) -> HTML {
        guard let letter = cell.letter, let material = cell.situation.shown, let front = letter.sides.first else {
            return #"<span class="no-picture">Geen beeld</span>"#
        }
        // The side with the text: a card's is its back.
        let page = min(letter.profile.body.page, letter.sides.count)
        return SheetPicture(
            key: PictureKey(letter, of: cell.situation.product, material, page: page),
            size: front.size, alternative: "", links: frame.links
        ).small
    }
}
