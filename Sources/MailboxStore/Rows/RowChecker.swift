import MailboxDomain

/// Checks the rows of one file: each field by its column's rule, then the row among those accepted before.
struct RowChecker {
    /// What a field becomes in its table.
    enum Cell {
        case null
        case integer(Int64)
        /// The field as it stands, at a place in the reader's buffer.
        case text(Range<Int>)
        /// Another text than the field's, by its place among `rewritten`: few rows have one.
        case rewritten(Int)
    }

    private let file: ExtractFile
    private let columns: [ExtractColumn]
    /// Which field of a row holds each column; nil where the file has no such column.
    private let places: [Int?]
    private let fieldCount: Int
    /// The places of columns that tell whether an address lacks its postcode; nil and none in files without addresses.
    private let postcodePlace: Int?
    private let placesWithPostcode: [Int]
    private let foreignPlaces: [Int]
    private let countryPlace: Int?
    /// The places of columns that together name a representative.
    private let nameParts: NamePartColumns?
    let asOf: Instant
    let asOfDate: CalendarDate
    /// Accounts that have a row in this file; for addresses by kind, in the order of the kinds.
    private var seen: [AccountSet] = []
    /// The row that was checked last, in the order of the file's columns.
    private(set) var cells: [Cell]
    /// Texts of that row that are not those of its fields.
    private(set) var rewritten: [String] = []
    /// What counts of that row, where it is about a notification.
    private var outcome = NotificationEmail.Outcome.delivered
    /// What is odd about that row, and does not refuse it: the column and why.
    private(set) var remark: (column: ExtractColumn, remark: ImportRemark)?

    init(file: ExtractFile, header: ExtractHeader, asOf: Instant, asOfDate: CalendarDate) {
        (self.file, self.asOf, self.asOfDate) = (file, asOf, asOfDate)
        (places, fieldCount) = (header.places, header.fieldCount)
        columns = file.columns
        cells = Array(repeating: .null, count: columns.count)
        seen = Array(repeating: AccountSet(), count: max(1, Address.Kind.allCases.count))
        let names = file.columns.map(\.name)
        func columnPlaces(_ wanted: Set<String>) -> [Int] { names.indices.filter { wanted.contains(names[$0]) } }
        postcodePlace = columnPlaces(["postcode"]).first
        placesWithPostcode = columnPlaces(["street", "po_box", "reply_number"])
        foreignPlaces = columnPlaces(["foreign_line1", "foreign_line2", "foreign_line3"])
        countryPlace = columnPlaces(["country_code"]).first
        nameParts = file == .representatives ? NamePartColumns(among: names) : nil
    }

    mutating func check(
        _ bytes: Span<UInt8>, _ fields: [Range<Int>], isPlain: Bool, among rows: inout AcceptedRows
    ) throws(RowFault) {
        guard fields.count == fieldCount else { throw RowFault(reason: .wrongFieldCount) }
        if !rewritten.isEmpty { rewritten.removeAll(keepingCapacity: true) }
        remark = nil
        for (index, column) in columns.enumerated() {
            guard let place = places[index], !fields[place].isEmpty else {
                guard !column.isRequired else { throw RowFault(column: column, reason: .missingValue) }
                cells[index] = column.rule.cellWhenEmpty
                continue
            }
            let range = fields[place]
            let field = bytes.extracting(range)
            if !isPlain, let reason = TextFault.first(in: field) { throw RowFault(column: column, reason: reason) }
            do throws(RejectReason) {
                let cell = try cell(column.rule, field, range, isPlain: isPlain, &rows)
                if !isPlain, column.register != nil, case .text = column.rule, field.hasLineBreakInside, remark == nil {
                    remark = (column, .severalLines)
                }
                // A text that says nothing is none; an account that cannot be known is not asked for.
                if case .null = cell, column.isRequired, case .text = column.rule { throw .missingValue }
                cells[index] = cell
            } catch {
                throw RowFault(column: column, reason: error)
            }
        }
        try accept(bytes, among: &rows)
        if remark == nil, let column = missingPostcode { remark = (column, .noPostcode) }
        if remark == nil, let column = missingCountry(bytes) { remark = (column, .noCountry) }
    }

    /// The column of the postcode, where the row checked last has an address that should have one: with a street, a PO box or
    /// a reply number, and in the Netherlands. A location has none (BRP 12.10), and abroad the lines hold it.
    private var missingPostcode: ExtractColumn? {
        guard let postcode = postcodePlace, cells[postcode].isNull,
            placesWithPostcode.contains(where: { !cells[$0].isNull }), foreignPlaces.allSatisfy({ cells[$0].isNull })
        else { return nil }
        return columns[postcode]
    }

