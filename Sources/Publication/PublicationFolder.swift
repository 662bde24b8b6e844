import CExchange
import Foundation
import PaperMail
import StrictFiles
import SystemPackage

/// The folder of published pages: public, whole or not there, and put in the place of an earlier one only where that is
/// as it was made.
struct PublicationFolder {
    private let place: FilePath
    private let folder: PartialFolder
    private var names: [String] = []

    /// What tells a folder that was published from all others: the digests of everything else in it (sha256sum -c).
    private static let checksums = "bestanden.sha256"
    private static let checksumsLimit = FileLimit.kilobytes(100)
    private static let fileLimit = FileLimit.megabytes(20)

    /// Throws `PublicationError.foreignFolder` where something else stands.
    init(for place: FilePath) throws {
        self.place = place.absolute
        guard try Self.isFree(self.place) else { throw PublicationError.foreignFolder(place) }
        // For everybody to read, once it is on a website.
        let modes = PartialFolder.Modes(
            folder: [.ownerReadWriteExecute, .groupReadExecute, .otherReadExecute],
            file: [.ownerReadWrite, .groupRead, .otherRead])
        folder = try PartialFolder(for: self.place, besideOthers: true, modes: modes)
    }

    mutating func write(_ bytes: [UInt8], to name: String) throws {
        try folder.write(bytes, to: name)
        names.append(name)
    }

    mutating func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    /// Has a program write a file of the folder, at a path of its own.
    mutating func write(to name: String, by draw: (_ path: FilePath) throws -> Void) throws {
        let draft = ".\(name).draft"
        try draw(folder.path.appending(draft))
        try write(TextFile.bytes(of: folder.path.appending(draft), atMost: Self.fileLimit), to: name)
        try folder.remove(draft)
    }

    /// Puts the pages in their place. Whenever this is cut off, those of before or the new ones stand there.
    func moveToPlace() throws {
        try folder.write(Self.checksums(of: names, in: folder.path), to: Self.checksums)
        guard (try? Stat(place, followTargetSymlink: false)) != nil else { return try folder.moveToPlace() }
        guard try exchange() else {
            // Not every file system can change two names at once, such as NFS: cut off here, publish makes the pages again.
            try PartialFolder.discard(place)
            return try folder.moveToPlace()
        }
        // It holds the pages of before now.
        try folder.remove()
    }

    /// RENAME_EXCHANGE of linux/fs.h.
    private static let renameExchange: CUnsignedInt = 1 << 1

    /// Changes places with what stands there, on the disk (`renameat2`); false where the file system cannot.
    private func exchange() throws -> Bool {
        do {
            try TextFile.synchronizeFolder(folder.path)
            guard unsafe renameat2(AT_FDCWD, folder.path.string, AT_FDCWD, place.string, Self.renameExchange) == 0
            else {
                let error = Errno(rawValue: errno)
                if [.invalidArgument, .noFunction, .notSupported].contains(error) { return false }
                throw error
            }
            try TextFile.synchronizeFolder(place.removingLastComponent())
            return true
        } catch { throw FileError.cannotWrite(place, Errno(beneath: error)) }
    }

    /// After a failure, of which the error tells more than one about cleaning up would.
    func abandon() { try? folder.remove() }

    private static func isFree(_ place: FilePath) throws -> Bool {
        guard FileManager.default.fileExists(atPath: place.string) else { return true }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.string) else { return false }
        if names.isEmpty { return true }
        guard names.contains(checksums),
            let written = try? TextFile.bytes(of: place.appending(checksums), atMost: checksumsLimit),
            let found = try? checksums(of: names.filter { $0 != checksums }, in: place)
        else { return false }
        return written == found
    }

    private static func checksums(of names: [String], in folder: FilePath) throws -> [UInt8] {
        let lines = try names.sorted().map { name in
            "\(try FileDigest(ofFile: folder.appending(name)).hexadecimal)  \(name)\n"
        }
        return Array(lines.joined().utf8)
    }
}
