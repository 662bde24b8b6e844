import LetterComposition
import MailboxDomain
import Markup
import PageLayout
import PlainLanguage
import Stationery

/// What a draft does: what was found in it, and its letter to one reader.
struct EditPreview: Sendable {
    /// Of the file that is edited, from the workspace.
    var path: String
    /// Of the file: those in the text field; nil where it is edited in other fields.
    var lines: Range<Int>?
    /// Nil where no letter has the piece.
    var situation: TemplateSituation?
    /// Nil where nothing can be shown.
    var letter: DrawnLetter?
    var reader: Persona
    let frame: PageFrame

    /// It takes the place of itself while somebody types.
    var html: HTML {
        """
        <div id="voorbeeld" class="draft">
        <section class="draft-findings" aria-labelledby="gevonden"><h2 id="gevonden">Wat er van te zeggen is</h2>\(findings)</section>
        <section class="draft-sheet" aria-labelledby="blad"><h2 id="blad">\(title)</h2>\(sheets)</section>
        </div>
        """
    }

    private var title: String { "De \(situation?.product.noun ?? "brief") aan \(reader.name)" }

    // MARK: Findings

    private var findings: HTML {
        guard let situation else { return #"<p class="note">Geen brief gebruikt deze tekst.</p>"# }
        let faults = situation.faults
        // Of a text that is broken the check says what is about another.
        let remarks = situation.isBroken ? [] : situation.check?.report.remarks ?? []
        let here = remarks.filter(isHere).sorted { ($1.severity, $0.place) < ($0.severity, $1.place) }
        let elsewhere = remarks.count - here.count
        let isFine = faults.isEmpty && situation.check != nil && letter?.fault == nil
        return """
            \(layoutFault)
            \(broken(faults), if: !faults.isEmpty)
            \(#"<ol class="findings">\#(here.map(item))</ol>"#, if: !here.isEmpty)
            \(#"<p class="fine">\#(lines == nil ? "Zo kan het." : "Niets gevonden in dit stuk.")</p>"#, if: here.isEmpty && isFine)
            \(unchecked(situation), if: faults.isEmpty && situation.check == nil)
            \(#"<p class="note">Ergens anders in deze \#(situation.product.noun) is nog iets te zeggen: <a href="\#(letterPage(situation))">\#(elsewhere) keer</a>.</p>"#, if: elsewhere > 0)
            """
    }

    private func letterPage(_ situation: TemplateSituation) -> String {
        frame.href(.template(situation.product, TemplateChoices(reader: reader.id)))
    }

    private var layoutFault: HTML {
        guard let situation, !situation.isBroken, let fault = letter?.fault else { return .nothing }
        return """
            <div class="fault"><p><strong>De \(situation.product.noun) aan deze lezer past niet.</strong> \(letter?.overflow.map { "De tekst is \($0.inDutch)." } ?? fault.inDutch)</p></div>
            """
    }

    private func broken(_ faults: [Finding]) -> HTML {
        """
        <div class="fault"><p><strong>Zo kan de \(situation?.product.noun ?? "brief") niet gemaakt worden.</strong></p>
        <ul>\(faults.map { fault in #"<li\#(place(of: fault))><b>\#(words(for: fault))</b> \#(fault.inDutch)</li>"# as HTML })</ul></div>
        """
    }

    private func unchecked(_ situation: TemplateSituation) -> HTML {
        """
        <div class="fault"><p><strong>De taal is niet nagekeken.</strong></p>
        <ul>\(situation.checkFaults.map { #"<li><b>\#($0.place.inDutch)</b> \#($0.inDutch)</li>"# as HTML })</ul></div>
        """
    }

    private func item(_ remark: Remark) -> HTML {
        let line = row(remark.place.line)
        return """
            <li class="\(remark.severity.rawValue)" data-line="\(line)" data-column="\(remark.place.column)" \
            data-last-line="\(row(remark.end.line))" data-last-column="\(remark.end.column)">\
            \(FindingList.body(remark))<p class="place">Regel \(line) van het tekstvak</p></li>
            """
    }

    private func isHere(_ remark: Remark) -> Bool {
        (remark.place.file ?? ownFile) == path && lines?.contains(remark.place.line) == true
    }

    private func isHere(_ fault: Finding) -> Bool {
        guard let lines, let line = fault.place.line else { return false }
        return fault.place.file == path && lines.contains(line)
    }

    /// Of the text field, from 1.
    private func row(_ line: Int) -> Int { line - (lines?.lowerBound ?? 1) + 1 }

    private var ownFile: String? { situation.map { StationeryPath.text(of: $0.product) } }

    /// For the script: where it stands in the text field.
    private func place(of fault: Finding) -> HTML {
        guard isHere(fault), let line = fault.place.line else { return .nothing }
        let column = fault.place.column.flatMap { Int($0) } ?? 1
        return #" data-line="\#(row(line))" data-column="\#(column)""#
    }

    private func words(for fault: Finding) -> String {
        guard isHere(fault), let line = fault.place.line else { return fault.place.inDutch }
        return "Regel \(row(line)) van het tekstvak"
    }

    // MARK: The letter

    private var sheets: HTML {
        guard let situation, let letter, let material = situation.shown, !letter.sides.isEmpty else {
            return #"<p class="no-picture">Er is nu geen blad te laten zien.</p>"#
        }
        let pages = letter.sides.enumerated().filter { !$1.items.isEmpty }
        // The side with the text first: a card's is its back.
        let text = letter.profile.body.page - 1
        let own = pages.filter { $0.offset == text } + pages.filter { $0.offset != text }
        return """
            \(#"<p class="note">Dit is de laatste versie die goed was.</p>"#, if: situation.isBroken)
            <div class="sheets\(situation.isBroken ? " outdated" : "")">
            \(own.map { index, page in picture(index, page, letter, material, of: situation) })
            </div>
            """
    }

    private func picture(
        _ index: Int, _ page: Page, _ letter: DrawnLetter, _ material: TemplateMaterial, of situation: TemplateSituation
    ) -> HTML {
        let picture = SheetPicture(
            key: PictureKey(letter, of: situation.product, material, page: index + 1), size: page.size,
            alternative:
                "Kant \(index + 1) van de \(situation.product.noun) aan \(reader.name), met de tekst uit het tekstvak.",
            links: frame.links)
        return #"<div class="paper zoom-passend">\#(picture.full(zoom: .fit))</div>"#
    }
}
