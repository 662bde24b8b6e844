import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse

/// What became of the files in which carriers gave their codes.
struct CodesTaken: Sendable {
    /// Where one run stands then.
    struct Run: Sendable {
        struct Waiting: Sendable {
            var batch: BatchID
            var pieces: Int
        }

        var run: RunID
        var new: Int
        var replaced: Int
        /// Batches of which all codes are there, and those of them that their printers do not have yet.
        var complete: [BatchID] = []
        var toHandOver: [BatchID] = []
        /// Pieces of complete batches that go without a code.
        var without = 0
        var waiting: [Waiting] = []
    }

    let files: [EnrichedFile]
    /// One for a good row, in the order of files and rows; no finding where it was taken.
    private(set) var outcomes: [(file: Int, row: EnrichedFile.Row, isNew: Bool, finding: Finding?)] = []
    private(set) var runs: [Run] = []

    var findings: [Finding] { files.flatMap(\.findings) + outcomes.compactMap(\.finding) }

    private init(of files: [EnrichedFile]) { self.files = files }

    /// Takes files, by the ids of pieces: each row goes to the run of its piece.
    static func take(
        _ files: [EnrichedFile], _ word: CodesWord?, into workspace: Workspace, _ ledger: Ledger
    ) async throws -> CodesTaken {
        var codes = CodesTaken(of: files)
        let rows = files.indices.flatMap { file in files[file].rows.map { (file: file, row: $0) } }
        let contradicted = contradicted(rows.map(\.row))
        let wanted = Set(rows.map(\.row.piece.batch.run)).union(word?.completes ?? [])
        var runs: [RunID: RunCodes] = [:]
        for run in wanted.sorted() { runs[run] = try await RunCodes(run, in: workspace, ledger: ledger) }
        if word?.replaces == true {
            for run in runs.keys { runs[run]?.release(rows.map(\.row.piece)) }
        }
        for (file, row) in rows {
            let run = row.piece.batch.run
            let outcome: (isNew: Bool, objection: RunCodes.Objection?) =
                if contradicted.pieces.contains(row.piece) {
                    (false, .differs)
                } else if contradicted.codes.contains(row.code.code) {
                    (false, .twice)
                } else {
                    runs[run]?.take(row.code, of: row.piece, replaces: word?.replaces ?? false) ?? (false, .notAsked)
                }
            let finding = outcome.objection.map {
                Finding(code: $0.code, place: files[file].place(of: row), message: $0.sentence)
            }
            codes.outcomes.append((file, row, outcome.isNew, finding))
        }
        for run in word?.completes ?? [] {
            guard runs[run] != nil else { throw PrenotificationError.nothingAwaited(run) }
            runs[run]?.complete()
        }
        for run in wanted.sorted() {
            guard let own = runs[run] else { continue }
            let summary = try await own.finish()
            codes.runs.append(summary)
            guard summary.new + summary.replaced > 0 || word?.completes.contains(run) == true else { continue }
            try ledger.record(
                workspace.event(
                    .reconcile, of: run, by: word?.name,
                    [
                        "codes": .number(summary.new), "codesReplaced": .number(summary.replaced),
                        "codesComplete": .number(summary.complete.count),
                    ]))
        }
        return codes
    }

    /// Pieces with two codes, and codes of two pieces, among rows that came together: nobody can tell which is right.
    private static func contradicted(_ rows: [EnrichedFile.Row]) -> (pieces: Set<PieceID>, codes: Set<String>) {
        var byPiece: [PieceID: CarrierCode] = [:]
        var byCode: [String: PieceID] = [:]
        var (pieces, codes): (Set<PieceID>, Set<String>) = ([], [])
        for row in rows {
            if byPiece.updateValue(row.code, forKey: row.piece) ?? row.code != row.code { pieces.insert(row.piece) }
            guard !row.code.code.isEmpty else { continue }
            if byCode.updateValue(row.piece, forKey: row.code.code) ?? row.piece != row.piece {
                codes.insert(row.code.code)
            }
        }
        return (pieces, codes)
    }
}