    /// The column of the country, where the row checked last has lines of an address abroad and no country but the
    /// Netherlands.
    private func missingCountry(_ bytes: Span<UInt8>) -> ExtractColumn? {
        guard let country = countryPlace, foreignPlaces.contains(where: { !cells[$0].isNull }) else { return nil }
        if case .text(let code) = cells[country],
            !Self.notAbroad.contains(String(bytes.extracting(code)))
        {
            return nil
        }
        return columns[country]
    }

    /// The Netherlands, and not known (BRP 13.10, table 34).
    private static let notAbroad: Set<String> = ["6030", "0000"]

    /// Puts a text in the place of a field's own.
    mutating func rewrite(_ text: String) -> Cell {
        rewritten.append(text)
        return .rewritten(rewritten.count - 1)
    }

    /// What rows with the same identifier in the first column must have in common: of a message nothing can be, two reports
    /// on one notification are about one account and one moment. Nil in files of which the checker itself finds repeats.
    ///
    /// - Parameter ordinal: the number of the row that was checked last.
    func identity(ordinal: Int) -> RowIdentity? {
        switch file {
        case .messages: return RowIdentity(row: ordinal)
        case .notifications:
            guard case .integer(let account) = cells[1], case .integer(let sentAt) = cells[2] else { return nil }
            return RowIdentity(account: account, sentAt: sentAt, outcome: outcome)
        default: return nil
        }
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
        case .notifications: judgeOutcome(bytes)
        case .messages: try judgeReading(bytes)
        case .reachability:
            guard case .integer(let account) = cells[0], case .integer(let digital) = cells[2] else { return }
            rows.digitalSenders.add(account: account, isDigital: digital != 0)
        case .openings:
            guard case .integer(let organisation) = cells[0] else { return }
            try judgeOpenings(of: organisation, among: &rows)
        case .unread:
            guard case .integer(let organisation) = cells[1], !rows.told.knows(organisation) else { return }
            throw RowFault(column: columns[1], reason: .organisationNotTold)
        case .representatives:
            guard let nameParts, nameParts.lackSurname(in: cells, bytes) else { return }
            throw RowFault(column: columns[nameParts.surname], reason: .incompleteName)
        case .partners, .suppressions: return
        }
    }

    /// Takes a message that is marked as read for opened at that moment, where it is not told when it was first opened.
    private mutating func judgeReading(_ bytes: Span<UInt8>) throws(RowFault) {
        let (delivered, opened, state, changed) = (3, 4, 5, 6)
        if case .text(let word) = cells[state], cells[opened].isNull,
            String(bytes.extracting(word)) == ReadState.read.rawValue
        {
            guard !cells[changed].isNull else { throw RowFault(column: columns[changed], reason: .missingValue) }
            cells[opened] = cells[changed]
        }
        if case .integer(let came) = cells[delivered], case .integer(let read) = cells[opened], read < came {
            remark = (columns[opened], .openedBeforeDelivery)
        }
    }

    private func judgeOpenings(of organisation: Int64, among rows: inout AcceptedRows) throws(RowFault) {
        let (weeksColumn, messagesColumn) = (1, 2)
        guard case .integer(let weeks) = cells[weeksColumn], case .integer(let messages) = cells[messagesColumn] else {
            return
        }
        guard ToldOrganisations.periods.contains(weeks) else {
            throw RowFault(column: columns[weeksColumn], reason: .notAPeriod)
        }
        for column in messagesColumn + 1..<cells.count {
            guard case .integer(let part) = cells[column], part <= messages else {
                throw RowFault(column: columns[column], reason: .moreThanMessages)
            }
        }
        guard rows.told.add(organisation, weeks: weeks) else {
            throw RowFault(column: columns[0], reason: .organisationToldTwice)
        }
    }

    /// Decides what counts where a notification's outcome and its status code contradict each other.
    private mutating func judgeOutcome(_ bytes: Span<UInt8>) {
        let (outcomeColumn, statusColumn) = (3, 4)
        guard case .text(let word) = cells[outcomeColumn],
            let told = NotificationEmail.Outcome(rawValue: String(bytes.extracting(word)))
        else { return }
        outcome = told
        guard case .text(let code) = cells[statusColumn],
            let status = MailStatusClass(rawValue: bytes[code.lowerBound] - UInt8(ascii: "0")),
            told.contradicts(status)
        else { return }
        remark = (columns[outcomeColumn], .outcomeContradictsStatus)
        outcome = told.judged(by: status)
        cells[outcomeColumn] = rewrite(outcome.rawValue)
    }
}

extension RowChecker.Cell {
    var isNull: Bool { if case .null = self { true } else { false } }
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
