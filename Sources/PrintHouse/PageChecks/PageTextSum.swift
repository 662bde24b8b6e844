import Foundation
import PaperMail

/// Which characters stand on a page, whatever their order, and but for white space and hyphens. Where one is another, is
/// missing or stands there twice, the sum is another too: a reader of the file and its maker can compare what they know.
package struct PageTextSum: Hashable, Sendable {
    private var count = 0
    private var sum: UInt64 = 0

    package init() {}

    package mutating func add(_ text: some StringProtocol) {
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                add(scalar)
            } else {
                for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars { add(part) }
            }
        }
    }

    /// Letters without their marks, and then these: a reader of a PDF puts them together in its own way (UAX #15, form
    /// NFKD). Hyphens at the end of a line it takes for those of a word that goes on.
    private mutating func add(_ scalar: Unicode.Scalar) {
        guard !scalar.properties.isWhitespace, !Self.hyphens.contains(scalar) else { return }
        count += 1
        sum &+= Self.spread(scalar)
    }

    private static let hyphens: Set<Unicode.Scalar> = ["-", "\u{AD}", "\u{2010}"]

    package mutating func add(_ other: PageTextSum) {
        count += other.count
        sum &+= other.sum
    }

    /// The finalizer of SplitMix64: neighbouring characters become numbers that have nothing to do with each other.
    private static func spread(_ scalar: Unicode.Scalar) -> UInt64 {
        var value = UInt64(scalar.value) &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
