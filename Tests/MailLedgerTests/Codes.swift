import MailLedger
import PaperMail

extension ProductID {
    static let noEmail = ProductID(rawValue: "no-email")
    static let dormant = ProductID(rawValue: "dormant")
    static let bounce = ProductID(rawValue: "bounce")
}

extension StepReason {
    static let tooLong = StepReason(rawValue: "too-long")
    static let missingGlyph = StepReason(rawValue: "missing-glyph")
    static let moved = StepReason(rawValue: "moved")
}

extension AddressDigest {
    /// No digest at all: the bytes themselves, with one key.
    static let readable = AddressDigest(
        plain: { $0 }, current: { AddressKeyID(1) }, code: { $1 == AddressKeyID(1) ? hexadecimal($0) : nil })

    /// The bytes the other way round, so that a digest with a key is not that without.
    ///
    /// - Parameter keys: those that are there; the last makes new digests.
    static func mirrored(keys: [UInt64]) -> AddressDigest {
        AddressDigest(
            plain: { $0 }, current: { AddressKeyID(keys[keys.count - 1]) },
            code: { bytes, key in
                keys.map { AddressKeyID($0) }.contains(key) ? hexadecimal(bytes.reversed()) + key.rawValue : nil
            })
    }
}

/// Two small digits a byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
