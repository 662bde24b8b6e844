import Crypto
package import SystemPackage

/// The SHA-256 digest of a file or of bytes, as 64 small hexadecimal digits.
package struct FileDigest: Hashable, Sendable {
    package let hexadecimal: String

    package init(of bytes: some Sequence<UInt8>) {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        self.init(hash.finalize())
    }

    /// Reads the file in pieces, so that its size does not matter.
    package init(ofFile path: FilePath) throws {
        var hash = SHA256()
        try FileReading.forEachChunk(of: path) { hash.update(bufferPointer: $0) }
        self.init(hash.finalize())
    }

    private init(_ digest: SHA256.Digest) {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        hexadecimal = String(decoding: text, as: UTF8.self)
    }
}

extension FileDigest: LosslessStringConvertible {
    /// Nil for anything but 64 of `0-9a-f`.
    package init?(_ text: String) {
        guard text.utf8.count == 64,
            text.utf8.allSatisfy({
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            })
        else { return nil }
        hexadecimal = text
    }

    package var description: String { hexadecimal }
}
