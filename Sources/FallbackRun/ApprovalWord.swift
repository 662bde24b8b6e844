import PrintHouse
import SystemPackage

/// Who approves a plan, and how that was made sure.
struct ApprovalWord {
    let name: String
    let rule: ApprovalRule
    private(set) var signature: String?

    init(
        of approver: Approver, on summary: PlanSummary, _ configuration: Configuration, in workspace: Workspace
    ) async throws {
        switch approver {
        case .name(let name):
            guard configuration.approvalRule == .name else { throw RunError.approvalNeedsKey(summary.run) }
            (self.name, rule) = (name, .name)
        case .key(let key):
            guard let file = configuration.approvers else { throw RunError.noApprovers }
            let made = try await ApprovalSignature(
                of: summary.digests.plan, approvers: workspace.root.pushing(FilePath(file))
            ).make(with: key)
            (name, rule, signature) = (made.signer, .signature, made.text)
        }
        // In a file of signers people often have the form of an address: `anna@example.org`.
        let names = [name, String(name.prefix { $0 != "@" })]
        guard configuration.plannerMayApprove || !names.contains(summary.plannedBy) else {
            throw RunError.approverPlanned
        }
    }
}
