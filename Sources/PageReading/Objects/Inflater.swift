import CZlib

/// Undoes zlib's compression (RFC 1950), one stream after the other.
@safe final class Inflater {
    private var stream = unsafe z_stream()

    /// Bytes of one stream, at most: a small file can hold one that fills any memory.
    private static let largest = 64 << 20

    init() throws(PageReadingFault) {
        guard unsafe czlib_inflate_init(&stream) == Z_OK else { throw .damaged("memory") }
    }

    deinit { unsafe inflateEnd(&stream) }

    func bytes(of input: ArraySlice<UInt8>) throws(PageReadingFault) -> [UInt8] {
        guard unsafe inflateReset(&stream) == Z_OK else { throw .damaged("a stream") }
        var output: [UInt8] = []
        var taken = 0
        while true {
            let (isComplete, read, part) = try decode(input.dropFirst(taken), room: max(4096, 4 * input.count))
            taken += read
            if output.isEmpty { output = part } else { output += part }
            guard output.count <= Self.largest else { throw .unknown("a stream of more than 64 MiB") }
            if isComplete {
                // Qpdf and Cairo end a stream with a line end; anything else could be read by others as something.
                guard input.count - taken <= 2 else { throw .damaged("a stream with something behind it") }
                return output
            }
            guard !part.isEmpty else { throw .damaged("a stream that is cut off") }
        }
    }

    private func decode(
        _ input: ArraySlice<UInt8>, room: Int
    ) throws(PageReadingFault) -> (isComplete: Bool, taken: Int, part: [UInt8]) {
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
        guard [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(status) else { throw .damaged("a stream") }
        return unsafe (status == Z_STREAM_END, offered - Int(stream.avail_in), part)
    }
}
