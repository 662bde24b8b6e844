/// A number as PDF writes it: `12`, `+1`, `-.5`, `4.`, compared exactly by its digits.
struct DecimalNumber: Hashable {
    private let isNegative: Bool
    private let integer: [UInt8]
    private let fraction: [UInt8]

    /// Nil for anything else, such as `1e5` or `--1`.
    init?(_ bytes: ArraySlice<UInt8>) {
        let isSigned = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
        let parts = bytes.dropFirst(isSigned ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.contains(where: { !$0.isEmpty }),
            parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        let zero = UInt8(ascii: "0")
        integer = Array(parts[0].drop { $0 == zero })
        fraction = parts.count < 2 ? [] : Array(parts[1].reversed().drop { $0 == zero }.reversed())
        isNegative = bytes.first == UInt8(ascii: "-") && !(integer.isEmpty && fraction.isEmpty)
    }

    /// Nil for a number with decimals, a negative one, and one too large to be a size.
    var size: Int? {
        guard !isNegative, fraction.isEmpty, integer.count <= 9 else { return nil }
        return integer.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
