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
/// What a person says of rows of earlier files goes before: these are wrong, those were right after all.
package struct Reconciliation: Sendable {
    package let files: [FeedbackFile]
    package let findings: [Finding]
    let taken: ClaimsTaken
    /// Nil where nobody corrected anything.
    let correction: Correction?
    /// The batches that any row is about, as they stand now; in the order of their ids.
    let batches: [BatchStanding]
    /// The rows that were handed to the ledger, each with an outcome in `taken`.
    let rows: [ReconciledRow]
    /// How many pieces are in each state, of each run that a file is about.
    let runs: [(run: RunID, pieces: [PieceState: Int])]
    /// Batches whose manifest is gone, so that nothing could be compared with it.
    let withoutManifest: [BatchID]
    let doubtfulAddresses: Int
    /// For who wrote the files.
    package let acknowledgement: Acknowledgement
    /// Rows that say of a test that it was mailed.
    let mailedTests: Int
    /// What printers say that they offered to the carrier, compared.
    let mailings: MailingComparison
    /// What carriers gave for pieces.
    let codes: CodesTaken

    package var hasRefusedFiles: Bool {
        (files + (correction?.files ?? [])).contains(where: \.isRefused) || mailings.files.contains(where: \.isRefused)
            || codes.files.contains(where: \.isRefused)
    }

    /// Takes files into the ledger of a workspace, and writes its list of doubtful addresses anew.
    ///
    /// - Parameters:
    ///   - word: files with rows that were taken and are wrong, or were right after all, and who says so.
    ///   - codesWord: what a person says of codes.
    package static func take(
        _ paths: [FilePath], correcting word: CorrectionFiles? = nil, codes codesWord: CodesWord? = nil,
        into workspace: Workspace
    ) async throws -> Reconciliation {
        let incoming = try IncomingFiles(paths, in: workspace)
        let (files, mailingFiles) = (incoming.feedback, incoming.mailings)
        let wrongFiles = try (word?.wrong ?? []).map(IncomingFiles.feedback)
        let restoredFiles = try (word?.restored ?? []).map(IncomingFiles.feedback)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        var intake = ReconciledRows(wrongFiles + restoredFiles + files)
        let wrong = 0..<wrongFiles.count
        let restored = wrong.upperBound..<wrong.upperBound + restoredFiles.count
        let new = restored.upperBound..<intake.files.count
        try intake.place(by: ledger)
        // What is corrected may be of any time: perhaps just that is wrong.
        var period = FeedbackPeriod(workspace, ledger)
        try intake.leaveOut(from: new.lowerBound) { try period.finding(about: $0, in: $1) }
        var insertion = InsertionCheck(workspace, ledger, rows: intake.rows.filter { new.contains($0.file) })
        try intake.leaveOut(from: new.lowerBound) { try insertion.finding(about: $0, in: $1) }
        // A corrected file beside the wrong one: what both say is right.
        let kept = intake.passOver(in: wrong, standingIn: new)
        var addresses = PlannedAddresses(workspace: workspace)
        let claims = intake.claims(in: new)
        let correction = word.map {
            ClaimCorrection(wrong: intake.claims(in: wrong), restored: intake.claims(in: restored), by: $0.name)
        }
        let digest = try AddressDigest(of: workspace, ledger: ledger)
        let taken = try ledger.recording(as: {
            ReconciledRuns($0, claims, correction).all.map { workspace.event(.reconcile, of: $0, by: word?.name, $1) }
        }) {
            try ledger.take(claims, correcting: correction, at: workspace.clock.now, digest: digest) {
                try addresses.lines(of: $0)
            }
        }
        let batches = taken.batches
        let manifests = Dictionary(uniqueKeysWithValues: batches.map { ($0.id, workspace.manifest(of: $0.id)) })
        let remarks = try RowRemarks(intake.rows, batches: batches, manifests: manifests, ledger)
        let findings = ReconciliationFindings(
            intake, outcomes: taken.takenBack + taken.restored + taken.outcomes, overturned: taken.overturned,
            batches: batches, manifests: manifests, remarks: remarks)
        let tests = Set(manifests.values.compactMap(\.self).filter(\.batch.test).map(\.batch.id))
        let rows = intake.rows.filter { new.contains($0.file) }
        let mailings = try MailingComparison(mailingFiles, in: workspace, ledger)
        let codes = try await CodesTaken.take(incoming.codes, codesWord, into: workspace, ledger)
        return Reconciliation(
            files: files, findings: findings.all + mailings.findings + codes.findings, taken: taken,
            correction: word.map {
                Correction(wrong: wrongFiles, restored: restoredFiles, kept: kept, name: $0.name)
            },
            batches: batches, rows: rows,
            runs: try Set(batches.map(\.id.run)).sorted().map { ($0, try ledger.pieceCounts(of: $0)) },
            withoutManifest: batches.map(\.id).filter { manifests[$0] == .some(nil) },
            doubtfulAddresses: try DoubtfulAddressList(ledger.doubtfulAddresses()).write(to: workspace),
            acknowledgement: Acknowledgement(
                of: Array(new), in: intake, Array(zip(rows, taken.outcomes)), tests: tests, remarks: remarks,
                mailings: mailings, codes: codes),
            mailedTests: rows.count { $0.row.claim.status == .mailed && tests.contains($0.row.claim.batch) },
            mailings: mailings, codes: codes)
    }
}

/// Files with rows that were taken before, and the person who says what is with them.
package struct CorrectionFiles: Sendable {
    package var wrong: [FilePath]
    package var restored: [FilePath]
    package var name: String

    package init(wrong: [FilePath], restored: [FilePath], by name: String) {
        (self.wrong, self.restored, self.name) = (wrong, restored, name)
    }
}

/// What a person said of earlier rows.
struct Correction: Sendable {
    let wrong: [FeedbackFile]
    let restored: [FeedbackFile]
    /// Rows of the wrong files that the right ones hold too, so that they stay.
    let kept: Int
    let name: String

    var files: [FeedbackFile] { wrong + restored }
}

extension Workspace {
    /// Nil where the batch is not there any more, or not as it was. One that went out encrypted stands with its run.
    func manifest(of batch: BatchID) -> Manifest? {
        for folder in [outbox(of: batch.run), folder(of: batch.run).sealed] {
            let path = folder.appending(batch.description).appending(Manifest.fileName)
            if let bytes = try? TextFile.bytes(of: path, atMost: Manifest.fileLimit) {
                return Manifest.read(bytes).manifest
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
