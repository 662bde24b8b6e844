/// A distance on paper, in millimetres.
package struct Length: Hashable, Sendable {
    package var millimetres: Double

    package static let zero = Length(millimetres: 0)

    package init(millimetres: Double) { self.millimetres = millimetres }

    package init(points: Double) { millimetres = points / Self.pointsPerMillimetre }

    /// In PostScript points, 72 to the inch: the only place where the unit changes.
    package var points: Double { millimetres * Self.pointsPerMillimetre }

    /// In whole micrometres: what two places are compared by. What is no number, or beyond a million kilometres, is as
    /// far as that.
    package var micrometres: Int64 {
        let most = 1e18
        guard !millimetres.isNaN else { return Int64(most) }
        return Int64(min(max((millimetres * 1000).rounded(), -most), most))
    }

    private static let pointsPerMillimetre = 72 / 25.4
}

extension Length: Comparable, AdditiveArithmetic {
    package static func < (left: Self, right: Self) -> Bool { left.millimetres < right.millimetres }
    package static func + (left: Self, right: Self) -> Self { Self(millimetres: left.millimetres + right.millimetres) }
    package static func - (left: Self, right: Self) -> Self { Self(millimetres: left.millimetres - right.millimetres) }
    package static func * (left: Self, factor: Double) -> Self { Self(millimetres: left.millimetres * factor) }
    package static func / (left: Self, right: Self) -> Double { left.millimetres / right.millimetres }
}

extension Double {
    package var mm: Length { Length(millimetres: self) }
}

extension Int {
    package var mm: Length { Length(millimetres: Double(self)) }
}
