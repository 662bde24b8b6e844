import StrictFiles

/// What stands between the fields of a carrier's file.
package enum FieldSeparator: String, CaseIterable, Sendable {
    case comma, semicolon, tab

    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
    }

    /// The names of a file's columns, in small letters and without blanks around them.
    func header(of bytes: [UInt8]) -> Set<String> {
        let start = FeedbackFile.plain(Array(bytes.prefix(4096)))
        let first = CSVText.parse(start, separator: byte).records.first
        return Set((first?.fields ?? []).map(FeedbackText.plain))
    }

    /// A row, with its line end.
    package func line(_ fields: [String]) -> String { CSVText.line(fields, separatedBy: byte) }
}
