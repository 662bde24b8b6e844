/// What stands on a page or in a form of its own, in the order in which it is drawn. Places are in points from the left and
/// top of the page, or from the origin of the form.
package struct ReadContent: Hashable, Sendable {
    package struct Text: Hashable, Sendable {
        /// Where its first glyph stands, on the baseline.
        package var x: Double
        package var y: Double
        /// UTF-8, with the white space that the file has.
        package var utf8: [UInt8]
        package var glyphs: [Glyph]
        /// Whether ink is on the paper where it begins: not cut away, not lighter than print can be.
        package var isSeen: Bool
        /// Whether the line stands as lines of a letter do, and not turned.
        package var isUpright: Bool

        package init(
            x: Double, y: Double, utf8: [UInt8], glyphs: [Glyph] = [], isSeen: Bool = true, isUpright: Bool = true
        ) {
            (self.x, self.y, self.utf8, self.glyphs) = (x, y, utf8, glyphs)
            (self.isSeen, self.isUpright) = (isSeen, isUpright)
        }
    }

    /// The number of a font's object, and the code of one of its glyphs.
    package struct Glyph: Hashable, Sendable {
        package var font: UInt32
        package var code: UInt16
    }

    /// Modules in rows, as a mark or a KIX code.
    package struct Code: Hashable, Sendable {
        package var area: PageRectangle
        package var columns: Int
        package var rows: Int
        /// Row by row from the top, eight modules a byte, black is 1.
        package var modules: [UInt8]
        /// What it holds; nil where nobody read it, or it cannot be read.
        package var text: String?

        package init(area: PageRectangle, columns: Int, rows: Int, modules: [UInt8]) {
            (self.area, self.columns, self.rows, self.modules) = (area, columns, rows, modules)
        }
    }

    /// What pages share, drawn at a place.
    package struct PlacedForm: Hashable, Sendable {
        /// Of its object.
        package var number: Int
        package var x: Double
        package var y: Double

        package init(number: Int, x: Double, y: Double) { (self.number, self.x, self.y) = (number, x, y) }
    }

    package var texts: [Text] = []
    package var codes: [Code] = []
    package var rules: [PageRectangle] = []
    package var forms: [PlacedForm] = []
    /// Whether lines and curves are drawn, which are not looked at one by one.
    package var hasPaths = false

    package init() {}

    package var isEmpty: Bool { texts.isEmpty && codes.isEmpty && rules.isEmpty && forms.isEmpty && !hasPaths }
}
