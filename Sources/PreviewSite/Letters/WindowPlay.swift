import Canvas
import Measures
import PageLayout

/// What shows through the envelope's window while the folded letter slides in it.
struct WindowPlay: Sendable {
    /// Where the letter lies, from its place in the middle.
    struct Shift: Hashable, Sendable {
        var name: String
        var x: Length
        var y: Length
    }

    /// A letter may slide this far each way: the play between a folded sheet and its envelope.
    static let play = 3.mm

    static let shifts = [
        Shift(name: "In het midden", x: .zero, y: .zero),
        Shift(name: "Links boven", x: .zero - play, y: .zero - play),
        Shift(name: "Rechts boven", x: play, y: .zero - play),
        Shift(name: "Links onder", x: .zero - play, y: play),
        Shift(name: "Rechts onder", x: play, y: play),
    ]

    var window: Rectangle
    /// Whether the whole address shows wherever the letter lies.
    var addressAlwaysShows: Bool
    /// Whether the line above it does; it matters only when the letter comes back.
    var returnLineAlwaysShows: Bool
    /// Whether something else of the letter can show.
    var somethingElseShows: Bool

    /// Nil for a card, which goes without an envelope.
    init?(_ page: Page, _ profile: LayoutProfile) {
        guard let window = profile.window else { return nil }
        self.window = window
        let envelope = EnvelopeWindow(area: window, play: Self.play)
        let ink = (page.items + page.preprinted).flatMap { $0.inkedAreas(movedBy: .zero) }
        func alwaysShows(_ zones: Set<PageZone>) -> Bool {
            ink.allSatisfy { !zones.contains($0.zone) || envelope.alwaysShows($0.area) }
        }
        addressAlwaysShows = alwaysShows([.address, .kix])
        returnLineAlwaysShows = alwaysShows([.returnLine])
        somethingElseShows = ink.contains {
            ![.address, .kix, .returnLine].contains($0.zone) && envelope.canShow($0.area)
        }
    }
}

extension PageItem {
    /// Where ink is, by zone; a line of text reaches from its tallest letters to its tails.
    func inkedAreas(movedBy offset: Point) -> [(zone: PageZone, area: Rectangle)] {
        func area(_ rectangle: Rectangle) -> (zone: PageZone, area: Rectangle) {
            (
                zone,
                Rectangle(
                    x: rectangle.left + offset.x, y: rectangle.top + offset.y, width: rectangle.size.width,
                    height: rectangle.size.height)
            )
        }
        switch content {
        case .text(let line, let baseline):
            // Capitals of Open Sans are 0.71 and its tails 0.24 of the font size.
            let size = Length(points: line.runs.map(\.size).max() ?? 0)
            return [
                area(
                    Rectangle(
                        x: baseline.x, y: baseline.y - size * 0.76, width: line.width, height: size))
            ]
        case .rule(let rectangle), .code(_, let rectangle), .drawing(_, let rectangle, _): return [area(rectangle)]
        // Proofs only: it stands under everything on purpose.
        case .watermark: return []
        case .form(let form, let place):
            return form.items.flatMap {
                $0.inkedAreas(movedBy: Point(x: offset.x + place.x, y: offset.y + place.y))
            }
        }
    }
}
