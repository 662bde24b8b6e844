package import PaperMail
package import SystemPackage

extension FileDigest {
    package init(of bytes: some Sequence<UInt8>) {
        var hash = SHA256()
        hash.update(Array(bytes))
        self.init(sha256: hash.finish())
    }

    /// Reads the file in pieces, so that its size does not matter.
    ///
    /// - Parameter fromDisk: to find out whether what was written is there, and not only in memory.
    package init(ofFile path: FilePath, fromDisk: Bool = false) throws {
        var hash = SHA256()
        unsafe try FileReading.forEachChunk(of: path, fromDisk: fromDisk) { unsafe hash.update($0) }
        self.init(sha256: hash.finish())
    }
}
