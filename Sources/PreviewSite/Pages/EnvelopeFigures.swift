import Markup
import Measures
import PageLayout

/// The folded letter in its envelope, lying in five places.
struct EnvelopeFigures: Sendable {
    var play: WindowPlay
    var sheet: Size
    /// Where the letter is folded first; nil where it is not.
    var fold: Length?
    /// The address of the picture of its front.
    var picture: String

    var html: HTML {
        let figures = WindowPlay.shifts.map(figure)
        return """
            <section aria-labelledby="envelop">
            <h2 id="envelop">In de envelop</h2>
            <p class="verdict \(play.addressAlwaysShows && !play.somethingElseShows ? "good" : "bad")">\(verdict)</p>
            <div class="envelopes">\(figures)</div>
            <p class="note">De brief kan 3 millimeter schuiven. U ziet van de envelop alleen het stuk met het venster.</p>
            </section>
            """
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

    /// The window with some of the envelope around it, up to the nearer side: large enough to read the address.
    private func part(of envelope: Rectangle) -> Rectangle {
        let margin = 14.mm
        let near = play.window.inset(by: .zero - margin)
        let isAtLeft = play.window.left - envelope.left < envelope.right - play.window.right
        let left = isAtLeft ? envelope.left : near.left
        let right = isAtLeft ? near.right : envelope.right
        return Rectangle(x: left, y: near.top, width: right - left, height: near.size.height)
    }

    private func figure(_ shift: WindowPlay.Shift) -> HTML {
        let margin = 6.mm
        let panel = Rectangle(x: .zero, y: .zero, width: sheet.width, height: fold ?? sheet.height)
        let envelope = panel.inset(by: .zero - margin)
        let view = part(of: envelope)
        let name = "\(shift.x.millimetres)\(shift.y.millimetres)".replacing("-", with: "m").replacing(".", with: "-")
        return """
            <figure>
            <svg viewBox="\(Overlays.number(view.left)) \(Overlays.number(view.top)) \
            \(Overlays.number(view.size.width)) \(Overlays.number(view.size.height))" \
            role="img" aria-label="Envelop: brief \(shift.name.lowercased())">
            <clipPath id="venster-\(name)">\(Overlays.rectangle(play.window))</clipPath>
            <g class="envelope">\(Overlays.rectangle(envelope))</g>
            <g class="opening">\(Overlays.rectangle(play.window))</g>
            <g clip-path="url(#venster-\(name))"><image href="\(picture)" x="\(Overlays.number(shift.x))" \
            y="\(Overlays.number(shift.y))" width="\(Overlays.number(sheet.width))" \
            height="\(Overlays.number(sheet.height))"/></g>
            <g class="edge">\(Overlays.rectangle(play.window))</g>
            </svg>
            <figcaption>\(shift.name)</figcaption>
            </figure>
            """
    }
}
