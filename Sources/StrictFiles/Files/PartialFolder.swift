import Foundation
import Glibc
package import SystemPackage

/// A folder that is filled out of sight and then put in its place at once, or not at all.
///
/// It stands beside its place as `.<name>.partial`: a rename is atomic within one file system only. Where several
/// processes may be at it, each has a folder of its own, `.<name>.partial.XXXXXX`, and the first that is ready gets the
/// place.
package struct PartialFolder {
    package let path: FilePath
    private let place: FilePath
    private let modes: Modes?

    /// What others may do with what is put there, whatever the umask is.
    package struct Modes: Hashable, Sendable {
        package var folder: FilePermissions
        package var file: FilePermissions

        package init(folder: FilePermissions, file: FilePermissions) {
            (self.folder, self.file) = (folder, file)
        }
    }

    // Letters are personal data: for their owner only, whatever the umask.
    private static let filePermissions: FilePermissions = .ownerReadWrite
    private static let folderMode: mode_t = 0o700

    /// Begins anew: what an earlier attempt left there is removed.
    ///
    /// - Parameters:
    ///   - besideOthers: whether another process may be filling a folder for the same place, because a lock can be lost.
    ///   - modes: of what is given away; nil for what stays in the workspace.
    package init(for place: FilePath, besideOthers: Bool = false, modes: Modes? = nil) throws {
        self.modes = modes
        guard place.lastComponent != nil else { throw FileError.cannotWrite(place, reason: "it has no name") }
        self.place = place
        let outbox = place.removingLastComponent()
        let partial = Self.path(for: place)
        try Self.writing(outbox) { try TextFile.makeFolders(outbox) }
        if besideOthers {
            Self.removeLeftovers(of: partial)
            path = try Self.makeApart(partial)
        } else {
            try Self.removeAll(partial)
            path = partial
            try Self.checked(path) { unsafe mkdir(path.string, Self.folderMode) }
        }
        if let modes { try Self.checked(path) { unsafe chmod(path.string, modes.folder.rawValue) } }
    }

    /// Where the folder for a place stands while it is filled, and no other process is at it.
    package static func path(for place: FilePath) -> FilePath {
        place.removingLastComponent().appending(".\(place.lastComponent?.string ?? "").partial")
    }

    /// Makes a folder that no other process has, also on another machine (`mkdtemp`); for its owner only.
    private static func makeApart(_ partial: FilePath) throws -> FilePath {
        var template = Array("\(partial).XXXXXX".utf8CString)
        try checked(partial) { unsafe mkdtemp(&template) == nil ? -1 : 0 }
        return FilePath(platformString: template)
    }

    /// Removes what attempts that broke off left, as far as can be: who still writes there has lost its place.
    private static func removeLeftovers(of partial: FilePath) {
        let folder = partial.removingLastComponent()
        guard let prefix = partial.lastComponent?.string else { return }
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
        where name.hasPrefix(prefix) {
            try? FileManager.default.removeItem(atPath: folder.pushing(FilePath(name)).string)
        }
    }

    package func write(_ bytes: [UInt8], to name: String) throws {
        try write(to: name) { file, path in
            try Self.writing(path) { _ = try file.writeAll(bytes) }
        }
    }

    /// Brings to the disk what another writer put into the folder.
    package func synchronize(_ name: String) throws {
        let path = path.appending(name)
        try Self.writing(path) {
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
            try file.closeAfter { try Self.checked(path) { fsync(file.rawValue) } }
        }
    }

    package func copy(_ source: FilePath, to name: String) throws {
        try write(to: name) { file, path in
            unsafe try FileReading.forEachChunk(of: source) { chunk in
                try Self.writing(path) { _ = unsafe try file.writeAll(chunk) }
            }
        }
    }

    /// Puts the folder in its place. Throws `occupied` where something stands there.
    package func moveToPlace() throws {
        try Self.synchronizeFolder(path)
        // rename(2) itself would replace an empty folder and refuse a full one.
        guard unsafe rename(path.string, place.string) == 0 else {
            let error = Errno(rawValue: errno)
            throw [.directoryNotEmpty, .fileExists, .notDirectory].contains(error)
                ? FileError.occupied(place) : FileError.cannotWrite(place, error)
        }
        try Self.synchronizeFolder(place.removingLastComponent())
    }

    /// Puts one of its files in the place that the folder was for.
    package func moveOut(_ name: String) throws {
        let file = path.appending(name)
        try Self.checked(place) { unsafe rename(file.string, place.string) }
        try Self.synchronizeFolder(place.removingLastComponent())
    }

    package func remove() throws { try Self.removeAll(path) }

    /// Removes a file that was needed only while the folder was filled.
    package func remove(_ name: String) throws { try Self.removeAll(path.appending(name)) }

    private func write(to name: String, _ body: (FileDescriptor, FilePath) throws -> Void) throws {
        let path = path.appending(name)
        let file = try Self.writing(path) {
            try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: Self.filePermissions)
        }
        // A file system on a network may tell only when it is closed that something could not be kept.
        try Self.writing(path) {
            try file.closeAfter {
                try body(file, path)
                if let modes { try Self.checked(path) { fchmod(file.rawValue, modes.file.rawValue) } }
                try Self.checked(path) { fsync(file.rawValue) }
            }
        }
    }

    private static func synchronizeFolder(_ path: FilePath) throws {
        let place: FilePath = path.isEmpty ? "." : path
        try writing(place) {
            let folder = try FileDescriptor.open(place, .readOnly, options: [.directory, .closeOnExec])
            try folder.closeAfter { try checked(place) { fsync(folder.rawValue) } }
        }
    }

    private static func checked(_ path: FilePath, _ call: () -> CInt) throws {
        guard call() == 0 else { throw FileError.cannotWrite(path, Errno(rawValue: errno)) }
    }

    private static func writing<Result>(_ path: FilePath, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as Errno {
            throw FileError.cannotWrite(path, error)
        }
    }
}
