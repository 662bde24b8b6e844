/// Why a file cannot be a table separated by commas, as its first bytes tell: the one recogniser of extracts and of
/// feedback.
package enum TableFormFault: Hashable, Sendable {
    case empty, spreadsheet, utf16, carriageReturns
    /// What stands in the header in place of commas.
    case separator(Unicode.Scalar)

    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// So many bytes of a file tell; more do no harm.
    package static let enough = 1 << 16

    /// - Parameter start: the first bytes of the file, all of them where it is shorter than `enough`.
    package init?(ofStart start: some Sequence<UInt8>) {
        let bytes = Array(start.prefix(Self.enough))
        let text = bytes.starts(with: Self.byteOrderMark) ? bytes[3...] : bytes[...]
        if text.isEmpty {
            self = .empty
        } else if bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .spreadsheet
        } else if Self.isUTF16(bytes) {
            self = .utf16
        } else if text.contains(Self.carriageReturn), !text.contains(Self.lineFeed) {
            self = .carriageReturns
        } else if let separator = Self.separator(inHeader: text.prefix { $0 != Self.lineFeed }) {
            self = .separator(separator)
        } else {
            return nil
        }
    }

    /// What is wrong and what to do; it repeats nothing of the file, whose columns may hold anything.
    package var sentence: String {
        switch self {
        case .empty: "The file is empty. Ask for it again."
        case .spreadsheet: "The file is a spreadsheet, not CSV. Save it as CSV (UTF-8), separated by commas."
        case .utf16: "The file is UTF-16 or not text. Save it as CSV (UTF-8), separated by commas."
        case .carriageReturns: "Lines end with CR alone, as on very old systems. Save the file with LF or CR LF."
        case .separator(let separator):
            "The columns are separated by \(Self.name(of: separator)), as a spreadsheet does. Save the file with commas."
        }
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// By its mark, or by its zeros: of Latin text every second byte is one. A single zero is a fault of its row.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        let first = bytes.prefix(256)
        return first.count { $0 == 0 } * 4 >= first.count
    }

    private static func separator(inHeader header: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard !header.contains(UInt8(ascii: ",")) else { return nil }
        return [";", "\t", "|"].first { header.contains(UInt8(ascii: $0)) }
    }

    private static func name(of separator: Unicode.Scalar) -> String {
        switch separator {
        case ";": "semicolons"
        case "\t": "tabs"
        default: "vertical bars"
        }
    }
}
