package import SystemPackage

/// An approver's SSH signature over what they approve, checked against a file of allowed signers as it is at that moment.
package struct ApprovalSignature: Sendable {
    /// What the signature is for (`namespaces` in an allowed-signers file).
    package static let namespace = "postvangnet-approval"

    private let signature: MessageSignature
    private let approvers: FilePath

    /// - Parameters:
    ///   - message: the bytes that are signed.
    ///   - approvers: an allowed-signers file (ssh-keygen(1)).
    package init(of message: [UInt8], approvers: FilePath) throws {
        guard (try? Stat(approvers).type) == .regular else { throw PrintHouseError.approversMissing(approvers) }
        signature = MessageSignature(of: message, for: Self.namespace)
        self.approvers = approvers
    }

    /// Signs with a key and returns the signature and its maker; throws for a key that is none of the approvers'.
    package func make(with key: FilePath) async throws -> (text: String, signer: String) {
        let text: String
        do { text = try await signature.make(with: key) } catch PrintHouseError.signingKeyMissing,
            PrintHouseError.cannotSign
        {
            throw PrintHouseError.cannotApprove(key: key)
        }
        guard let signer = try await signer(of: text) else { throw PrintHouseError.notAnApprover(approvers) }
        return (text, signer)
    }

    /// Whose signature it is; nil where it is not right for these bytes, or nobody's who may approve now.
    package func signer(of text: String) async throws -> String? {
        guard case .known(let signer) = try await signature.maker(of: text, among: approvers) else { return nil }
        return signer
    }
}
