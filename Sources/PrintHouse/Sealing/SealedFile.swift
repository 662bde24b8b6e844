import MailboxDomain
import PaperMail
package import StrictFiles
package import SystemPackage

/// A file with the signature beside it, each read once, so that what is checked is what goes on.
package struct SealedFile: Sendable {
    package let path: FilePath
    package let bytes: [UInt8]
    /// Nil where there is none.
    package let signature: [UInt8]?

    var name: String { path.lastComponent?.string ?? "" }
    /// Where its signature stands, or should.
    var signaturePath: FilePath { FilePath(path.string + ".sig") }

    /// Throws `notPlain` for a link, a folder or a device, also in place of the signature.
    ///
    /// - Parameter limit: of the kind of file that it is.
    package init(reading path: FilePath, atMost limit: FileLimit) throws {
        self.path = path
        bytes = try Self.bytes(of: path, atMost: limit)
        let signature = FilePath(path.string + ".sig")
        let isSigned = (try? Stat(signature, followTargetSymlink: false)) != nil
        self.signature = isSigned ? try Self.bytes(of: signature, atMost: SSHSignature.fileLimit) : nil
    }

    /// Throws `sealRefused` where the file is not to be taken for ours.
    ///
    /// - Parameter signers: nil for a test that is not signed; a signature that is there must then be right for the file.
    package func check(by signers: SealSigners?) async throws {
        if let signers { try await signers.check(self) } else { try await SealSigners.checkForm(of: self) }
    }

    /// It and its signature as they leave; the file last: where it is, its signature is.
    package var outgoing: [OutgoingFile] {
        (signature.map { [OutgoingFile(path: signaturePath, digest: FileDigest(of: $0))] } ?? [])
            + [OutgoingFile(path: path, digest: FileDigest(of: bytes))]
    }

    private static func bytes(of path: FilePath, atMost limit: FileLimit) throws -> [UInt8] {
        try PlainFile.check(path)
        return try FileReading.bytes(of: path, atMost: limit)
    }
}
