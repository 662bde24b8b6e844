/// A place on a page, from its top left corner.
package struct Point: Hashable, Sendable {
    package var x: Length
    package var y: Length

    package static let zero = Point(x: .zero, y: .zero)

    package init(x: Length, y: Length) {
        self.x = x
        self.y = y
    }
}

package struct Size: Hashable, Sendable {
    package var width: Length
    package var height: Length

    package init(width: Length, height: Length) {
        self.width = width
        self.height = height
    }
}

package struct Rectangle: Hashable, Sendable {
    package var origin: Point
    package var size: Size

    package init(x: Length, y: Length, width: Length, height: Length) {
        origin = Point(x: x, y: y)
        size = Size(width: width, height: height)
    }

    package var left: Length { origin.x }
    package var top: Length { origin.y }
    package var right: Length { origin.x + size.width }
    package var bottom: Length { origin.y + size.height }

    package func inset(by margin: Length) -> Rectangle {
        Rectangle(
            x: left + margin, y: top + margin, width: size.width - margin * 2, height: size.height - margin * 2)
    }

    /// Whether nothing lies in it.
    package var isEmpty: Bool { size.width <= .zero || size.height <= .zero }

    /// What lies in both; empty where they are apart.
    package func shared(with other: Rectangle) -> Rectangle {
        let (left, top) = (max(left, other.left), max(top, other.top))
        return Rectangle(
            x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }

    package func contains(_ other: Rectangle) -> Bool {
        // A micrometre of play, for sums of rounded numbers.
        let play = 0.001.mm
        return left <= other.left + play && top <= other.top + play && other.right <= right + play
            && other.bottom <= bottom + play
    }

    package func overlaps(_ other: Rectangle) -> Bool {
        let play = 0.001.mm
        return left + play < other.right && other.left + play < right && top + play < other.bottom
            && other.top + play < bottom
    }
}
