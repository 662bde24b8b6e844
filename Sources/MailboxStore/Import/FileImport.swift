import GRDB
import MailboxDomain

/// Reads one file of an extract into its table.
struct FileImport {
    let file: ExtractFile
    /// How the file is named: with its folder where it is a digest's.
    let name: String
    let path: String
    let asOf: Instant
    let asOfDate: CalendarDate
    let rejects: RejectLog
    /// How many rejects there may be; past these the rows are still checked, but no longer written.
    let tolerance: Int
    /// Where hashes of identifiers may lie while the file is read.
    let spoolPath: String

    /// What came of it; with findings, which refuse the import by themselves, not all that is wrong may be counted.
    struct Outcome {
        var count: FileCount
        var findings: [Finding] = []
        var remarks = FindingTally(rest: "They are accepted.")
    }

    /// Rows between two reports of progress.
    private static let stride = 1 << 14
    /// Repeated identifiers that are told apart, however few rejects are allowed.
    private static let suspects = 10_000

    /// `database` is nil where the import has failed already: then the rows are only checked.
    func run(
        into database: Database?, among rows: inout AcceptedRows, progress: (_ rowsRead: Int) throws -> Void
    ) throws -> Outcome {
        var outcome = Outcome(count: FileCount(file: name))
        do {
            var search = RepeatSearch(spoolPath: spoolPath, limit: max(Self.suspects, tolerance) + 1)
            try readRows(into: database, among: &rows, &search, &outcome, progress)
            let done = outcome.count.read
            if search.needsOrderedRows { try rereadOrdered(among: &rows, &search) { try progress(done) } }
            let repeats = try search.finish()
            note(repeats, &outcome)
            if !repeats.suspects.isEmpty {
                try rejectRepeats(repeats, in: database, among: &rows, &outcome) { try progress(done) }
            }
        } catch ReadFailure.system(let failure) {
            throw ImportError.missingInput(path: path, reason: failure.reason)
        } catch ReadFailure.compression(let fault) {
            outcome.findings.append(
                fault.finding(
                    in: name.dropLast(file.name.count) + (path.split(separator: "/").last.map(String.init) ?? file.name)
                ))
        } catch let findings as Findings {
            // The header's, which knows the file and not its folder.
            outcome.findings += findings.all.map { finding in
                var named = finding
                if named.place.file == file.name { named.place.file = name }
                return named
            }
        }
        return outcome
    }

    private func reading() throws -> RowReading {
        try RowReading(file, at: path, asOf: asOf, asOfDate: asOfDate)
    }

    private func readRows(
        into database: Database?, among rows: inout AcceptedRows, _ search: inout RepeatSearch,
        _ outcome: inout Outcome, _ progress: (_ rowsRead: Int) throws -> Void
    ) throws {
        var reading = try reading()
        let insert = try file.isStored ? database.map { try InsertStatement(file, $0) } : nil
        while true {
            switch try reading.next(among: &rows) {
            case .end: return try progress(outcome.count.read)
            case .tooLong: throw Findings([tooLong(line: reading.line)])
            case .faulty(let fault):
                outcome.count.read += 1
                outcome.count.rejected += 1
                try rejects.add(fault, file: name, line: reading.line)
            case .sound:
                outcome.count.read += 1
                outcome.count.accepted += 1
                if let (column, remark) = reading.checker.remark {
                    outcome.remarks.add(
                        Finding(
                            code: remark, place: .init(file: name, line: reading.line, column: column.name),
                            message: remark.message()))
                }
                try reading.give(to: &search, ordinal: outcome.count.accepted)
                if let insert, rejects.count <= tolerance { try reading.write(to: insert) }
                if outcome.count.read.isMultiple(of: Self.stride) { try progress(outcome.count.read) }
            }
        }
    }

    /// The rows before the first that was out of order: only now are they needed.
    private func rereadOrdered(
        among rows: inout AcceptedRows, _ search: inout RepeatSearch, _ progress: () throws -> Void
    ) throws {
        let ordered = search.ordered
        try rereadSound(upTo: ordered, among: &rows, progress) { reading, ordinal in
            try reading.give(to: &search, ordinal: ordinal, isAgain: true)
        }
    }

    /// Compares the identifiers behind the suspects; what repeats an earlier one and may not is a reject.
    private func rejectRepeats(
        _ repeats: RepeatSearch.Outcome, in database: Database?, among rows: inout AcceptedRows,
        _ outcome: inout Outcome, _ progress: () throws -> Void
    ) throws {
        let reason = file == .messages ? RejectReason.duplicateMessage : .contradictingNotification
        var known: [String: RowIdentity] = [:]
        var repeated: [Int] = []
        try rereadSound(upTo: .max, among: &rows, progress) { reading, ordinal in
            guard let (identifier, identity) = reading.suspect(among: repeats.suspects, ordinal: ordinal) else {
                return
            }
            guard let first = known[identifier] else {
                known[identifier] = identity
                return
            }
            guard !first.goes(with: identity) else { return }
            repeated.append(ordinal)
            try rejects.add(RowFault(column: file.columns.first, reason: reason), file: name, line: reading.line)
        }
        if repeats.hasMore {
            outcome.findings.append(
                Finding(
                    code: reason, place: .init(file: name, column: file.columns.first?.name),
                    message: "More than \(repeats.suspects.count) identifiers stand there again: only these were "
                        + "looked up. Perhaps a file was put behind itself."))
        }
        outcome.count.accepted -= repeated.count
        outcome.count.rejected += repeated.count
        // Past the tolerance rows were not written, and the import is refused.
        guard let database, rejects.count <= tolerance else { return }
        let delete = try RawStatement(database, "DELETE FROM \(file.table) WHERE rowid = ?")
        for ordinal in repeated {
            // Rows got their numbers in the order in which they were accepted.
            delete.bind(Int64(ordinal), at: 1)
            try delete.run()
        }
    }

    /// Reads the file again, and hands over its sound rows with their numbers, from 1.
    private func rereadSound(
        upTo last: Int, among rows: inout AcceptedRows, _ progress: () throws -> Void,
        _ body: (borrowing RowReading, _ ordinal: Int) throws -> Void
    ) throws {
        var reading = try reading()
        var ordinal = 0
        while ordinal < last {
            switch try reading.next(among: &rows) {
            case .end, .tooLong: return
            case .faulty: continue
            case .sound:
                ordinal += 1
                if ordinal.isMultiple(of: Self.stride) { try progress() }
                try body(reading, ordinal)
            }
        }
    }

    private func note(_ repeats: RepeatSearch.Outcome, _ outcome: inout Outcome) {
        for (remark, count) in [
            (ImportRemark.repeatedNotification, repeats.repeats), (.otherOutcome, repeats.differing),
        ] where count > 0 {
            outcome.remarks.add(
                Finding(
                    code: remark, place: .init(file: name, column: file.columns.first?.name),
                    message: remark.message(of: count)))
        }
    }

    private func tooLong(line: Int) -> Finding {
        Finding(
            code: ExtractFault.rowTooLong, place: .init(file: name, line: line),
            message: "A row is longer than \(CSVReader.standardCapacity) bytes: a quote may never close. "
                + "Nothing after it was read.")
    }
}
