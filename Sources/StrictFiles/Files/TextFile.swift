import Foundation
package import SystemPackage

/// Small text files.
package enum TextFile {
    /// Reads UTF-8; another encoding is refused.
    package static func read(_ path: FilePath) throws(FileError) -> String {
        guard FileManager.default.fileExists(atPath: path.string) else { throw .missing(path) }
        guard let data = FileManager.default.contents(atPath: path.string) else {
            throw .cannotRead(path, reason: "it is a folder, or the system does not let this user")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .notText(path)
        }
        return text
    }

    /// Writes a file whole or not at all: beside its place, to the disk, then renamed.
    package static func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
        guard let name = path.lastComponent?.string else { throw .cannotWrite(path, reason: "it has no name") }
        let partial = path.removingLastComponent().appending(".\(name).partial")
        do {
            let file = try FileDescriptor.open(
                partial, .writeOnly, options: [.create, .truncate, .noFollow], permissions: .ownerReadWrite)
            try file.closeAfter {
                _ = try file.writeAll(bytes)
            }
        } catch {
            // On a full disk it would only be in the way.
            unsafe unlink(partial.string)
            throw .cannotWrite(path, reason: "\(error)")
        }
        try moveToPlace(partial, to: path)
    }

    /// Puts a finished file in its place, on the disk.
    package static func moveToPlace(_ partial: FilePath, to path: FilePath) throws(FileError) {
        do {
            let file = try FileDescriptor.open(partial, .readOnly)
            try file.closeAfter {
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
            guard unsafe rename(partial.string, path.string) == 0 else { throw Errno(rawValue: errno) }
            try synchronizeFolder(path.removingLastComponent())
        } catch { throw .cannotWrite(path, reason: "\(error)") }
    }

    package static func makeFolder(_ path: FilePath) throws(FileError) {
        do {
            try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
        } catch { throw .cannotCreate(path, reason: error.localizedDescription) }
    }

    /// A rename is on the disk only when its folder is.
    package static func synchronizeFolder(_ path: FilePath) throws {
        let folder = try FileDescriptor.open(path.isEmpty ? "." : path, .readOnly, options: [.directory])
        try folder.closeAfter {
            guard fsync(folder.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    }
}
