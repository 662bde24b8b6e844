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
    private let asOf: Instant
    private let asOfDate: CalendarDate
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
                cells[index] = try cell(column.rule, field, range, rows)
            } catch {
                throw RowFault(column: column, reason: error)
            }
        }
        try accept(bytes, among: &rows)
    }

    private func cell(
        _ rule: FieldRule, _ field: Span<UInt8>, _ range: Range<Int>, _ rows: AcceptedRows
    ) throws(RejectReason) -> Cell {
        switch rule {
        case .text: return .text(range)
        case .account:
            if let number = rows.accounts.number(of: field) { return .integer(number) }
            _ = try identifier(field, range)
            guard !rows.areAccountsComplete else { throw .unknownAccount }
            return .null
        case .organisation:
            if let number = rows.organisations.number(of: field) { return .integer(number) }
            _ = try identifier(field, range)
            guard !rows.areOrganisationsComplete else { throw .unknownOrganisation }
            return .null
        case .identifier, .newAccount, .newOrganisation: return try identifier(field, range)
        case .time:
            guard let time = field.withUnsafeBufferPointer({ Instant(utf8: $0) }) else { throw .notATime }
            guard time <= asOf else { throw .afterAsOf }
            return .integer(time.milliseconds)
        case .date(let mayBeLater):
            guard let date = CalendarDate(String(field)) else { throw .notADate }
            guard mayBeLater || date <= asOfDate else { throw .afterAsOf }
            return .text(range)
        case .partialDate:
            guard let date = PartialDate(String(field)) else { throw .notADate }
            guard date.begins(onOrBefore: asOfDate) else { throw .afterAsOf }
            return .text(range)
        case .choice(let choices, _):
            guard choices.contains(String(field)) else { throw .unknownValue }
            return .text(range)
        case .flag:
            switch String(field) {
            case "true": return .integer(1)
            case "false": return .integer(0)
            default: throw .unknownValue
            }
        case .number(let allowed, _):
            guard let number = field.wholeNumber, allowed.contains(number) else { throw .notANumber }
            return .integer(number)
        case .postcode:
            guard field.isPostcode else { throw .notAPostcode }
            return .text(range)
        case .digits(let count):
            guard field.count == count, field.wholeNumber != nil else { throw .notACode }
            return .text(range)
        case .statusCode:
            guard field.isStatusCode else { throw .notACode }
            return .text(range)
        }
    }

    private func identifier(_ field: Span<UInt8>, _ range: Range<Int>) throws(RejectReason) -> Cell {
        guard field.withUnsafeBufferPointer({ AccountID.isValid(utf8: $0) }) else { throw .notAnIdentifier }
        return .text(range)
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

/// What was accepted of the files that others refer to.
struct AcceptedRows {
    var organisations = IdentifierIndex()
    var accounts = IdentifierIndex()
    /// False where the file could not be read to its end: then nobody can tell which references hold.
    var areOrganisationsComplete = true
    var areAccountsComplete = true

    /// Notes that a file could not be read to its end.
    mutating func lose(_ file: ExtractFile) {
        if file == .organisations { areOrganisationsComplete = false }
        if file == .accounts { areAccountsComplete = false }
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

extension PartialDate {
    fileprivate func begins(onOrBefore date: CalendarDate) -> Bool {
        (year, month ?? 1, day ?? 1) <= (date.year, date.month, date.day)
    }
}
