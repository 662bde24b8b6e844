import Foundation
import Glibc
package import SystemPackage

/// Reading of files, piece by piece or whole. Nothing but a file is read: a pipe would be waited for without end.
///
/// Links are followed only where it is said: a batch holds its own files.
package enum FileReading {
    private static let chunkBytes = 1 << 17

    /// - Parameter fromDisk: whether what the system has in memory is not to be taken for what is on the disk, where it
    ///   can tell the two apart.
    package static func forEachChunk(
        of path: FilePath, fromDisk: Bool = false, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let file = try reading(path) { try opened(path, followingLinks: false).file }
        try file.closeAfter {
            if fromDisk { posix_fadvise(file.rawValue, 0, 0, POSIX_FADV_DONTNEED) }
            unsafe try forEachChunk(of: file, at: path, body)
        }
    }

    private static func forEachChunk(
        of file: FileDescriptor, at path: FilePath, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
        defer { unsafe buffer.deallocate() }
        while true {
            let count = try reading(path) { unsafe try file.read(into: buffer) }
            if count == 0 { break }
            unsafe try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// Opens a file, and asks the open file what it is: what stands at the path could change in between.
    ///
    /// Throws `FileError.notAFile` or an `Errno`.
    package static func opened(
        _ path: FilePath, followingLinks: Bool
    ) throws -> (file: FileDescriptor, size: Int64) {
        var options: FileDescriptor.OpenOptions = [.closeOnExec, .nonBlocking]
        if !followingLinks { options.insert(.noFollow) }
        let file = try FileDescriptor.open(path, .readOnly, options: options)
        do {
            let stat = try Stat(file)
            guard stat.type == .regular else { throw FileError.notAFile(path) }
            return (file, stat.size)
        } catch {
            try? file.close()
            throw error
        }
    }

    /// All of a file; `FileError.tooLarge` where it is larger than files of its kind are, before anything is read.
    package static func bytes(
        of path: FilePath, atMost limit: FileLimit, followingLinks: Bool = false
    ) throws -> [UInt8] {
        let (file, size) = try reading(path) { try opened(path, followingLinks: followingLinks) }
        return try file.closeAfter {
            guard size <= Int64(limit.bytes) else { throw FileError.tooLarge(path, limit: limit) }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(size))
            unsafe try forEachChunk(of: file, at: path) { chunk in
                unsafe bytes += chunk
                // It may grow while it is read.
                guard limit.allows(bytes.count) else { throw FileError.tooLarge(path, limit: limit) }
            }
            return bytes
        }
    }

    /// The names of all that stands in a folder, in order.
    package static func names(in folder: FilePath) throws -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted() } catch {
            throw FileError.cannotRead(folder, Errno(beneath: error))
        }
    }

    /// Names the file in an error of the system.
    package static func reading<Result>(_ path: FilePath, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as Errno {
            throw FileError.cannotRead(path, error)
        }
    }
}
