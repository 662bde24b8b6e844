/// Points from the left and top of the page, or of the form that it belongs to.
package struct PageRectangle: Hashable, Sendable {
    package var left: Double
    package var top: Double
    package var right: Double
    package var bottom: Double

    package init(left: Double, top: Double, right: Double, bottom: Double) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    package func contains(_ x: Double, _ y: Double) -> Bool { left <= x && x <= right && top <= y && y <= bottom }

    func intersection(_ other: PageRectangle) -> PageRectangle {
        PageRectangle(
            left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
            bottom: min(bottom, other.bottom))
    }
}
