import LetterComposition
import MailboxDomain
import Markup
import PlainLanguage
import Stationery

/// The findings of a text: a box for each word that some begin at, and a list of all.
struct FindingList: Sendable {
    var remarks: [Remark]
    /// The text beside them.
    var text: MarkedText

    /// Opened by the word's button (`popovertarget`), by the browser itself.
    var popovers: HTML {
        """
        \(text.firstWords.map { word -> HTML in
            """
            <div class="finding-box" popover id="bevinding-\((word.starting.first ?? 0) + 1)">\
            \(heaviestFirst(word.remarks).map { Self.body(remarks[$0]) })</div>
            """
        })
        """
    }

    private func heaviestFirst(_ indices: some Sequence<Int>) -> [Int] {
        indices.sorted { (remarks[$1].severity, $0) < (remarks[$0].severity, $1) }
    }

    var html: HTML {
        guard !remarks.isEmpty else {
            return #"<p class="fine">De taalcontrole heeft niets gevonden.</p>"#
        }
        let marked = text.marked
        let items = heaviestFirst(remarks.indices).map { index -> HTML in
            let place = Finding.Place(
                file: remarks[index].place.file ?? "nl.md", line: remarks[index].place.line,
                column: "\(remarks[index].place.column)")
            return """
                <li class="\(remarks[index].severity.rawValue)">\(Self.body(remarks[index]))
                <p class="place">\(place.inDutch)\(marked.contains(index) ? "" : " · niet in de tekst van deze lezer")</p></li>
                """
        }
        return #"<ol class="findings">\#(items)</ol>"#
    }

    static func body(_ remark: Remark) -> HTML {
        """
        <p class="what"><strong class="\(remark.severity.rawValue)">\(remark.severity.inDutch)</strong> \
        \(remark.message)</p>
        \(remark.alternative.map { #"<p class="instead">Liever: <b>\#($0)</b></p>"# } ?? HTML.nothing)
        <p class="source">Bron: \(remark.rule.source)</p>
        """
    }
}
