package import Measures

/// The window of an envelope over the front of a folded sheet: the one answer to what shows through it.
package struct EnvelopeWindow: Hashable, Sendable {
    /// From the sheet's corner, while the sheet lies in the middle of its envelope.
    package var area: Rectangle
    /// How far the sheet may slide each way.
    package var play: Length

    package init(area: Rectangle, play: Length = .zero) {
        self.area = area
        self.play = play
    }

    /// Whether all of a place shows, wherever the sheet lies.
    package func alwaysShows(_ place: Rectangle) -> Bool { area.inset(by: play).contains(place) }

    /// Whether some of a place shows where the sheet lies badly.
    package func canShow(_ place: Rectangle) -> Bool { area.inset(by: .zero - play).overlaps(place) }
}
