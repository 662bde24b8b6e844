import StrictFiles
package import SystemPackage

/// SSH signatures over some bytes, for one purpose: made and checked by ssh-keygen, which reads files.
package struct MessageSignature: Sendable {
    /// Whose a signature is.
    package enum Maker: Hashable, Sendable {
        /// The name in the list of signers.
        case known(String)
        /// It is right for the bytes and the purpose, and its key is none of the list's now.
        case unknown
        /// It is not right for these bytes, or was made for another purpose.
        case none
    }

    private let message: [UInt8]
    private let namespace: String
    private var keygen: SSHKeygen { SSHKeygen(namespace: namespace) }

    /// - Parameter namespace: what the signature is for (`namespaces` in an allowed-signers file).
    package init(of message: [UInt8], for namespace: String) { (self.message, self.namespace) = (message, namespace) }

    /// Signs with a private key, or with a public key whose private half an agent holds.
    package func make(with key: FilePath) async throws -> String {
        try await PassingFolder.with { folder in
            let message = try folder.write(message, named: "message")
            return String(decoding: try await keygen.signature(of: message, key: key), as: UTF8.self)
        }
    }

    /// - Parameter signers: an allowed-signers file (ssh-keygen(1)), as it is now.
    package func maker(of text: String, among signers: FilePath) async throws -> Maker {
        guard let read = SSHSignature(reading: Array(text.utf8)), read.namespace == namespace else { return .none }
        return try await PassingFolder.with { folder in
            let signature = try folder.write(Array(text.utf8), named: "message.sig")
            let message = try folder.write(message, named: "message")
            guard try await keygen.isSound(signature, of: message) else { return .none }
            return try await keygen.signer(of: message, signature: signature, among: signers).map(Maker.known)
                ?? .unknown
        }
    }
}
