import Decompression
import Foundation

/// The bytes of a file from its beginning to its end: as they stand or, where its name says that it is compressed, as
/// they were before.
struct FileBytes: ~Copyable {
    private let file: Int32
    private let decompressor: (any Decompressor)?
    /// What may still come out of a compressed file.
    private var allowed: Int
    private var input: [UInt8]
    /// Where the bytes that were not taken yet begin and end in `input`.
    private var (taken, filled) = (0, 0)
    private var isFileRead = false

    private static let inputCapacity = 1 << 17

    init(path: String) throws(ReadFailure) {
        // A pipe without a writer would be waited for without end.
        file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        let code = errno
        let compression = Compression(fileName: path)
        input = compression == nil ? [] : [UInt8](repeating: 0, count: Self.inputCapacity)
        allowed = 0
        guard file >= 0 else {
            decompressor = nil
            throw .system(POSIXFailure(code: code))
        }
        do throws(CompressionFault) { decompressor = try compression?.decompressor() } catch {
            decompressor = nil
            throw .compression(error)
        }
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw .system(POSIXFailure(code: EISDIR))
        }
        allowed = CompressedSize(ofFile: Int(facts.st_size)).most
    }

    deinit {
        if file >= 0 { close(file) }
    }

    /// Fills the array from `offset` on; 0 at the end of the file.
    mutating func read(into bytes: inout [UInt8], at offset: Int) throws(ReadFailure) -> Int {
        guard let decompressor else {
            do throws(POSIXFailure) { return try bytes.readMore(from: file, at: offset) } catch { throw .system(error) }
        }
        while true {
            if taken == filled, !isFileRead { try fill() }
            let made: Int
            do throws(CompressionFault) { made = try decode(decompressor, into: &bytes, at: offset) } catch {
                throw .compression(error)
            }
            guard made == 0 else { return made }
            guard taken == filled, isFileRead else { continue }
            guard decompressor.isComplete else { throw .compression(.cutOff) }
            return 0
        }
    }

    private mutating func decode(
        _ decompressor: any Decompressor, into bytes: inout [UInt8], at offset: Int
    ) throws(CompressionFault) -> Int {
        let (from, to) = (taken, filled)
        let result = unsafe input.withUnsafeBytes { input in
            unsafe bytes.withUnsafeMutableBytes { output in
                Result { () throws(CompressionFault) in
                    unsafe try decompressor.decode(
                        UnsafeRawBufferPointer(rebasing: input[from..<to]),
                        into: UnsafeMutableRawBufferPointer(rebasing: output[offset...]))
                }
            }
        }
        let step = try result.get()
        taken += step.taken
        allowed -= step.made
        guard allowed >= 0 else { throw .bomb }
        // Input that is left while nothing comes of it would be offered for ever.
        guard step.made > 0 || step.taken > 0 || to == from else { throw .damaged }
        return step.made
    }

    private mutating func fill() throws(ReadFailure) {
        do throws(POSIXFailure) { filled = try input.readMore(from: file, at: 0) } catch { throw .system(error) }
        taken = 0
        isFileRead = filled == 0
    }
}

/// Why a file cannot be read on.
enum ReadFailure: Error {
    case system(POSIXFailure)
    case compression(CompressionFault)
}

extension [UInt8] {
    /// Fills the array from `offset` on; 0 at the end of the file.
    fileprivate mutating func readMore(from file: Int32, at offset: Int) throws(POSIXFailure) -> Int {
        while true {
            let count = unsafe withUnsafeMutableBytes { buffer in
                let free = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[offset...])
                return unsafe read(file, free.baseAddress, free.count)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw POSIXFailure(code: errno) }
        }
    }
}
