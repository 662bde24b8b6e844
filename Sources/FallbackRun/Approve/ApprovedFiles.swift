import PaperMail
import StrictFiles
import SystemPackage

/// What lies in a run's folder, compared with what was approved.
struct ApprovedFiles {
    private let run: RunID
    private let folder: RunFolder

    init(of run: RunID, in folder: RunFolder) { (self.run, self.folder) = (run, folder) }

    /// Opens the plan that was approved, by its digest.
    func plan(_ approved: FileDigest) throws -> PlanDatabase {
        guard try FileDigest(ofFile: folder.planDatabase) == approved else { throw changed(folder.planDatabase) }
        let plan = try PlanDatabase(opening: folder.planDatabase)
        guard plan.terms.run == run else { throw changed(folder.planDatabase) }
        return plan
    }

    func checkProof(of statement: ApprovalStatement) throws {
        do {
            guard try FileDigest(ofFile: folder.proof) == statement.digests.proof else { throw changed(folder.proof) }
        } catch FileError.missing {
            throw changed(folder.proof)
        }
    }

    /// Every digest and figure of plan.json is that of the statement.
    func checkSummary(of statement: ApprovalStatement) throws {
        let summary = try PlanSummary.read(folder)
        guard ApprovalStatement(summary, inPlaceOf: statement) == statement else {
            throw changed(folder.planSummary)
        }
    }

    private func changed(_ path: FilePath) -> RunError {
        .changedAfterApproval(what: "runs/\(run)/\(path.lastComponent?.string ?? "")")
    }
}
