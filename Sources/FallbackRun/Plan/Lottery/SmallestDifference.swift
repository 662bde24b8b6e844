/// The smallest rise of a share that two groups of such sizes show with a chance of 80 percent, at an error of 5 percent.
package struct SmallestDifference: Sendable {
    private let written: Double
    private let waiting: Double

    /// - Parameters: accounts of each group.
    package init(written: Int, waiting: Int) { (self.written, self.waiting) = (Double(written), Double(waiting)) }

    /// By the normal approximation of the two-sample test of shares, without a correction for continuity, in thousandths.
    ///
    /// - Parameter share: of who waits, from 0 to 1.
    /// - Returns: nil where groups are too small to be shown, or even all of the written would be too few.
    package func difference(from share: Double) -> Double? {
        guard min(written, waiting) >= Double(EffectReport.floor) else { return nil }
        return (1...1000).lazy.map { Double($0) / 1000 }.first { difference in
            let raised = share + difference
            guard raised <= 1 else { return false }
            let middle = (written * raised + waiting * share) / (written + waiting)
            let ofNone = (middle * (1 - middle) * (1 / written + 1 / waiting)).squareRoot()
            let ofBoth = (raised * (1 - raised) / written + share * (1 - share) / waiting).squareRoot()
            return difference >= Self.error * ofNone + Self.power * ofBoth
        }
    }

    /// Points of the normal distribution: 97.5 and 80 percent.
    private static let (error, power) = (1.959_963_984_540_054, 0.841_621_233_572_914)
}
