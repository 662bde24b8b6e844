package import Measures

/// The window of an envelope over the front of a folded sheet: the one answer to what shows through it.
///
/// All places are measured from the left and top of the sheet.
package struct EnvelopeWindow: Hashable, Sendable {
    /// What shows wherever the sheet lies in its envelope.
    package var shown: Rectangle
    /// What can show where the sheet lies badly; it holds `shown`.
    package var reach: Rectangle

    /// Where the sheet lies in its envelope.
    package enum Corner: CaseIterable, Sendable {
        case leftTop, rightTop, leftBottom, rightBottom
    }

    /// - Parameter reach: nil where nothing is known of the play.
    package init(shown: Rectangle, reach: Rectangle? = nil) {
        self.shown = shown
        self.reach = reach ?? shown
    }

    /// Nil where the sheet does not go into the envelope.
    package init?(of envelope: EnvelopeShape, over sheet: FoldedSheet) {
        let (inside, opening) = (envelope.inside, envelope.opening)
        let play = Size(width: inside.width - sheet.size.width, height: inside.height - sheet.size.height)
        guard play.width >= .zero, play.height >= .zero else { return nil }
        // The further the sheet lies to the right and down, the further left and up the opening lies over it.
        let top = opening.top - sheet.overhang
        shown = Rectangle(
            x: opening.left, y: top, width: opening.size.width - play.width,
            height: opening.size.height - play.height)
        reach = Rectangle(
            x: opening.left - play.width, y: top - play.height, width: opening.size.width + play.width,
            height: opening.size.height + play.height)
    }

    /// How far the sheet can slide from side to side, and up and down.
    package var play: Size { Size(width: shown.left - reach.left, height: shown.top - reach.top) }

    /// Whether all of a place shows, wherever the sheet lies.
    package func alwaysShows(_ place: Rectangle) -> Bool { shown.contains(place) }

    /// Whether some of a place shows where the sheet lies badly.
    package func canShow(_ place: Rectangle) -> Bool { reach.overlaps(place) }

    /// The part of the sheet that shows while it lies in a corner.
    package func view(at corner: Corner) -> Rectangle {
        let isLeft = corner == .leftTop || corner == .leftBottom
        let isTop = corner == .leftTop || corner == .rightTop
        let left = isLeft ? shown.left : reach.left
        let top = isTop ? shown.top : reach.top
        return Rectangle(
            x: left, y: top, width: (isLeft ? reach.right : shown.right) - left,
            height: (isTop ? reach.bottom : shown.bottom) - top)
    }
}
