/// A share with the 95 % interval around it.
package struct Proportion: Codable, Hashable, Sendable {
    /// From 0 to 1; of a difference from -1 to 1.
    package var share: Double
    package var low: Double
    package var high: Double

    /// The 97.5 % point of the normal distribution.
    static let z = 1.959_963_984_540_054

    init(_ share: Double, _ low: Double, _ high: Double) {
        (self.share, self.low, self.high) = (share, low, high)
    }

    /// By Wilson's score (1927): it stays between 0 and 1, and holds what it says with few and with rare ones.
    ///
    /// - Parameter all: more than 0.
    package init(_ count: Int, of all: Int) {
        let (number, share) = (Double(all), Double(count) / Double(all))
        let square = Self.z * Self.z
        let middle = (share + square / (2 * number)) / (1 + square / number)
        let half =
            Self.z / (1 + square / number)
            * (share * (1 - share) / number + square / (4 * number * number)).squareRoot()
        self.init(share, max(0, middle - half), min(1, middle + half))
    }

    /// How much larger this one is than another of other people, by Newcombe's hybrid score (1998, method 10).
    package func difference(from other: Proportion) -> Proportion {
        let difference = share - other.share
        func root(_ own: Double, _ others: Double) -> Double { (own * own + others * others).squareRoot() }
        return Proportion(
            difference, difference - root(share - low, other.high - other.share),
            difference + root(high - share, other.share - other.low))
    }

    /// Rounded to thousandths.
    var rounded: Proportion {
        func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        return Proportion(thousandths(share), thousandths(low), thousandths(high))
    }
}
