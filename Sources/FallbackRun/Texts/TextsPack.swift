package import PaperMail
import PrintHouse
import Stationery
package import StrictFiles
package import SystemPackage

/// Approved texts in one signed file, as `texts pack` makes it and `texts take` reads it.
///
/// A tar archive: `texts.json` tells what it is, `SHA256SUMS` holds the digests of all other files, its signature stands beside
/// it, and the texts have the paths that they have in a workspace. `tar`, `sha256sum -c` and `ssh-keygen -Y verify` read it too.
package struct TextsPack: Sendable {
    /// What its signature is for (`namespaces` in an allowed-signers file).
    package static let namespace = "postvangnet-texts"
    package static let fileLimit = FileLimit.megabytes(32)

    private static let sumsName = "SHA256SUMS"
    private static let signatureName = "SHA256SUMS.sig"

    package let cover: TextsCover
    /// By their path in a workspace.
    package let texts: [String: String]
    private let sums: [UInt8]

    init(_ cover: TextsCover, _ texts: [String: String]) throws {
        (self.cover, self.texts) = (cover, texts)
        sums = Self.sums(of: try Self.contents(cover, texts))
    }

    /// What tells it from every other pack.
    package var digest: FileDigest { FileDigest(of: sums) }

    // MARK: Writing

    /// The file, signed with a private key, or with a public key whose private half an agent holds.
    func bytes(signedWith key: FilePath) async throws -> [UInt8] {
        let signature = try await MessageSignature(of: sums, for: Self.namespace).make(with: key)
        var files = try Self.contents(cover, texts)
        files[Self.sumsName] = sums
        files[Self.signatureName] = Array(signature.utf8)
        guard let packed = cover.packed, let archive = TarArchive(files, modified: packed) else {
            throw FileError.cannotWrite(FilePath(TextsCover.fileName), reason: "a name in it is too long")
        }
        return archive.bytes
    }

    private static func contents(_ cover: TextsCover, _ texts: [String: String]) throws -> [String: [UInt8]] {
        var files = texts.mapValues { Array($0.utf8) }
        files[TextsCover.fileName] = try cover.bytes
        return files
    }

    /// As `sha256sum` writes them, in the byte order of the names.
    private static func sums(of files: [String: [UInt8]]) -> [UInt8] {
        files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap {
            Array(line(of: $0.key, $0.value).utf8)
        }
    }

    private static func line(of name: String, _ bytes: [UInt8]) -> String { "\(FileDigest(of: bytes))  \(name)\n" }

    // MARK: Reading

    /// Reads a pack of one of these signers. Throws `NewerFormat` for one of a later version, `TextsTakeError` for anything else
    /// than `bytes` gave.
    ///
    /// - Parameters:
    ///   - path: how the errors name it.
    ///   - signers: an allowed-signers file (ssh-keygen(1)), as it is now.
    package static func read(
        _ bytes: [UInt8], at path: FilePath, signers: FilePath
    ) async throws -> (pack: TextsPack, signer: String) {
        guard let archive = TarArchive(reading: bytes), let json = archive.files[TextsCover.fileName] else {
            throw TextsTakeError.noPack(path)
        }
        let reader = StrictJSON(file: path.string, codePrefix: "texts")
        try reader.checkFormat(of: json, known: TextsCover.version)
        var files = archive.files
        guard let sums = files.removeValue(forKey: sumsName), let signature = files.removeValue(forKey: signatureName),
            let text = String(validating: signature, as: UTF8.self)
        else { throw TextsTakeError.noPack(path) }
        guard (try? Stat(signers).type) == .regular else { throw TextsTakeError.signersMissing(signers) }
        switch try await MessageSignature(of: sums, for: namespace).maker(of: text, among: signers) {
        case .none: throw TextsTakeError.signatureDiffers(path)
        case .unknown: throw TextsTakeError.signerUnknown(path, signers)
        case .known(let signer):
            let listed = String(decoding: sums, as: UTF8.self)
            let changed = files.filter { !listed.contains(line(of: $0.key, $0.value)) }.keys.sorted()
            guard Self.sums(of: files) == sums else { throw TextsTakeError.filesDiffer(path, changed) }
            files[TextsCover.fileName] = nil
            let pack = try TextsPack(
                reader.read(TextsCover.self, from: json, formatVersion: TextsCover.version).value, files, path)
            // Nothing was passed over.
            guard pack.sums == sums else { throw TextsTakeError.noPack(path) }
            return (pack, signer)
        }
    }

    private init(_ cover: TextsCover?, _ files: [String: [UInt8]], _ path: FilePath) throws {
        // Signed or not: nothing is written but texts in their own places.
        if let other = files.keys.filter({ !StationeryPath.isText($0) }).min() {
            throw TextsTakeError.otherFile(path, other)
        }
        let texts = files.compactMapValues { String(validating: $0, as: UTF8.self) }
        guard let cover, cover.packed != nil, cover.products != nil, texts.count == files.count,
            files.allSatisfy({ StationeryFiles.limit(of: $0.key).allows($0.value.count) })
        else { throw TextsTakeError.noPack(path) }
        try self.init(cover, texts)
    }
}
