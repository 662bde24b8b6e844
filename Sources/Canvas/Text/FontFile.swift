package import StrictFiles

/// One pinned font file, by its place among the fonts of a `FontLibrary`.
package struct FontFile: Hashable, Sendable {
    package static let fileLimit = FileLimit.megabytes(50)

    /// As the file itself names it, such as `Open Sans`.
    package var family: String
    package var weight: FontWeight
    package var path: String
    /// Of its bytes as they were compared: hexadecimal, lower case.
    package var sha256: String

    package init(family: String, weight: FontWeight, path: String, sha256: String) {
        self.family = family
        self.weight = weight
        self.path = path
        self.sha256 = sha256
    }
}

package enum FontWeight: String, Hashable, Sendable, CaseIterable { case regular, bold }

/// How text looks: weight and size. The families are those of the library, in order of preference.
package struct TextStyle: Hashable, Sendable {
    package var weight: FontWeight
    /// In points.
    package var size: Double

    package init(size: Double, weight: FontWeight = .regular) {
        self.size = size
        self.weight = weight
    }
}

/// A piece of text in one style.
package struct TextSpan: Hashable, Sendable {
    package var text: String
    package var style: TextStyle

    package init(_ text: String, _ style: TextStyle) {
        self.text = text
        self.style = style
    }
}
