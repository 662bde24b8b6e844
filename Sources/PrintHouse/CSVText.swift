/// Comma-separated values by RFC 4180, with LF at the end of each line.
enum CSVText {
    struct Record: Equatable {
        /// Line of the record's first character, from 1.
        var line: Int
        var fields: [String]
    }

    enum Problem: Equatable {
        case carriageReturn, strayQuote, openQuote, textAfterQuote, noFinalLineEnd, notUTF8, zeroByte

        var sentence: String {
            switch self {
            case .carriageReturn: "A line ends in CR LF or holds a CR; lines end in LF alone"
            case .strayQuote: "A quote stands in a field that does not begin with one"
            case .openQuote: "A quoted field is not closed before the end of the file"
            case .textAfterQuote: "Text follows the closing quote of a field"
            case .noFinalLineEnd: "The last line does not end in LF; the file may be cut off"
            case .notUTF8: "A field is not UTF-8"
            case .zeroByte: "A field holds a zero byte"
            }
        }
    }

    static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ field: String) -> String {
        let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        guard field.utf8.contains(where: special.contains) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }

    /// All records, and every problem with the line that it is on.
    static func parse(_ bytes: [UInt8]) -> (records: [Record], problems: [(line: Int, problem: Problem)]) {
        var parser = CSVParser()
        for byte in bytes { parser.take(byte) }
        parser.finish()
        return (parser.records, parser.problems)
    }
}

private struct CSVParser {
    private enum State { case fieldStart, plain, quoted, afterQuote }

    var records: [CSVText.Record] = []
    var problems: [(line: Int, problem: CSVText.Problem)] = []
    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var line = 1
    private var firstLine = 1

    mutating func take(_ byte: UInt8) {
        let quote = UInt8(ascii: "\"")
        switch (state, byte) {
        case (.quoted, quote): state = .afterQuote
        case (.quoted, _): keep(byte)
        case (.fieldStart, quote): state = .quoted
        case (.afterQuote, quote):
            keep(byte)
            state = .quoted
        case (_, UInt8(ascii: ",")): endField()
        case (_, UInt8(ascii: "\n")): endRecord()
        default:
            if byte == quote { report(.strayQuote) }
            if state == .afterQuote { report(.textAfterQuote) }
            if byte == UInt8(ascii: "\r") { report(.carriageReturn) }
            keep(byte)
            if state == .fieldStart { state = .plain }
        }
        if byte == UInt8(ascii: "\n") {
            line += 1
            if state != .quoted { firstLine = line }
        }
    }

    mutating func finish() {
        if state == .quoted { report(.openQuote) }
        guard state != .fieldStart || !fields.isEmpty else { return }
        report(.noFinalLineEnd)
        endRecord()
    }

    private mutating func keep(_ byte: UInt8) {
        if byte == 0 { report(.zeroByte) }
        field.append(byte)
    }

    private mutating func endField() {
        if let text = String(validating: field, as: UTF8.self) {
            fields.append(text)
        } else {
            report(.notUTF8)
            fields.append("")
        }
        field = []
        state = .fieldStart
    }

    private mutating func endRecord() {
        endField()
        records.append(CSVText.Record(line: firstLine, fields: fields))
        fields = []
    }

    private mutating func report(_ problem: CSVText.Problem) {
        // One report a line is enough: a CR at each line end would otherwise hide all else.
        if problems.last?.line != line || problems.last?.problem != problem { problems.append((line, problem)) }
    }
}
