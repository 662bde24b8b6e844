import FallbackRun
import LetterComposition
import MailboxDomain
import PlainLanguage

/// The findings of a text: one box each that opens at its word, and a list of all.
struct FindingList: Sendable {
    var remarks: [Remark]
    /// Those at a word of the text beside them.
    var marked: Set<Int>

    /// Opened by the word's button (`popovertarget`), by the browser itself.
    var popovers: HTML {
        """
        \(remarks.indices.filter(marked.contains).map { index -> HTML in
            #"<div class="finding-box" popover id="bevinding-\#(index + 1)">\#(Self.body(remarks[index]))</div>"#
        })
        """
    }

    var html: HTML {
        guard !remarks.isEmpty else {
            return #"<p class="fine">De taalcontrole heeft niets gevonden.</p>"#
        }
        let items = remarks.indices.sorted { remarks[$0].severity > remarks[$1].severity }.map { index -> HTML in
            let place = Finding.Place(
                file: "nl.md", line: remarks[index].place.line, column: "\(remarks[index].place.column)")
            return """
                <li class="\(remarks[index].severity.rawValue)">\(Self.body(remarks[index]))
                <p class="place">\(place.inDutch)\(marked.contains(index) ? "" : " · niet in de brief van deze lezer")</p></li>
                """
        }
        return #"<ol class="findings">\#(items)</ol>"#
    }

    private static func body(_ remark: Remark) -> HTML {
        """
        <p class="what"><strong class="\(remark.severity.rawValue)">\(remark.severity.inDutch)</strong> \
        \(remark.message)</p>
        \(remark.alternative.map { #"<p class="instead">Liever: <b>\#($0)</b></p>"# } ?? HTML.nothing)
        <p class="source">Bron: \(remark.rule.source)</p>
        """
    }
}
