import MailboxDomain

/// The first line of a file: which field holds each column.
struct ExtractHeader {
    /// For each column of the file, the place of its field in a row.
    private(set) var places: [Int] = []
    private(set) var findings: [Finding] = []

    init(file: ExtractFile, row: CSVReader.Row, bytes: Span<UInt8>, fields: [Range<Int>]) {
        func add(_ code: ExtractFault, _ message: String, _ column: String? = nil) {
            findings.append(
                Finding(code: code, place: .init(file: file.name, line: 1, column: column), message: message))
        }
        switch row {
        case .fields: break
        case .end:
            add(.missingHeader, "The file is empty; its first line must name the columns.")
            return
        case .torn, .tooLong:
            add(.tornQuote, "The header cannot be read: a quote is out of place.")
            return
        }
        var names: [String] = []
        for field in fields { names.append(String(bytes.extracting(field))) }
        let columns = file.columns.map(\.name)
        for (index, name) in names.enumerated() where !columns.contains(name) {
            // Without its name: where the header is missing, it is a value of the first row.
            add(.unknownColumn, "Column \(index + 1) has a name that this file does not know.", String(index + 1))
        }
        for column in columns {
            switch names.count(where: { $0 == column }) {
            case 0: add(.missingColumn, "The column is missing.", column)
            case 1: break
            default: add(.duplicateColumn, "The column is there more than once.", column)
            }
        }
        guard findings.isEmpty else { return }
        places = columns.compactMap { names.firstIndex(of: $0) }
    }
}
