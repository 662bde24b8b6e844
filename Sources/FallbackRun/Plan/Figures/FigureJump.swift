package import PaperMail

/// A figure of an audience that is far from what it was in the run before, by `limits.jump`.
package struct FigureJump: Codable, Hashable, Sendable {
    package enum Figure: String, Codable, Sendable {
        /// How many accounts the audience matches.
        case matched
        /// How many are written to in it.
        case chosen
        /// Euro cents.
        case cost
    }

    package var audience: String
    package var figure: Figure
    /// The last approved run before that had the audience.
    package var previousRun: RunID
    package var before: Int
    package var now: Int

    /// As `no-email matched 4 in 2026-11, 7 now`.
    package var text: String {
        let (then, since) = figure == .cost ? ("EUR \(before.inEuros)", "EUR \(now.inEuros)") : ("\(before)", "\(now)")
        return "\(audience) \(figure.rawValue) \(then) in \(previousRun), \(since) now"
    }
}

extension Int {
    /// Cents as an amount: `1234.05`.
    var inEuros: String { "\(self / 100).\(self % 100 < 10 ? "0" : "")\(self % 100)" }
}
