import MailboxDomain

/// Comma-separated values by RFC 4180, with LF at the end of each line.
package enum CSVText {
    package struct Record: Equatable {
        /// Line of the record's first character, from 1.
        package var line: Int
        package var fields: [String]
    }

    package enum Problem: Equatable, Sendable {
        case carriageReturn, strayQuote, openQuote, textAfterQuote, noFinalLineEnd, notUTF8, zeroByte
        case fieldTooLong, tooManyFields, tooManyRows

        package var sentence: String {
            switch self {
            case .carriageReturn: "A line ends in CR LF or holds a CR; lines end in LF alone"
            case .strayQuote: "A quote stands in a field that does not begin with one"
            case .openQuote: "A quoted field is not closed before the end of the file"
            case .textAfterQuote: "Text follows the closing quote of a field"
            case .noFinalLineEnd: "The last line does not end in LF; the file may be cut off"
            case .notUTF8: "A field is not UTF-8"
            case .zeroByte: "A field holds a zero byte"
            case .fieldTooLong: "A field is longer than \(Most.fieldBytes) bytes; a quote may never close"
            case .tooManyFields: "A row has more than \(Most.fields) fields"
            case .tooManyRows: "The file has more than \(Most.rows) rows, and no more were read"
            }
        }
    }

    /// What a file may hold. Of a file's own size alone its rows could take a hundred times as much memory.
    package enum Most {
        package static let fieldBytes = 10_000
        package static let fields = 100
        /// Twice the pieces of the largest batch; its header counts.
        package static let rows = 2_000_000
        /// Problems that are told.
        static let problems = 1000
    }

    package static func line(_ fields: [String]) -> String { line(fields, separatedBy: UInt8(ascii: ",")) }

    /// The same for files of others.
    package static func line(_ fields: [String], separatedBy separator: UInt8) -> String {
        let mark = String(UnicodeScalar(separator))
        return fields.map { quoted($0, separator) }.joined(separator: mark) + "\n"
    }

    private static func quoted(_ field: String, _ separator: UInt8) -> String {
        let special: Set<UInt8> = [separator, UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        guard field.utf8.contains(where: special.contains) else { return field }
        return "\"" + field.writing("\"", as: "\"\"") + "\""
    }

    /// All records, and every problem with the line that it is on.
    package static func parse(
        _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")
    ) -> (records: [Record], problems: [(line: Int, problem: Problem)]) {
        var parser = CSVParser(separator: separator)
        for byte in bytes where !parser.isFull { parser.take(byte) }
        parser.finish()
        return (parser.records, parser.problems)
    }
}
