package import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// approval.json: someone's word that a plan may be printed and mailed.
package struct Approval: Codable, Sendable {
    package var formatVersion = 1
    package var run: RunID
    /// SHA-256 of the plan.sqlite that was approved.
    package var plan: FileDigest
    package var rule: String
    package var approvedBy: String
    /// As ssh-keygen writes it; nil for an approval on somebody's word.
    package var signature: String?
    /// RFC 3339, by the wall clock.
    package var approvedAt: String
    /// Why the law allows writing to each audience, as the policy said when it was approved.
    package var legalBasis: [String: String]
    package var totals: PlanSummary.Totals
}

extension Approval {
    /// Reads a run's approval and checks that it is for the plan that lies there.
    package static func check(_ folder: RunFolder, of run: RunID) throws -> Approval {
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        guard folder.hasApproval else { throw RunError.notApproved(run) }
        let approval = try RecordFile.read(Approval.self, from: folder.approval)
        guard approval.run == run, approval.plan == (try FileDigest(ofFile: folder.planDatabase)) else {
            throw RunError.changedAfterApproval(what: "runs/\(run)/plan.sqlite")
        }
        return approval
    }

    /// Checks the signature where the plan's rule asks for one, or there is one, against the approvers as they are now.
    func checkSignature(_ configuration: Configuration, in workspace: Workspace) async throws {
        guard configuration.approvalRule == .signature || signature != nil else { return }
        guard let signature, let file = configuration.approvers,
            try await ApprovalSignature(of: plan, approvers: workspace.root.pushing(FilePath(file)))
                .signer(of: signature) == approvedBy
        else { throw RunError.unsignedApproval(run) }
    }
}
