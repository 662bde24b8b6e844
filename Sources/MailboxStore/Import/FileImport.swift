import GRDB
import MailboxDomain

/// Reads one file of an extract into its table.
struct FileImport {
    let file: ExtractFile
    let path: String
    let asOf: Instant
    let asOfDate: CalendarDate
    let rejects: RejectLog
    /// How many rejects there may be; past these the rows are still checked, but no longer written.
    let tolerance: Int

    /// What came of it; with findings, the file could not be read to its end.
    struct Outcome {
        var count: FileCount
        var findings: [Finding] = []
    }

    /// Rows between two reports of progress.
    private static let stride = 1 << 14

    /// `database` is nil where the import has failed already: then the rows are only checked.
    func run(
        into database: Database?, among rows: inout AcceptedRows, progress: (_ rowsRead: Int) throws -> Void
    ) throws -> Outcome {
        do {
            return try read(into: database, among: &rows, progress: progress)
        } catch let failure as POSIXFailure {
            throw ImportError.missingInput(path: path, reason: failure.reason)
        }
    }

    private func read(
        into database: Database?, among rows: inout AcceptedRows, progress: (_ rowsRead: Int) throws -> Void
    ) throws -> Outcome {
        var reader = try CSVReader(path: path)
        var count = FileCount(file: file.name)
        let first = try reader.next()
        let header = ExtractHeader(file: file, row: first, bytes: reader.bytes.span, fields: reader.fields)
        guard header.findings.isEmpty else { return Outcome(count: count, findings: header.findings) }

        var checker = RowChecker(file: file, places: header.places, asOf: asOf, asOfDate: asOfDate)
        let insert = try database.map { try InsertStatement(file, $0) }
        while true {
            let row = try reader.next()
            switch row {
            case .end:
                try progress(count.read)
                return Outcome(count: count)
            case .tooLong: return Outcome(count: count, findings: [tooLong(line: reader.line)])
            case .fields, .torn: break
            }
            count.read += 1
            do throws(RowFault) {
                guard case .fields = row else { throw RowFault(reason: .tornQuote) }
                try checker.check(reader.bytes.span, reader.fields, isPlain: reader.isPlain, among: &rows)
                count.accepted += 1
            } catch {
                count.rejected += 1
                try rejects.add(error, file: file, line: reader.line)
                continue
            }
            if let insert, rejects.count <= tolerance { try insert.write(checker.cells, reader.bytes.span) }
            if count.read.isMultiple(of: Self.stride) { try progress(count.read) }
        }
    }

    private func tooLong(line: Int) -> Finding {
        Finding(
            code: ExtractFault.rowTooLong, place: .init(file: file.name, line: line),
            message: "A row is longer than \(CSVReader.standardCapacity) bytes: a quote may never close. "
                + "Nothing after it was read.")
    }
}
