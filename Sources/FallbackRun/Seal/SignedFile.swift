import Foundation
import PrintHouse
import StrictFiles
import SystemPackage

/// A file beside the batches that is written once, with its signature beside it.
struct SignedFile {
    let path: FilePath
    private let limit: FileLimit
    private let key: FilePath?
    private let keygen = SSHKeygen()

    /// - Parameter key: nil for a test that is not signed.
    init(at path: FilePath, limit: FileLimit, key: FilePath?) {
        (self.path, self.limit, self.key) = (path, limit, key)
    }

    private var signature: FilePath { FilePath(path.string + ".sig") }

    /// Writes the file; the same one in its place is left as it is, and another one is refused.
    func write(_ bytes: [UInt8]) async throws {
        guard !FileManager.default.fileExists(atPath: path.string) else { return try await compare(bytes) }
        let unsigned = path.removingLastComponent().appending(".\(path.lastComponent?.string ?? "")")
        try TextFile.write(bytes, to: unsigned)
        if let key {
            try TextFile.write(try await keygen.signature(of: unsigned, key: key), to: signature)
        }
        // Last: whoever finds the file finds its signature.
        try TextFile.moveToPlace(unsigned, to: path)
    }

    /// Takes both away, the file first.
    func remove() throws {
        for file in [path, signature] { try PersonalFiles.remove(file) }
    }

    private func compare(_ bytes: [UInt8]) async throws {
        guard try TextFile.bytes(of: path, atMost: limit) == bytes else { throw FileError.occupied(path) }
        guard key != nil else { return }
        guard FileManager.default.fileExists(atPath: signature.string) else { throw PrintHouseError.unsigned(path) }
        let seal = try await SealCheck(of: path, signers: nil, keygen: keygen)
        guard seal.findings.isEmpty else { throw FileError.occupied(path) }
    }
}
