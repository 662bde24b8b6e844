/// Undoes one compression, piece by piece, in memory that does not grow.
package protocol Decompressor: AnyObject {
    /// Whether what was taken so far ends where something whole ends.
    var isComplete: Bool { get }

    /// Takes as much of `input` and makes as much of `output` as it can. Throws where the bytes cannot be what a compressor
    /// wrote.
    func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFault) -> (taken: Int, made: Int)
}

/// How a file of an extract may be compressed, by the end of its name.
package enum Compression: String, CaseIterable {
    case gzip = ".gz"
    case zstandard = ".zst"

    /// Nil for a name of a file that is not compressed.
    package init?(fileName: String) {
        guard let found = Self.allCases.first(where: { fileName.hasSuffix($0.rawValue) }) else { return nil }
        self = found
    }

    package func decompressor() throws(CompressionFault) -> any Decompressor {
        switch self {
        case .gzip: try GzipDecompressor()
        case .zstandard: try ZstandardDecompressor()
        }
    }
}
