import MailboxDomain

/// Checks the rows of one file: each field by its column's rule, then the row among those accepted before.
struct RowChecker {
    /// What a field becomes in its table.
    enum Cell {
        case null
        case integer(Int64)
        /// The field as it stands, at a place in the reader's buffer.
        case text(Range<Int>)
    }

    private let file: ExtractFile
    private let columns: [ExtractColumn]
    /// Which field of a row holds each column.
    private let places: [Int]
    let asOf: Instant
    let asOfDate: CalendarDate
    /// Accounts that have a row in this file; for addresses by kind, in the order of the kinds.
    private var seen: [AccountSet] = []
    /// The row that was checked last, in the order of the file's columns.
    private(set) var cells: [Cell]

    init(file: ExtractFile, places: [Int], asOf: Instant, asOfDate: CalendarDate) {
        (self.file, self.places, self.asOf, self.asOfDate) = (file, places, asOf, asOfDate)
        columns = file.columns
        cells = Array(repeating: .null, count: columns.count)
        seen = Array(repeating: AccountSet(), count: max(1, Address.Kind.allCases.count))
    }

    mutating func check(
        _ bytes: Span<UInt8>, _ fields: [Range<Int>], isPlain: Bool, among rows: inout AcceptedRows
    ) throws(RowFault) {
        guard fields.count == columns.count else { throw RowFault(reason: .wrongFieldCount) }
        for (index, column) in columns.enumerated() {
            let range = fields[places[index]]
            guard !range.isEmpty else {
                guard !column.isRequired else { throw RowFault(column: column, reason: .missingValue) }
                cells[index] = column.rule.cellWhenEmpty
                continue
            }
            let field = bytes.extracting(range)
            if !isPlain, let reason = TextFault.first(in: field) { throw RowFault(column: column, reason: reason) }
            do {
                cells[index] = try cell(column.rule, field, range, &rows)
            } catch {
                throw RowFault(column: column, reason: error)
            }
        }
        try accept(bytes, among: &rows)
    }

    /// Notes a row that is right in itself; refuses it where another holds its place.
    private mutating func accept(_ bytes: Span<UInt8>, among rows: inout AcceptedRows) throws(RowFault) {
        switch file {
        case .organisations:
            guard case .text(let range) = cells[0], !rows.organisations.insert(bytes.extracting(range)) else { return }
            throw RowFault(column: columns[0], reason: .duplicateOrganisation)
        case .accounts:
            guard case .text(let range) = cells[0], !rows.accounts.insert(bytes.extracting(range)) else { return }
            throw RowFault(column: columns[0], reason: .duplicateAccount)
        case .people, .preferences:
            guard case .integer(let account) = cells[0], !seen[0].insert(account) else { return }
            throw RowFault(column: columns[0], reason: .duplicateAccount)
        case .addresses:
            guard case .integer(let account) = cells[0], case .text(let range) = cells[1],
                let kind = Address.Kind.allCases.map(\.rawValue).firstIndex(of: String(bytes.extracting(range))),
                !seen[kind].insert(account)
            else { return }
            throw RowFault(column: columns[1], reason: .duplicateAddress)
        case .partners, .representatives, .messages, .notifications, .suppressions: return
        }
    }
}

extension FieldRule {
    fileprivate var cellWhenEmpty: RowChecker.Cell {
        switch self {
        case .number(_, .some(let number)): .integer(number)
        case .flag: .integer(0)
        // The default of a choice is the table's (see `InsertStatement`).
        default: .null
        }
    }
}
