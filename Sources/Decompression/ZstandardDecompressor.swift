import CZstandard

/// Undoes Zstandard (RFC 8878) with libzstd; one file may hold several frames behind each other.
@safe final class ZstandardDecompressor: Decompressor {
    private let context: OpaquePointer
    package private(set) var isComplete = false

    /// The memory that a frame may ask for, as a power of two: 128 MB, which `zstd --long` asks for and libzstd allows.
    private static let largestWindow: Int32 = 27

    init() throws(CompressionFault) {
        guard let context = unsafe ZSTD_createDCtx() else { throw .noMemory }
        unsafe self.context = context
        guard unsafe ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.largestWindow)) == 0 else {
            unsafe ZSTD_freeDCtx(context)
            throw .noMemory
        }
    }

    deinit { unsafe ZSTD_freeDCtx(context) }

    package func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFault) -> (taken: Int, made: Int) {
        var (source, target) = unsafe (
            ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0),
            ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        )
        if unsafe input.isEmpty, isComplete { return (0, 0) }
        let left = unsafe ZSTD_decompressStream(context, &target, &source)
        guard ZSTD_isError(left) == 0 else { throw .damaged }
        isComplete = left == 0
        return unsafe (source.pos, target.pos)
    }
}
