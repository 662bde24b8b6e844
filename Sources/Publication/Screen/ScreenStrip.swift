import Measures

/// A strip of a page, as wide as the text, that no page is cut through: a line of text, or a figure.
struct ScreenStrip: Sendable {
    /// From its own top left corner.
    var marks: [ScreenPage.Mark]
    var height: Length
    /// White above it, but for the first of a page.
    var gap: Length = .zero
    /// Whether it stays on the page of what follows it, as a heading does.
    var keepsWithNext = false
}
