import LetterComposition
import MailboxDomain
import Markup
import PageLayout
import PlainLanguage
import Stationery

/// All templates, each with what one wants to know first.
struct OverviewPage: Sendable {
    struct Entry: Sendable {
        var situation: TemplateSituation
        /// To the first of the readers.
        var letter: DrawnLetter?
    }

    var entries: [Entry]
    var remarks: SharedRemarks
    var time: DutchTime
    let frame: PageFrame

    var html: String {
        frame.page(
            "Overzicht", at: .overview,
            """
            <h1>Brieven en kaarten</h1>
            <p class="lead">Kies een brief. \(frame.links.isLive
                ? "Wat iemand bewaart, hier of in een eigen tekstprogramma, staat meteen op deze pagina's."
                : "Deze pagina's laten zien hoe het was.")</p>
            \(remarks.html)
            <ul class="templates">\(entries.map(card))</ul>
            """)
    }

    private func card(_ entry: Entry) -> HTML {
        let situation = entry.situation
        let address = DeskAddress.template(situation.product, TemplateChoices(reader: entry.readerID))
        return """
            <li class="template\(situation.isBroken ? " broken" : "")" id="\(situation.product.rawValue)">
            <div class="thumbnail">\(picture(entry))</div>
            <div class="facts">
            <h2><a href="\(frame.href(address))">\(wholeWords: situation.title)</a></h2>
            <p class="product">\(situation.product.inDutch)</p>
            \(#"<p class="verdict bad">Deze \#(situation.product.noun) kan nu niet gemaakt worden. Open hem om te zien waarom.</p>"#, if: situation.isBroken)
            \(FindingCounts(situation, entry.letter).html)
            <dl>
            <div><dt>Versie</dt><dd>\(situation.version.isEmpty ? "onbekend" : situation.version)</dd></div>
            <div><dt>Woorden</dt><dd>\(words(situation))</dd></div>
            <div><dt>Bladzijden</dt><dd>\(pages(entry.letter))</dd></div>
            <div><dt>Laatst veranderd</dt><dd>\(situation.lastChange?.inDutchWords(time) ?? "onbekend")</dd></div>
            </dl>
            \(ApprovalList(standing: situation.standing).html)
            </div>
            </li>
            """
    }

    private func words(_ situation: TemplateSituation) -> String {
        let counts = situation.check?.report.variants.map(\.statistics.words) ?? []
        guard let first = counts.first, let longest = counts.max() else { return "onbekend" }
        return first == longest ? "\(first)" : "\(first), langste vorm \(longest)"
    }

    /// Sides that something stands on.
    private func pages(_ letter: DrawnLetter?) -> String {
        guard let letter, letter.fault == nil else {
            return letter?.overflow.map { "past niet: \($0.inDutch)" } ?? "past niet"
        }
        return "\(letter.sides.count { !$0.items.isEmpty })"
    }

    private func picture(_ entry: Entry) -> HTML {
        guard let letter = entry.letter, let material = entry.situation.shown, let page = letter.sides.first else {
            return #"<p class="no-picture">Nog geen beeld</p>"#
        }
        return SheetPicture(
            key: PictureKey(letter, of: entry.situation.product, material, page: 1),
            size: page.size, alternative: "", links: frame.links
        ).thumbnail
    }
}

extension OverviewPage.Entry {
    var readerID: String { letter?.persona.id ?? "gewoon" }
}
