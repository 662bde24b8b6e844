import Markup
import Measures
import PageLayout
import PlainLanguage

/// The folded letter in its envelope, lying in five places.
struct EnvelopeFigures: Sendable {
    var play: WindowPlay
    var sheet: Size
    /// Where the letter is folded first; nil where it is not.
    var fold: Length?
    /// The address of the picture of its front.
    var picture: String

    var html: HTML {
        let figures = play.views.map(figure)
        return """
            <section aria-labelledby="envelop">
            <h2 id="envelop">In de envelop</h2>
            <p class="verdict \(play.addressAlwaysShows && !play.somethingElseShows ? "good" : "bad")">\(verdict)</p>
            <div class="envelopes">\(figures)</div>
            <p class="note">\(note) U ziet van de envelop alleen het stuk met het venster.</p>
            </section>
            """
    }

    private var note: String {
        let (width, height) = (play.window.play.width, play.window.play.height)
        guard width > .zero || height > .zero else { return "De opmaak zegt niet hoe ver de brief kan schuiven." }
        return "De brief kan \(Self.text(width)) millimeter opzij schuiven en \(Self.text(height)) omhoog of omlaag."
    }

    private static func text(_ length: Length) -> String {
        let text = DutchNumber.text(length.millimetres)
        return text.hasSuffix(",0") ? String(text.dropLast(2)) : text
    }

    private var verdict: String {
        var sentences = [
            play.addressAlwaysShows
                ? "Het adres blijft helemaal te zien, hoe de brief ook ligt."
                : "Het adres valt voor een deel weg als de brief verschuift."
        ]
        if play.somethingElseShows { sentences.append("Er is ook iets anders van de brief te zien.") }
        if !play.returnLineAlwaysShows {
            sentences.append(
                "De kleine regel boven het adres kan voor een deel wegvallen. Die is er voor als de post terugkomt.")
        }
        return sentences.joined(separator: " ")
    }

    /// The opening with some of the envelope around it, up to the nearer side: large enough to read the address.
    private func part(of envelope: Rectangle, around opening: Rectangle) -> Rectangle {
        let near = opening.inset(by: .zero - 14.mm)
        let isAtLeft = opening.left - envelope.left < envelope.right - opening.right
        let left = isAtLeft ? envelope.left : near.left
        let right = isAtLeft ? near.right : envelope.right
        return Rectangle(x: left, y: near.top, width: right - left, height: near.size.height)
    }

    /// The letter lies still, and the envelope around it.
    private func figure(_ view: WindowPlay.View) -> HTML {
        let (opening, play, shown) = (view.part, play.window.play, play.window.shown)
        let inside = Rectangle(
            x: opening.left - shown.left, y: opening.top - shown.top, width: sheet.width + play.width,
            height: (fold ?? sheet.height) + play.height)
        let envelope = inside.inset(by: .zero - 3.mm)
        let part = part(of: envelope, around: opening)
        let name = view.name.lowercased().replacing(" ", with: "-")
        return """
            <figure>
            <svg viewBox="\(Overlays.number(part.left)) \(Overlays.number(part.top)) \
            \(Overlays.number(part.size.width)) \(Overlays.number(part.size.height))" \
            role="img" aria-label="Envelop: brief \(view.name.lowercased())">
            <clipPath id="venster-\(name)">\(Overlays.rectangle(opening))</clipPath>
            <g class="envelope">\(Overlays.rectangle(envelope))</g>
            <g class="opening">\(Overlays.rectangle(opening))</g>
            <g clip-path="url(#venster-\(name))"><image href="\(picture)" x="0" y="0" \
            width="\(Overlays.number(sheet.width))" height="\(Overlays.number(sheet.height))"/></g>
            <g class="edge">\(Overlays.rectangle(opening))</g>
            </svg>
            <figcaption>\(view.name)</figcaption>
            </figure>
            """
    }
}
