import LetterComposition
import MailboxDomain
import Markup
import PageLayout
import Stationery

/// Every form of a product side by side, as it comes out of the printer.
struct FormGrid: Sendable {
    struct Cell: Sendable {
        var form: LetterForm
        var persona: Persona
        var letter: DrawnLetter
        var words: Int
    }

    var situation: TemplateSituation
    var cells: [Cell]
    let frame: PageFrame

    var html: HTML {
        guard let material = situation.shown else {
            return #"<p class="no-picture">Er is nog geen goede versie om te laten zien.</p>"#
        }
        let formats = [("Gewone letter", "gewoon"), ("Grote letter", "groot")].enumerated().map { index, name -> HTML in
            let own = cells.filter { ($0.form.format == .large) == (index == 1) }
            guard !own.isEmpty else { return .nothing }
            return """
                <section aria-labelledby="vormen-\(name.1)"><h3 id="vormen-\(name.1)">\(name.0)</h3>
                <ul class="forms">\(own.map { figure($0, material) })</ul></section>
                """
        }
        return "\(formats)"
    }

    private func figure(_ cell: Cell, _ material: TemplateMaterial) -> HTML {
        let choices = TemplateChoices(
            reader: cell.persona.id,
            layout: cell.letter.profile.name == cell.persona.layout(of: material.template)
                ? nil : cell.letter.profile.name)
        let address = DeskAddress.template(situation.product, choices)
        return """
            <li class="form">
            <h4><a href="\(frame.href(address))">\(cell.form.name)</a></h4>
            \(cell.form.others.isEmpty ? .nothing : Self.note("Ook voor: \(cell.form.others.map(\.inDutch).joined(separator: "; "))."))
            \(cell.form.differing.isEmpty ? .nothing : Self.note("Anders dan gewoon: \(cell.form.differing.map { $0.inDutch.lowercased() }.joined(separator: ", "))."))
            \(Self.note("Woorden: \(cell.words)."))
            \(cell.letter.fault.map { Self.fault($0, cell.letter) } ?? .nothing)
            <div class="form-sides">\(sides(of: cell, material))</div>
            </li>
            """
    }

    private static func note(_ text: String) -> HTML { #"<p class="note">\#(text)</p>"# }

    private static func fault(_ fault: LayoutError, _ letter: DrawnLetter) -> HTML {
        let reason = letter.overflow.map { "De tekst is \($0.inDutch)." } ?? fault.inDutch
        return #"<p class="verdict bad">Past niet. \#(reason)</p>"#
    }

    private func sides(of cell: Cell, _ material: TemplateMaterial) -> [HTML] {
        cell.letter.sides.enumerated().compactMap { index, page in
            guard page.items.contains(where: { $0.zone != .mark && $0.zone != .foldMarks }) else { return nil }
            let side = index == 0 ? "Voorkant" : index == 1 ? "Achterkant" : "Bladzijde \(index + 1)"
            return SheetPicture(
                key: PictureKey(cell.letter, of: situation.product, material, page: index + 1), size: page.size,
                alternative: "\(side): \(cell.form.name.lowercased()).", links: frame.links
            ).beside
        }
    }
}
