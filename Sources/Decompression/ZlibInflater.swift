import CZlib

/// Undoes zlib's compression (RFC 1950) of short streams, one after the other.
@safe package final class ZlibInflater {
    private var stream = unsafe z_stream()

    /// Bytes of one stream, at most: a small one can become as much as any memory.
    private static let largest = 64 << 20
    /// Makers of PDF end a stream with a line end, which is none of it.
    private static let longestEnd = 2

    package init() throws(CompressionFault) {
        guard unsafe czlib_inflate_init(&stream) == Z_OK else { throw .noMemory }
    }

    deinit { unsafe inflateEnd(&stream) }

    /// Throws where the stream does not end where the bytes do.
    package func bytes(of input: ArraySlice<UInt8>) throws(CompressionFault) -> [UInt8] {
        guard unsafe inflateReset(&stream) == Z_OK else { throw .damaged }
        var output: [UInt8] = []
        var taken = 0
        while true {
            let (isComplete, read, part) = try decode(input.dropFirst(taken), room: max(4096, 4 * input.count))
            taken += read
            if output.isEmpty { output = part } else { output += part }
            guard output.count <= Self.largest else { throw .bomb }
            if isComplete {
                guard input.count - taken <= Self.longestEnd else { throw .damaged }
                return output
            }
            guard !part.isEmpty else { throw .cutOff }
        }
    }

    private func decode(
        _ input: ArraySlice<UInt8>, room: Int
    ) throws(CompressionFault) -> (isComplete: Bool, taken: Int, part: [UInt8]) {
        // zlib counts in 32 bits and reads its input only, though its type lets it write.
        let offered = min(input.count, 1 << 30)
        var status = Z_OK
        let part = unsafe [UInt8](unsafeUninitializedCapacity: min(room, 16 << 20)) { output, made in
            unsafe input.withUnsafeBufferPointer { input in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = UInt32(offered)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(output.count)
                status = unsafe inflate(&stream, Z_NO_FLUSH)
                made = unsafe output.count - Int(stream.avail_out)
            }
        }
        switch status {
        case Z_OK, Z_STREAM_END, Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw .noMemory
        default: throw .damaged
        }
        return unsafe (status == Z_STREAM_END, offered - Int(stream.avail_in), part)
    }
}
