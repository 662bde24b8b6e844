/// Undoes one compression, piece by piece, in memory that does not grow.
protocol Decompressor: AnyObject {
    /// Whether what was taken so far ends where something whole ends.
    var isComplete: Bool { get }

    /// Takes as much of `input` and makes as much of `output` as it can. Throws where the bytes cannot be what a compressor
    /// wrote.
    func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFault) -> (taken: Int, made: Int)
}

/// How a file of an extract may be compressed, by the end of its name.
enum Compression: String, CaseIterable {
    case gzip = ".gz"
    case zstandard = ".zst"

    /// Nil for a name of a file that is not compressed.
    init?(fileName: String) {
        guard let found = Self.allCases.first(where: { fileName.hasSuffix($0.rawValue) }) else { return nil }
        self = found
    }

    func decompressor() throws(CompressionFault) -> any Decompressor {
        switch self {
        case .gzip: try GzipDecompressor()
        case .zstandard: try ZstandardDecompressor()
        }
    }
}

/// How large a compressed file may become: rows that differ from each other shrink to a tenth, seldom to a thirtieth.
struct CompressedSize {
    static let ratio = 100
    /// What is never asked about, so that a small file of like rows is read.
    private static let allowance = 1 << 20
    let most: Int

    init(ofFile bytes: Int) {
        let (product, overflows) = bytes.multipliedReportingOverflow(by: Self.ratio)
        most = overflows || product > Int.max - Self.allowance ? .max : product + Self.allowance
    }
}
