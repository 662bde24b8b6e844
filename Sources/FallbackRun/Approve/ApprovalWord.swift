/// A person's word on a plan.
struct ApprovalWord: Hashable, Sendable {
    let name: String
    /// As ssh-keygen writes it; nil where the name alone is the word.
    var signature: String?
}

extension Approver {
    var rule: ApprovalRule {
        switch self {
        case .name: .name
        case .key: .signature
        }
    }
}
