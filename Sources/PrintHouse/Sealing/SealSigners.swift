import Foundation
import MailboxDomain
import PaperMail
import StrictFiles
package import SystemPackage

/// Whose seals a workspace accepts of its own batches, orders and pull lists: a list of allowed signers (ssh-keygen(1)),
/// as it was when it was read.
package struct SealSigners: Sendable {
    private let list: [UInt8]
    private let keygen: SSHKeygen

    /// - Parameter file: the list that printers have too.
    package init(file: FilePath, keygen: SSHKeygen = SSHKeygen()) throws {
        guard (try? Stat(file).type) == .regular else { throw PrintHouseError.signersMissing(file) }
        guard let data = FileManager.default.contents(atPath: file.string) else {
            throw FileError.cannotRead(file, reason: "the system does not let this user")
        }
        (list, self.keygen) = (Array(data), keygen)
    }

    /// Those of one key.
    ///
    /// - Parameter key: what ssh-keygen signs with.
    package init(ofKey key: FilePath, keygen: SSHKeygen = SSHKeygen()) async throws {
        let publicKey = try await keygen.publicKey(of: key)
        list = Array("sender namespaces=\"\(SSHKeygen.sealNamespace)\" \(publicKey)\n".utf8)
        self.keygen = keygen
    }

    /// Throws `sealRefused` where a file's signature is missing, wrong, or of none of these.
    func check(_ file: SealedFile) async throws { try await Self.check(file, signers: list, keygen) }

    /// Throws `sealRefused` where there is a signature and it is not right for the file, whoever made it.
    static func checkForm(of file: SealedFile) async throws {
        guard file.signature != nil else { return }
        try await check(file, signers: nil, SSHKeygen())
    }

    /// ssh-keygen reads files: it is given copies of what was read, so that what was checked is what goes on.
    private static func check(_ file: SealedFile, signers: [UInt8]?, _ keygen: SSHKeygen) async throws {
        let seal = try await PassingFolder.with { folder in
            let content = try folder.write(file.bytes, named: file.name)
            if let signature = file.signature { _ = try folder.write(signature, named: "\(file.name).sig") }
            return try await SealCheck(
                of: content, signers: try signers.map { try folder.write($0, named: ".signers") }, keygen: keygen)
        }
        guard let finding = seal.findings.first else { return }
        throw PrintHouseError.sealRefused(
            file.signaturePath, why: finding.message, isOfAnotherKey: seal.isOfUnknownSigner)
    }
}
