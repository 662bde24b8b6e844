package import MailboxDomain
import StrictFiles
package import SystemPackage

/// Checks who signed a file: the signature's form, that it is right for the file, and the signer.
package struct SealCheck: Sendable {
    /// Whether it is known who sealed the file.
    package enum Signer: Hashable, Sendable {
        /// No list of signers was given.
        case notChecked
        /// The name in the list of signers.
        case known(String)
        case refused
    }

    package private(set) var signer: Signer
    package private(set) var findings: [Finding] = []

    /// Whether all is right but whose key it is.
    private(set) var isOfUnknownSigner = false

    /// That of a seal which was not looked at.
    static let unread = SealCheck()

    private let file: FilePath
    private let signature: FilePath
    private let keygen: SSHKeygen

    /// - Parameters:
    ///   - file: what is signed; the signature stands beside it with `.sig` behind its name.
    ///   - signers: an allowed-signers file; nil to check all but the signer, where there is a signature.
    package init(of file: FilePath, signers: FilePath?, keygen: SSHKeygen = SSHKeygen()) async throws {
        self.file = file
        self.keygen = keygen
        signature = FilePath(file.string + ".sig")
        signer = signers == nil ? .notChecked : .refused
        if let signers {
            guard (try? Stat(signers).type) == .regular else {
                throw FileError.missing(signers)
            }
        }
        guard (try? Stat(signature, followTargetSymlink: false).type) == .regular else {
            if signers != nil {
                report(.signatureMissing, "The file is not there, so nobody vouches for what it is of.")
            }
            return
        }
        guard try await isWellMade() else { return }
        if let signers { try await name(among: signers) }
    }

    private init() { (signer, file, signature, keygen) = (.notChecked, "", "", SSHKeygen()) }

    private mutating func isWellMade() async throws -> Bool {
        guard let read = SSHSignature(reading: try FileReading.bytes(of: signature, atMost: SSHSignature.fileLimit))
        else {
            report(.signatureForm, "This is not a signature as ssh-keygen writes it; it was damaged or changed.")
            return false
        }
        guard read.namespace == keygen.namespace else {
            report(
                .signatureNamespace, "The signature was made for another purpose, not for \(keygen.namespace).")
            return false
        }
        guard try await keygen.isSound(signature, of: file) else {
            let name = file.lastComponent?.string ?? ""
            report(.signatureDiffers, "The signature is not of this \(name): one of them was changed after sealing.")
            return false
        }
        return true
    }

    private mutating func name(among signers: FilePath) async throws {
        guard let name = try await keygen.signer(of: file, signature: signature, among: signers) else {
            isOfUnknownSigner = true
            report(.signerUnknown, "The key that made the signature is not one of those in the list of signers.")
            return
        }
        signer = .known(name)
    }

    private mutating func report(_ code: BatchFault, _ message: String) {
        let place = Finding.Place(file: signature.lastComponent?.string ?? "")
        findings.append(Finding(code: code, place: place, message: message))
    }
}
