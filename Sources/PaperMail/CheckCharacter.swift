/// The check character of ISO 7064 MOD 37,36 over digits and capitals.
package enum CheckCharacter {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    /// Nil where the text holds anything but `0-9A-Z`.
    package static func of(_ text: some StringProtocol) -> Character? {
        var product = 36
        for byte in text.utf8 {
            guard let value = value(of: byte) else { return nil }
            let sum = (product + value) % 36
            product = (sum == 0 ? 36 : sum) * 2 % 37
        }
        return Character(Unicode.Scalar(alphabet[(37 - product) % 36]))
    }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
