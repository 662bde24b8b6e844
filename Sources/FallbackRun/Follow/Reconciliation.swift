import Foundation
import LetterComposition
import MailLedger
package import MailboxDomain
import PaperMail
package import PrintHouse
import StrictFiles
package import SystemPackage

/// What came back: feedback of printers and scans of returned mail, taken into the ledger.
///
///     feedback.csv, scans -> rows -> claims -> ledger.sqlite -> where each piece stands, whom not to write to
///
/// Every file is read before anything is taken, all good rows are taken at once, and all findings are told together.
package struct Reconciliation: Sendable {
    package let files: [FeedbackFile]
    package let findings: [Finding]
    let taken: ClaimsTaken
    /// The rows that were handed to the ledger, each with an outcome in `taken`.
    let rows: [ReconciledRow]
    /// How many pieces are in each state, of each run that a file is about.
    let runs: [(run: RunID, pieces: [PieceState: Int])]
    /// Batches whose manifest is gone, so that nothing could be compared with it.
    let withoutManifest: [BatchID]
    let doubtfulAddresses: Int

    package var hasRefusedFiles: Bool { files.contains(where: \.isRefused) }

    /// Takes files into the ledger of a workspace, and writes its list of doubtful addresses anew.
    package static func take(_ paths: [FilePath], into workspace: Workspace) throws -> Reconciliation {
        let files = try paths.map { FeedbackFile(reading: try Self.bytes(of: $0), named: $0.string) }
        let read = files.indices.flatMap { file in files[file].rows.map { ReconciledRow(file: file, row: $0) } }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let placed = try read.map { ($0, try $0.placed(by: ledger)) }
        let rows = placed.compactMap(\.1)
        let unplaced = placed.filter { $0.1 == nil }.map(\.0)
        var addresses = PlannedAddresses(workspace: workspace)
        let taken = try ledger.take(rows.map(\.row.claim), at: workspace.clock.now, digest: .sha256) {
            try addresses.lines(of: $0)
        }
        let manifests = Dictionary(uniqueKeysWithValues: taken.batches.map { ($0.id, workspace.manifest(of: $0.id)) })
        return Reconciliation(
            files: files,
            findings: ReconciliationFindings(
                files: files, unplaced: unplaced, rows: rows, taken: taken, manifests: manifests
            ).all, taken: taken, rows: rows,
            runs: try Set(taken.batches.map(\.id.run)).sorted().map { ($0, try ledger.pieceCounts(of: $0)) },
            withoutManifest: taken.batches.map(\.id).filter { manifests[$0] == .some(nil) },
            doubtfulAddresses: try DoubtfulAddressList(ledger.doubtfulAddresses()).write(to: workspace))
    }

    private static func bytes(of path: FilePath) throws(FileError) -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path.string) else { throw .missing(path) }
        guard let data = FileManager.default.contents(atPath: path.string) else {
            throw .cannotRead(path, reason: "it is a folder, or the system does not let this user")
        }
        return Array(data)
    }
}

/// A good row and the file it stands in.
struct ReconciledRow: Hashable, Sendable {
    var file: Int
    var row: FeedbackFile.Row

    /// The row, said of the batch in which that print of its piece was; nil where no such print is known.
    ///
    /// A mark tells which print it is of. A reference does not, and is then said of the first one: that a piece came back
    /// counts for the piece, whichever print it was.
    func placed(by ledger: Ledger) throws -> ReconciledRow? {
        guard let attempt = row.attempt, attempt > 1, let piece = row.claim.piece else { return self }
        guard let print = try ledger.piece(piece)?.print(ofAttempt: attempt) else { return nil }
        var placed = self
        placed.row.claim.batch = print.batch
        return placed
    }
}

extension Workspace {
    /// Nil where the batch is not there any more, or not as it was. One that went out encrypted stands with its run.
    fileprivate func manifest(of batch: BatchID) -> Manifest? {
        for folder in [outbox(of: batch.run), folder(of: batch.run).sealed] {
            let path = folder.appending(batch.description).appending(Manifest.fileName)
            if let data = FileManager.default.contents(atPath: path.string) {
                return Manifest.read(Array(data)).manifest
            }
        }
        return nil
    }
}

/// Looks up where pieces were sent, in the plans that are still there.
private struct PlannedAddresses {
    let workspace: Workspace
    private var plans: [RunID: PlanDatabase?] = [:]

    init(workspace: Workspace) { self.workspace = workspace }

    mutating func lines(of piece: PieceID) throws -> [String]? {
        let run = piece.batch.run
        if plans[run] == nil {
            let path = workspace.folder(of: run).planDatabase
            let isThere = FileManager.default.fileExists(atPath: path.string)
            plans[run] = .some(isThere ? try PlanDatabase(opening: path) : nil)
        }
        return try plans[run]??.piece(piece)?.recipient.addressLines
    }
}
