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
    /// No digest at all: the bytes themselves.
    static let readable = AddressDigest { hexadecimal($0) }
}

/// Two small digits a byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
