import MailboxDomain
import StrictFiles

/// The first line of a file: which field holds each column.
struct ExtractHeader {
    /// For each column of the file, the place of its field in a row; nil for one that the header may lack and does.
    private(set) var places: [Int?] = []
    /// How many fields a row has.
    let fieldCount: Int
    private(set) var findings: [Finding] = []

    init(file: ExtractFile, row: CSVReader.Row, bytes: Span<UInt8>, fields: [Range<Int>]) {
        fieldCount = fields.count
        func add(_ code: ExtractFault, _ message: String, _ column: String? = nil) {
            findings.append(
                Finding(code: code, place: .init(file: file.name, line: 1, column: column), message: message))
        }
        switch row {
        case .fields: break
        case .end, .torn, .tooLong:
            add(.tornQuote, "The header cannot be read: a quote is out of place.")
            return
        }
        var names: [String] = []
        for field in fields { names.append(String(bytes.extracting(field))) }
        let columns = file.columns.map(\.name)
        guard names.contains(where: columns.contains) else {
            // Without its words: it is the first row, and may be about somebody.
            add(.missingHeader, "The first line is not a header. It must name the columns: \(Self.list(columns)).")
            return
        }
        let unknown = names.enumerated().filter { !columns.contains($0.element) }
        for (index, name) in unknown.prefix(FindingTally.shown) {
            let called = Self.isName(name) ? ", \(name)," : ""
            add(
                .unknownColumn, "Column \(index + 1)\(called) is not known. The columns are: \(Self.list(columns)).",
                String(index + 1))
        }
        if unknown.count > FindingTally.shown {
            add(.unknownColumn, "\(unknown.count - FindingTally.shown) more columns are not known.")
        }
        for column in file.columns {
            switch names.count(where: { $0 == column.name }) {
            case 0 where column.mayBeAbsent || column.standIn.map(names.contains) ?? false: break
            case 0: add(.missingColumn, "The column is missing.", column.name)
            case 1: break
            default: add(.duplicateColumn, "The column is there more than once.", column.name)
            }
        }
        guard findings.isEmpty else { return }
        places = columns.map { names.firstIndex(of: $0) }
    }

    static func finding(of fault: TableFormFault, in file: ExtractFile) -> Finding {
        let code: ExtractFault =
            switch fault {
            case .empty: .missingHeader
            case .spreadsheet: .notCSV
            case .utf16: .notUTF8
            case .carriageReturns: .lineEnds
            case .separator: .separator
            }
        return Finding(code: code, place: .init(file: file.name, line: 1), message: fault.sentence)
    }

    private static func list(_ columns: [String]) -> String { columns.joined(separator: ", ") }

    /// Whether it can be told: a name of a column is one word of small letters, and no value of a row.
    private static func isName(_ text: String) -> Bool {
        text.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil
    }
}
