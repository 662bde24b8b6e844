import PrintHouse
import SystemPackage

/// Who approves a plan, and how that was made sure.
struct ApprovalWord {
    let name: String
    let rule: ApprovalRule
    var signature: String?

    /// Asks for it: of a key, by signing with it.
    static func given(
        by approver: Approver, on summary: PlanSummary, _ configuration: Configuration, in workspace: Workspace
    ) async throws -> ApprovalWord {
        let word: ApprovalWord
        switch approver {
        case .name(let name):
            guard configuration.approvalRule == .name else { throw RunError.approvalNeedsKey(summary.run) }
            word = ApprovalWord(name: name, rule: .name)
        case .key(let key):
            guard let file = configuration.approvers else { throw RunError.noApprovers }
            let made = try await ApprovalSignature(
                of: summary.digests.plan, approvers: workspace.root.pushing(FilePath(file))
            ).make(with: key)
            word = ApprovalWord(name: made.signer, rule: .signature, signature: made.text)
        }
        // In a file of signers people often have the form of an address: `anna@example.org`.
        let names = [word.name, String(word.name.prefix { $0 != "@" })]
        guard configuration.plannerMayApprove || !names.contains(summary.plannedBy) else {
            throw RunError.approverPlanned
        }
        return word
    }
}
