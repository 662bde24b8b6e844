import CZlib

/// Undoes gzip (RFC 1952) with zlib; one file may hold several members behind each other.
@safe final class GzipDecompressor: Decompressor {
    private var stream = unsafe z_stream()
    package private(set) var isComplete = false

    init() throws(CompressionFault) {
        guard unsafe czlib_inflate_init_gzip(&stream) == Z_OK else { throw .noMemory }
    }

    deinit { unsafe inflateEnd(&stream) }

    package func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFault) -> (taken: Int, made: Int) {
        if isComplete {
            guard unsafe !input.isEmpty else { return (0, 0) }
            guard unsafe inflateReset(&stream) == Z_OK else { throw .damaged }
            isComplete = false
        }
        // zlib counts in 32 bits and reads its input only, though its type lets it write.
        let (offered, room) = (min(input.count, 1 << 30), min(output.count, 1 << 30))
        unsafe stream.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.avail_in = UInt32(offered)
        unsafe stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.avail_out = UInt32(room)
        switch unsafe inflate(&stream, Z_NO_FLUSH) {
        // Nothing could be done: there is no input, and nothing is left of what was there.
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isComplete = true
        case Z_MEM_ERROR: throw .noMemory
        default: throw .damaged
        }
        return unsafe (offered - Int(stream.avail_in), room - Int(stream.avail_out))
    }
}
