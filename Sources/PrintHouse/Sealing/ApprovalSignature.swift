import Foundation
import StrictFiles
package import SystemPackage

/// An approver's SSH signature over what they approve.
///
/// Made and checked by ssh-keygen, against a file of allowed signers as it is at that moment.
package struct ApprovalSignature: Sendable {
    /// What the signature is for (`namespaces` in an allowed-signers file).
    package static let namespace = "postvangnet-approval"

    private let message: [UInt8]
    private let approvers: FilePath
    private let keygen = SSHKeygen(namespace: namespace)

    /// - Parameters:
    ///   - message: the bytes that are signed.
    ///   - approvers: an allowed-signers file (ssh-keygen(1)).
    package init(of message: [UInt8], approvers: FilePath) throws {
        guard (try? Stat(approvers).type) == .regular else { throw PrintHouseError.approversMissing(approvers) }
        self.message = message
        self.approvers = approvers
    }

    /// Signs with a key and returns the signature and its maker; throws for a key that is none of the approvers'.
    package func make(with key: FilePath) async throws -> (text: String, signer: String) {
        let text = try await inScratch { message, _ in
            do {
                return String(decoding: try await keygen.signature(of: message, key: key), as: UTF8.self)
            } catch PrintHouseError.signingKeyMissing, PrintHouseError.cannotSign {
                throw PrintHouseError.cannotApprove(key: key)
            }
        }
        guard let signer = try await signer(of: text) else { throw PrintHouseError.notAnApprover(approvers) }
        return (text, signer)
    }

    /// Whose signature it is; nil where it is not right for these bytes, or nobody's who may approve now.
    package func signer(of text: String) async throws -> String? {
        guard let read = SSHSignature(reading: Array(text.utf8)), read.namespace == Self.namespace else { return nil }
        return try await inScratch { message, signature in
            try Data(text.utf8).write(to: URL(filePath: signature.string))
            return try await keygen.signer(of: message, signature: signature, among: approvers)
        }
    }

    /// ssh-keygen reads files: nothing in these two is secret or about a person.
    private func inScratch<Value>(_ work: (FilePath, FilePath) async throws -> Value) async throws -> Value {
        let folder = FilePath(FileManager.default.temporaryDirectory.path).appending("postvangnet-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder.string) }
            let file = folder.appending("approval")
            try Data(message).write(to: URL(filePath: file.string))
            return try await work(file, folder.appending("approval.sig"))
        } catch let error as CocoaError {
            throw FileError.cannotWrite(folder, Errno(beneath: error))
        }
    }
}
