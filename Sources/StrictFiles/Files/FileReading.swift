import Foundation
import Glibc
package import SystemPackage

/// Reading of files, piece by piece or whole. Links are not followed: a batch holds its own files.
package enum FileReading {
    private static let chunkBytes = 1 << 17

    package static func forEachChunk(of path: FilePath, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
        defer { unsafe buffer.deallocate() }
        let file = try reading(path) {
            try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
        }
        try file.closeAfter {
            while true {
                let count = try reading(path) { unsafe try file.read(into: buffer) }
                if count == 0 { break }
                unsafe try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
    }

    /// Whether two files hold the same bytes. The second one is read from its disk, not from memory, where the system
    /// can tell the two apart.
    package static func isSame(_ path: FilePath, as other: FilePath) throws -> Bool {
        let otherFile = try reading(other) {
            try FileDescriptor.open(other, .readOnly, options: [.closeOnExec, .noFollow])
        }
        return try otherFile.closeAfter {
            posix_fadvise(otherFile.rawValue, 0, 0, POSIX_FADV_DONTNEED)
            var isSame = true
            var offset: Int64 = 0
            unsafe try forEachChunk(of: path) { chunk in
                guard isSame else { return }
                let twin = try reading(other) { try otherFile.bytes(chunk.count, at: offset) }
                isSame = unsafe twin.elementsEqual(chunk)
                offset += Int64(chunk.count)
            }
            return try isSame && reading(other) { try otherFile.bytes(1, at: offset).isEmpty }
        }
    }

    package static func bytes(of path: FilePath) throws -> [UInt8] {
        var bytes: [UInt8] = []
        unsafe try forEachChunk(of: path) { unsafe bytes += $0 }
        return bytes
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

extension FileDescriptor {
    /// As many bytes as there are from a place on, up to a number.
    fileprivate func bytes(_ count: Int, at offset: Int64) throws -> [UInt8] {
        unsafe try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let read = unsafe try self.read(fromAbsoluteOffset: offset + Int64(filled), into: rest)
                if read == 0 { break }
                filled += read
            }
        }
    }
}
