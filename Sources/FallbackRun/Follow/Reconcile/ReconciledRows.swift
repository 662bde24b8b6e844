import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse

/// The good rows of files that came back, on their way to the ledger: those that cannot go on are left out, each with
/// its finding.
struct ReconciledRows {
    let files: [FeedbackFile]
    /// In the order of the files.
    private(set) var rows: [ReconciledRow]
    /// What is wrong with those that were left out, by file.
    private(set) var findings: [Int: [Finding]] = [:]

    init(_ files: [FeedbackFile]) {
        self.files = files
        rows = files.indices.flatMap { file in files[file].rows.map { ReconciledRow(file: file, row: $0) } }
    }

    /// Finds the print that each row is about.
    mutating func place(by ledger: Ledger) throws {
        let all = rows
        rows = []
        for row in all {
            guard let placed = try row.placed(by: ledger) else {
                findings[row.file, default: []].append(
                    Finding(
                        code: RunFault.unknownReprint, place: files[row.file].place(of: .piece, in: row.row),
                        message: "The mark is of a reprint, and no reprint of this piece is known."))
                continue
            }
            rows.append(placed)
        }
    }

    /// - Parameter first: the first file whose rows are looked at.
    mutating func leaveOut(
        from first: Int, where finding: (FeedbackFile.Row, FeedbackFile) throws -> Finding?
    ) throws {
        let all = rows
        rows = []
        for row in all {
            if row.file >= first, let finding = try finding(row.row, files[row.file]) {
                findings[row.file, default: []].append(finding)
            } else {
                rows.append(row)
            }
        }
    }

    /// Those of some of the files, as the ledger takes them.
    func claims(in files: Range<Int>) -> [FeedbackClaim] {
        rows.filter { files.contains($0.file) }.map(\.row.claim)
    }

    /// Passes over rows of some files that say what rows of others say too, and tells how many.
    mutating func passOver(in files: Range<Int>, standingIn others: Range<Int>) -> Int {
        let known = Set(claims(in: others))
        let count = rows.count
        rows.removeAll { files.contains($0.file) && known.contains($0.row.claim) }
        return count - rows.count
    }
}

/// A good row and the file it stands in.
struct ReconciledRow: Hashable, Sendable {
    var file: Int
    var row: FeedbackFile.Row

    /// The row, said of the batch in which that print of its piece was; nil where no such print is known.
    ///
    /// A mark tells which print it is of. A reference does not, and is then said of the first one: that a piece came
    /// back counts for the piece, whichever print it was.
    func placed(by ledger: Ledger) throws -> ReconciledRow? {
        guard let attempt = row.attempt, attempt > 1, let piece = row.claim.piece else { return self }
        guard let print = try ledger.piece(piece)?.print(ofAttempt: attempt) else { return nil }
        var placed = self
        placed.row.claim.batch = print.batch
        return placed
    }
}
