import Foundation
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
        try await inScratch { message, _ in
            String(decoding: try await keygen.signature(of: message, key: key), as: UTF8.self)
        }
    }

    /// - Parameter signers: an allowed-signers file (ssh-keygen(1)), as it is now.
    package func maker(of text: String, among signers: FilePath) async throws -> Maker {
        guard let read = SSHSignature(reading: Array(text.utf8)), read.namespace == namespace else { return .none }
        return try await inScratch { message, signature in
            try Data(text.utf8).write(to: URL(filePath: signature.string))
            guard try await keygen.isSound(signature, of: message) else { return .none }
            return try await keygen.signer(of: message, signature: signature, among: signers).map(Maker.known)
                ?? .unknown
        }
    }

    /// Nothing in these two files is secret or about a person.
    private func inScratch<Value>(_ work: (FilePath, FilePath) async throws -> Value) async throws -> Value {
        let folder = FilePath(FileManager.default.temporaryDirectory.path).appending("postvangnet-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder.string) }
            let file = folder.appending("message")
            try Data(message).write(to: URL(filePath: file.string))
            return try await work(file, folder.appending("message.sig"))
        } catch let error as CocoaError {
            throw FileError.cannotWrite(folder, Errno(beneath: error))
        }
    }
}
