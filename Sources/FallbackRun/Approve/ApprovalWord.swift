/// A person's word on a plan.
struct ApprovalWord: Hashable, Sendable {
    let name: String
    /// As ssh-keygen writes it; nil where the name alone is the word.
    var signature: String?

    /// Whether it is that of who planned. In a file of signers people often have the form of an address:
    /// `anna@example.org`.
    func isOf(planner: String) -> Bool { [name, String(name.prefix { $0 != "@" })].contains(planner) }
}

extension Approver {
    var rule: ApprovalRule {
        switch self {
        case .name: .name
        case .key: .signature
        }
    }
}
