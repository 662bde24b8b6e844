import Canvas
import Measures
import PageLayout

/// What shows through the envelope's window while the folded letter slides in it.
struct WindowPlay: Sendable {
    /// Where the letter lies, and what of it shows.
    struct View: Hashable, Sendable {
        var name: String
        /// Of the front of the letter.
        var part: Rectangle
    }

    let window: EnvelopeWindow

    /// In the middle, and in each corner.
    var views: [View] {
        let (play, shown) = (window.play, window.shown)
        let middle = Rectangle(
            x: shown.left - play.width * 0.5, y: shown.top - play.height * 0.5,
            width: shown.size.width + play.width, height: shown.size.height + play.height)
        return [View(name: "In het midden", part: middle)]
            + EnvelopeWindow.Corner.allCases.map { View(name: Self.name(of: $0), part: window.view(at: $0)) }
    }

    private static func name(of corner: EnvelopeWindow.Corner) -> String {
        switch corner {
        case .leftTop: "Links boven"
        case .rightTop: "Rechts boven"
        case .leftBottom: "Links onder"
        case .rightBottom: "Rechts onder"
        }
    }

    /// Whether the whole address shows wherever the letter lies.
    var addressAlwaysShows: Bool
    /// Whether the line above it does; it matters only when the letter comes back.
    var returnLineAlwaysShows: Bool
    /// Whether something else of the letter can show.
    var somethingElseShows: Bool

    /// Nil for a card, which goes without an envelope.
    init?(_ page: Page, _ profile: LayoutProfile) {
        guard let window = profile.envelopeWindow else { return nil }
        self.window = window
        let ink = (page.items + page.preprinted).flatMap { $0.inkedAreas(movedBy: .zero) }
        func alwaysShows(_ zones: Set<PageZone>) -> Bool {
            ink.allSatisfy { !zones.contains($0.zone) || window.alwaysShows($0.area) }
        }
        addressAlwaysShows = alwaysShows([.address, .kix])
        returnLineAlwaysShows = alwaysShows([.returnLine])
        somethingElseShows = ink.contains {
            ![.address, .kix, .returnLine].contains($0.zone) && window.canShow($0.area)
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
