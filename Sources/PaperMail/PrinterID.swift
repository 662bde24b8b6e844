/// The sender's own short name for a printer: small letters, digits and hyphens, at most 32.
///
/// It stands in order.json, so it may not tell whose mail a printer gets: a name that speaks of secrecy is none.
package struct PrinterID: Hashable, Sendable {
    package let name: String

    /// In place of an id that cannot be read; the configuration around it is then not used.
    package static let standIn = PrinterID(unchecked: "printer")

    private init(unchecked name: String) { self.name = name }

    private static let tellingWords = ["geheim", "secre", "afgeschermd"]
}

extension PrinterID: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
}

extension PrinterID: LosslessStringConvertible {
    package init?(_ text: String) {
        func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(isPlain), !text.hasPrefix("-"),
            !Self.tellingWords.contains(where: text.contains)
        else { return nil }
        name = text
    }

    package var description: String { name }
}

extension PrinterID: TextCodable {}
