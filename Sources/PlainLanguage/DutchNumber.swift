/// A number with one decimal and a comma, as Dutch has it.
package enum DutchNumber {
    package static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10),\(abs(tenths) % 10)"
    }
}
