/// A number as PDF writes it: `12`, `+1`, `-.5`, `4.`, compared exactly by its digits.
struct DecimalNumber: Hashable {
    private let isNegative: Bool
    private let integer: [UInt8]
    private let fraction: [UInt8]

    /// Whether these are the bytes of a number and of nothing else, such as `1e5` or `--1`.
    static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (digits, points) = (0, 0)
        for byte in bytes.dropFirst(isSigned(bytes) ? 1 : 0) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "."): points += 1
            default: return false
            }
        }
        return digits > 0 && points < 2
    }

    private static func isSigned(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
    }

    /// Nil for what is no number.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard Self.isNumber(bytes) else { return nil }
        let parts = bytes.dropFirst(Self.isSigned(bytes) ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
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
