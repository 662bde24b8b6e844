/// What no text of an extract may hold.
enum TextFault {
    /// Why a field is refused; nil for text that is right.
    static func first(in field: Span<UInt8>) -> RejectReason? {
        let text = unsafe field.withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) }
        guard let text else { return .invalidUTF8 }
        return isFree(text) ? nil : .controlCharacter
    }

    /// Whether a text holds nothing that is forbidden.
    static func isFree(_ text: String) -> Bool { !text.unicodeScalars.contains(where: isForbidden) }

    /// Control characters other than line breaks, and the marks that turn the direction of text: with them a name could
    /// show as another.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // A quoted field may hold line breaks (RFC 4180).
        case 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
