import MailboxStore
import PaperMail
import PrintHouse
import StrictFiles
package import SystemPackage

/// The digests of a digest's files, SHA256SUMS, and the signature of the store over them.
package struct DigestSeal: Sendable {
    /// What its signature is for (`namespaces` in an allowed-signers file).
    package static let namespace = "postvangnet-digest"

    private static let sums = "SHA256SUMS"
    private static let signature = "SHA256SUMS.sig"
    private static let limit = FileLimit.kilobytes(100)

    private let folder: FilePath

    package init(of folder: FilePath) { self.folder = folder }

    /// Writes SHA256SUMS over these files, and a signature where there is a key.
    func write(over names: [String], in partial: PartialFolder, key: FilePath?) async throws {
        let sums = Checksums(
            try names.map { Checksums.Entry(name: $0, digest: try FileDigest(ofFile: partial.path.appending($0))) }
        ).bytes
        try partial.write(sums, to: Self.sums)
        guard let key else { return }
        do {
            let text = try await MessageSignature(of: sums, for: Self.namespace).make(with: key)
            try partial.write(Array(text.utf8), to: Self.signature)
        } catch PrintHouseError.signingKeyMissing, PrintHouseError.cannotSign {
            throw DigestError.cannotSign(key)
        } catch PrintHouseError.toolMissing(let tool, let package) {
            throw DigestError.toolMissing(tool: tool, package: package)
        }
    }

    /// Compares the files with SHA256SUMS, where it is there, and asks for its signature where somebody must have signed.
    ///
    /// - Parameter signers: an allowed-signers file (ssh-keygen(1)); nil where nobody need have signed.
    /// - Returns: who signed; nil where that was not asked.
    package func check(signers: FilePath?) async throws -> String? {
        let files = (sums: folder.appending(Self.sums), signature: folder.appending(Self.signature))
        guard (try? Stat(files.sums).type) == .regular else {
            if signers != nil { throw DigestError.unsigned(folder) }
            return nil
        }
        let sums = try TextFile.bytes(atPath: files.sums.string, atMost: Self.limit)
        var signer: String?
        if let signers {
            guard (try? Stat(signers).type) == .regular else { throw DigestError.signersMissing(signers) }
            guard (try? Stat(files.signature).type) == .regular else { throw DigestError.unsigned(folder) }
            let text = try TextFile.read(files.signature, atMost: Self.limit)
            let maker: MessageSignature.Maker
            do {
                maker = try await MessageSignature(of: sums, for: Self.namespace).maker(of: text, among: signers)
            } catch PrintHouseError.toolMissing(let tool, let package) {
                throw DigestError.toolMissing(tool: tool, package: package)
            }
            switch maker {
            case .none: throw DigestError.signatureDiffers(folder)
            case .unknown: throw DigestError.signerUnknown(folder, signers: signers)
            case .known(let name): signer = name
            }
        }
        let (listed, faults) = Checksums.read(sums)
        let stored = try ExtractContract.digestFiles(in: folder.string).map { name in
            (name, try FileDigest(ofFile: folder.appending(name)))
        }
        let changed =
            stored.filter { name, digest in !listed.entries.contains(.init(name: name, digest: digest)) }.map(\.0)
            + listed.entries.map(\.name).filter { name in !stored.contains { $0.0 == name } }
        guard faults.isEmpty, changed.isEmpty else {
            throw DigestError.filesDiffer(folder, changed.isEmpty ? [Self.sums] : Set(changed).sorted())
        }
        return signer
    }
}
