package import Measures

/// One line of text whose glyphs stand at fixed places; nothing about it is decided later.
package struct TextLine: Hashable, Sendable {
    package var runs: [GlyphRun]
    package var width: Length
    /// Whether a character is in none of the pinned fonts: such a line must not be printed.
    package var hasMissingGlyphs: Bool

    /// The text in reading order.
    package var text: String { runs.sorted { $0.textOffset < $1.textOffset }.map(\.text).joined() }
}

/// Glyphs of one font and size, in visual order.
package struct GlyphRun: Hashable, Sendable {
    /// Index into the fonts of the library.
    package var font: Int
    /// In points.
    package var size: Double
    package var text: String
    /// Where the text of this run begins in its paragraph, in UTF-8 bytes.
    package var textOffset: Int
    package var glyphs: [Glyph]
    package var clusters: [Cluster]
    package var isRightToLeft: Bool
}

/// A glyph at its place, from the start of its line on the baseline, in 1/1024 point (Pango's unit).
package struct Glyph: Hashable, Sendable {
    package var id: UInt32
    package var x: Int32
    package var y: Int32
}

/// How many bytes of text belong to how many glyphs: what makes printed text searchable.
package struct Cluster: Hashable, Sendable {
    package var bytes: Int32
    package var glyphs: Int32
}
