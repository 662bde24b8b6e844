/// Takes a file byte by byte, and keeps on after a problem so that all are told at once.
struct CSVParser {
    private enum State { case fieldStart, plain, quoted, afterQuote }

    /// Between two fields.
    let separator: UInt8

    var records: [CSVText.Record] = []
    var problems: [(line: Int, problem: CSVText.Problem)] = []
    /// Whether there are as many rows as there may be; nothing more is taken.
    private(set) var isFull = false
    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var line = 1
    private var firstLine = 1

    init(separator: UInt8) { self.separator = separator }

    mutating func take(_ byte: UInt8) {
        let (quote, separator) = (UInt8(ascii: "\""), separator)
        switch (state, byte) {
        case (.quoted, quote): state = .afterQuote
        case (.quoted, _): keep(byte)
        case (.fieldStart, quote): state = .quoted
        case (.afterQuote, quote):
            keep(byte)
            state = .quoted
        case (_, separator): endField()
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
        guard !isFull else { return }
        if state == .quoted { report(.openQuote) }
        guard state != .fieldStart || !fields.isEmpty else { return }
        report(.noFinalLineEnd)
        endRecord()
    }

    private mutating func keep(_ byte: UInt8) {
        if byte == 0 { report(.zeroByte) }
        guard field.count < CSVText.Most.fieldBytes else { return report(.fieldTooLong) }
        field.append(byte)
    }

    private mutating func endField() {
        if fields.count == CSVText.Most.fields {
            report(.tooManyFields)
        } else if let text = String(validating: field, as: UTF8.self) {
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
        guard records.count < CSVText.Most.rows else {
            report(.tooManyRows)
            isFull = true
            return
        }
        records.append(CSVText.Record(line: firstLine, fields: fields))
        fields = []
    }

    private mutating func report(_ problem: CSVText.Problem) {
        guard problems.count < CSVText.Most.problems || problem == .tooManyRows else { return }
        // One report a line is enough: a CR at each line end would otherwise hide all else.
        if problems.last?.line != line || problems.last?.problem != problem { problems.append((line, problem)) }
    }
}
