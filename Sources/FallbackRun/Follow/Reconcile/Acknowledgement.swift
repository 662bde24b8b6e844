import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
package import SystemPackage

/// What became of each row that came back, to be sent to who wrote the files: ack.csv.
///
/// Of their rows it repeats ids, status and time at most.
package struct Acknowledgement: Sendable {
    struct Row: Hashable, Sendable {
        var file: String
        /// Nil where it is the whole file.
        var line: Int?
        var isTaken: Bool
        /// Of a finding; nil where there is nothing to say.
        var code: String?
        var message: String
    }

    /// By file and line.
    let rows: [Row]

    /// - Parameters:
    ///   - intake: the files and the rows that were handed to the ledger.
    ///   - outcomes: one for each of those rows.
    ///   - tests: batches of which nothing may be mailed.
    ///   - remarks: on single rows that mean something for their batch.
    ///   - mailings: files that are compared, whose rows come after.
    ///   - codes: those of carriers, whose rows come last.
    init(
        of files: [Int], in intake: ReconciledRows, _ handedOver: [(row: ReconciledRow, outcome: ClaimsTaken.Outcome)],
        tests: Set<BatchID>, remarks: RowRemarks, mailings: MailingComparison, codes: CodesTaken
    ) {
        var rows: [Int: [Row]] = [:]
        for file in files {
            let name = Self.name(of: intake.files[file].name)
            rows[file] = (intake.files[file].findings + intake.findings[file, default: []]).map { finding in
                Row(file: name, line: finding.place.line, isTaken: false, code: finding.code, message: finding.message)
            }
        }
        for (placed, outcome) in handedOver {
            let file = intake.files[placed.file]
            let isTaken = outcome.objection?.isTaken ?? true
            var told = outcome.objection.map { [($0.code, $0.sentence(about: placed.row.claim))] } ?? []
            told += remarks.all[placed, default: []].map { ($0.code, $0.message) }
            if outcome.objection == nil, placed.row.claim.status == .mailed, tests.contains(placed.row.claim.batch) {
                told.append((.mailedTest, Self.mailedTest))
            }
            func row(_ code: RunFault?, _ message: String) -> Row {
                Row(
                    file: Self.name(of: file.name), line: placed.row.line, isTaken: isTaken, code: code?.rawValue,
                    message: message)
            }
            let word =
                outcome.isTakenBack
                ? "A person has said that this row is wrong: it does not count." : outcome.isNew ? "" : Self.known
            // One that has several faults is answered as often.
            rows[placed.file, default: []] += told.isEmpty ? [row(nil, word)] : told.map(row)
        }
        self.rows =
            files.flatMap { file in
                rows[file, default: []].enumerated().sorted {
                    ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
                }.map(\.element)
            } + Self.rows(of: mailings) + Self.rows(of: codes)
    }

    private static func rows(of mailings: MailingComparison) -> [Row] {
        mailings.files.indices.flatMap { file in
            let name = Self.name(of: mailings.files[file].name)
            let refused = mailings.files[file].findings.map { finding in
                Row(file: name, line: finding.place.line, isTaken: false, code: finding.code, message: finding.message)
            }
            let compared = mailings.outcomes.filter { $0.file == file }.map { _, row, finding in
                Row(
                    file: name, line: row.line, isTaken: true, code: finding?.code, message: finding?.message ?? "")
            }
            return (refused + compared).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        }
    }

    private static func rows(of codes: CodesTaken) -> [Row] {
        codes.files.indices.flatMap { file in
            let name = Self.name(of: codes.files[file].name)
            let refused = codes.files[file].findings.map { finding in
                Row(file: name, line: finding.place.line, isTaken: false, code: finding.code, message: finding.message)
            }
            let own = codes.outcomes.filter { $0.file == file }.map { _, row, isNew, finding in
                Row(
                    file: name, line: row.line, isTaken: finding == nil, code: finding?.code,
                    message: finding?.message ?? (isNew ? "" : Self.known))
            }
            return (refused + own).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        }
    }

    /// Without the folders of whoever took it in.
    private static func name(of path: String) -> String { FilePath(path).lastComponent?.string ?? path }

    private static let known = "Known already."
    static let mailedTest = "The batch is a test: nothing of it may be mailed. Call the sender if something was."

    private static let header = ["file", "line", "taken", "code", "message"]

    package func write(to file: FilePath) throws { try TextFile.write(bytes, to: file) }

    /// Header, rows, LF line ends.
    private var bytes: [UInt8] {
        let lines =
            [Self.header]
            + rows.map { row in
                [row.file, row.line.map(String.init) ?? "", row.isTaken ? "yes" : "no", row.code ?? "", row.message]
            }
        return Array(lines.map(CSVText.line).joined().utf8)
    }
}
