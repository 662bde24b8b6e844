import MailboxDomain
import StrictFiles

/// Reads a file of an extract row by row, each checked by itself.
struct RowReading: ~Copyable {
    enum Row {
        /// One that may be accepted; `checker` holds what it becomes.
        case sound
        case faulty(RowFault)
        /// The file cannot be read on.
        case tooLong
        case end
    }

    private(set) var checker: RowChecker
    private var reader: CSVReader

    /// Throws what keeps the file from being read at all.
    init(_ file: ExtractFile, at path: String, asOf: Instant, asOfDate: CalendarDate) throws {
        var reader = try CSVReader(path: path)
        let header = try Self.header(of: file, &reader)
        checker = RowChecker(file: file, header: header, asOf: asOf, asOfDate: asOfDate)
        self.reader = reader
    }

    /// The columns that a file has, in the order of its header.
    static func columns(of file: ExtractFile, at path: String) throws -> [ExtractColumn] {
        var reader = try CSVReader(path: path)
        let header = try Self.header(of: file, &reader)
        return zip(header.places, file.columns).compactMap { place, column in place.map { (place: $0, column: column) }
        }
        .sorted { $0.place < $1.place }.map(\.column)
    }

    private static func header(of file: ExtractFile, _ reader: inout CSVReader) throws -> ExtractHeader {
        if let fault = TableFormFault(ofStart: try reader.start()) {
            throw Findings([ExtractHeader.finding(of: fault, in: file)])
        }
        let first = try reader.next()
        let header = ExtractHeader(file: file, row: first, bytes: reader.bytes.span, fields: reader.fields)
        guard header.findings.isEmpty else { throw Findings(header.findings) }
        return header
    }

    /// The line of the row's first character.
    var line: Int { reader.line }

    mutating func next(among rows: inout AcceptedRows) throws(ReadFailure) -> Row {
        switch try reader.next() {
        case .end: return .end
        case .tooLong: return .tooLong
        case .torn: return .faulty(RowFault(reason: .tornQuote))
        case .fields:
            // Reading and checking may not reach into `self` at once.
            let bytes = reader.bytes
            do throws(RowFault) {
                try checker.check(bytes.span, reader.fields, isPlain: reader.isPlain, among: &rows)
                return .sound
            } catch {
                return .faulty(error)
            }
        }
    }

    /// Writes the row that was read last, which was sound, to its table.
    func write(to insert: InsertStatement) throws { try insert.write(checker, reader.bytes.span) }
}

// What no two rows of a file may share; only where `RowChecker` itself cannot tell.
extension RowReading {
    /// Gives the identifier of the row that was read last to a search.
    ///
    /// - Parameters:
    ///   - ordinal: the row's number among the sound ones.
    ///   - isAgain: whether the search had it before.
    func give(to search: inout RepeatSearch, ordinal: Int, isAgain: Bool = false) throws(ImportError) {
        guard let (place, identity) = identifier(ordinal: ordinal) else { return }
        if isAgain {
            try search.takeAgain(reader.bytes.span.extracting(place), identity: identity)
        } else {
            try search.take(reader.bytes.span.extracting(place), identity: identity)
        }
    }

    /// The identifier of that row and what its repeats must have in common, where it is among the suspects.
    func suspect(among hashes: Set<UInt64>, ordinal: Int) -> (identifier: String, identity: RowIdentity)? {
        guard let (place, identity) = identifier(ordinal: ordinal),
            hashes.contains(RepeatSearch.hash(of: reader.bytes.span.extracting(place)))
        else { return nil }
        return (String(reader.bytes.span.extracting(place)), identity)
    }

    private func identifier(ordinal: Int) -> (place: Range<Int>, identity: RowIdentity)? {
        guard let identity = checker.identity(ordinal: ordinal), case .text(let place) = checker.cells[0] else {
            return nil
        }
        return (place, identity)
    }
}
