import PaperMail
import PrintHouse
import SystemPackage

/// What an approval must meet: the rule that the plan was made under and the one of the workspace as it is now, both.
///
/// So a rule that is weakened for a while gains nothing, whenever that is.
struct ApprovalDemand {
    private let run: RunID
    private let needsSignature: Bool
    private let plannerMayApprove: Bool
    /// Whether one user of the operating system may plan and approve.
    private let usersMayBeShared: Bool
    /// The files of those who may sign; a signer must stand in each.
    private let approvers: [FilePath]

    init(of configurations: [Configuration], for run: RunID, in workspace: Workspace) {
        self.run = run
        needsSignature = configurations.contains { $0.approvalRule == .signature }
        plannerMayApprove = configurations.allSatisfy(\.plannerMayApprove)
        usersMayBeShared = configurations.allSatisfy { !$0.approvalNeedsOwnUsers }
        approvers = configurations.compactMap(\.approvers).map { workspace.root.pushing(FilePath($0)) }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Asks for a person's word: of a key, by signing with it.
    func word(of approver: Approver, on statement: ApprovalStatement) async throws -> ApprovalWord {
        let word: ApprovalWord
        switch approver {
        case .name(let name):
            guard !needsSignature else { throw RunError.approvalNeedsKey(run) }
            word = ApprovalWord(name: name)
        case .key(let key):
            guard let first = approvers.first else { throw RunError.noApprovers }
            let bytes = try statement.bytes
            let made = try await ApprovalSignature(of: bytes, approvers: first).make(with: key)
            for file in approvers.dropFirst() {
                guard try await ApprovalSignature(of: bytes, approvers: file).signer(of: made.text) == made.signer
                else { throw PrintHouseError.notAnApprover(file) }
            }
            word = ApprovalWord(name: made.signer, signature: made.text)
        }
        guard areTwoPeople(statement, word) else { throw RunError.approverPlanned }
        guard areTwoUsers(statement) else { throw RunError.approverSharesUser(run) }
        return word
    }

    private func areTwoPeople(_ statement: ApprovalStatement, _ word: ApprovalWord) -> Bool {
        plannerMayApprove
            || !Independence(
                planner: .init(name: statement.plannedBy, user: statement.plannedByUser),
                approver: .init(name: word.name, user: statement.approvedByUser)
            ).isSamePerson
    }

    private func areTwoUsers(_ statement: ApprovalStatement) -> Bool {
        // An earlier version kept no user.
        guard !plannerMayApprove, !usersMayBeShared, let user = statement.approvedByUser else { return true }
        return statement.plannedByUser.map { $0 != user } ?? false
    }

    /// Checks a word that was given, against the approvers as they are now.
    ///
    /// - Parameter statement: nil for an approval that an earlier version took, which asked who planned only then.
    func check(_ word: ApprovalWord, on bytes: [UInt8], of statement: ApprovalStatement?) async throws {
        if let statement, !areTwoPeople(statement, word) || !areTwoUsers(statement) { throw RunError.ruleNotMet(run) }
        guard let signature = word.signature else {
            guard !needsSignature else { throw RunError.ruleNotMet(run) }
            return
        }
        guard !approvers.isEmpty else { throw RunError.unsignedApproval(run) }
        for file in approvers {
            guard try await ApprovalSignature(of: bytes, approvers: file).signer(of: signature) == word.name else {
                throw RunError.unsignedApproval(run)
            }
        }
    }
}
