import Foundation
package import SystemPackage

/// Small text files.
package enum TextFile {
    /// Reads UTF-8; another encoding is refused, and so is what is larger than files of its kind are. Links are followed.
    package static func read(_ path: FilePath, atMost limit: FileLimit) throws(FileError) -> String {
        guard let text = String(validating: try bytes(of: path, atMost: limit), as: UTF8.self) else {
            throw .notText(path)
        }
        return text
    }

    /// The same of a file whose text is looked at later.
    package static func bytes(of path: FilePath, atMost limit: FileLimit) throws(FileError) -> [UInt8] {
        do { return try FileReading.bytes(of: path, atMost: limit, followingLinks: true) } catch {
            throw error as? FileError ?? .cannotRead(path, reason: "\(error)")
        }
    }

    /// The same for targets that have paths as texts.
    package static func bytes(atPath path: String, atMost limit: FileLimit) throws(FileError) -> [UInt8] {
        try bytes(of: FilePath(path), atMost: limit)
    }

    /// Whether a file, or a link to one, stands at a path: no folder, no pipe, no device.
    package static func stands(atPath path: String) -> Bool {
        (try? Stat(FilePath(path)))?.type == .regular
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
                try synchronize(file)
            }
            try move(partial, to: path)
        } catch {
            // On a full disk it would only be in the way.
            unsafe unlink(partial.string)
            throw .cannotWrite(path, reason: "\(error)")
        }
    }

    /// Puts a finished file in its place, on the disk.
    package static func moveToPlace(_ partial: FilePath, to path: FilePath) throws(FileError) {
        do {
            let file = try FileDescriptor.open(partial, .readOnly)
            try file.closeAfter { try synchronize(file) }
            try move(partial, to: path)
        } catch { throw .cannotWrite(path, reason: "\(error)") }
    }

    private static func move(_ partial: FilePath, to path: FilePath) throws {
        guard unsafe rename(partial.string, path.string) == 0 else { throw Errno(rawValue: errno) }
        try synchronizeFolder(path.removingLastComponent())
    }

    private static func synchronize(_ file: FileDescriptor) throws {
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }

    /// Makes a folder with those above it, on the disk: what is written into one that a power cut takes is gone with
    /// it.
    package static func makeFolder(_ path: FilePath) throws(FileError) {
        do { try makeFolders(path) } catch { throw .cannotCreate(path, reason: "\(error)") }
    }

    /// Throws what the system says.
    static func makeFolders(_ path: FilePath) throws(Errno) {
        if unsafe mkdir(path.string, 0o777) != 0 {
            let error = Errno(rawValue: errno)
            switch error {
            case .noSuchFileOrDirectory
            where path.removingLastComponent() != path && !path.removingLastComponent().isEmpty:
                try makeFolders(path.removingLastComponent())
                guard unsafe mkdir(path.string, 0o777) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
            // On a file system that may only be read too: it is there.
            case _ where (try? Stat(path))?.type == .directory: return
            default: throw error
            }
        }
        // One that this user may write and not read can only be hoped for.
        do { try synchronizeFolder(path.removingLastComponent()) } catch Errno.permissionDenied { return } catch {
            throw error as? Errno ?? .ioError
        }
    }

    /// A rename is on the disk only when its folder is.
    package static func synchronizeFolder(_ path: FilePath) throws {
        let folder = try FileDescriptor.open(path.isEmpty ? "." : path, .readOnly, options: [.directory])
        try folder.closeAfter { try synchronize(folder) }
    }
}
