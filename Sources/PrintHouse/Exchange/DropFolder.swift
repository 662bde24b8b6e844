import MailboxDomain
package import PaperMail
import StrictFiles
package import SystemPackage

/// Where a printer picks its batches up: a folder a run, in a folder of the printer's.
///
/// Batches and files appear there whole or not at all, and are read back and compared with the digests that were checked
/// before. What stands there already is compared likewise and never overwritten, whoever put it there. No link in it is
/// followed.
package struct DropFolder {
    /// What one should know of who may write into the folder.
    package let notes: [DropFolderNote]

    private let place: FilePath
    private let modes: PartialFolder.Modes

    /// Throws where others than its owner and group may write into it: nothing would stay there as it was put.
    ///
    /// - Parameters:
    ///   - folder: the printer's, which must be there: a disk that is not mounted is not to be filled by mistake.
    ///   - modes: of what is put there; where these leave something open, all of it is as readable as the folder itself.
    package init(_ folder: FilePath, run: RunID, modes own: DeliveryModes = DeliveryModes()) throws {
        guard let stat = try? Stat(folder), stat.type == .directory else { throw PrintHouseError.noDropFolder(folder) }
        try Self.checkClosed(folder, stat)
        notes = DropFolderNote.all(of: folder, stat)
        modes = PartialFolder.Modes(
            // A folder that gives its group to what is made in it does so all the way down.
            folder: own.folder?.union(stat.permissions.intersection(.setGroupID)) ?? stat.permissions,
            file: own.file ?? stat.permissions.intersection(FilePermissions(rawValue: 0o666)))
        place = folder.appending(run.description)
        if let own = try Self.standing(place) {
            guard own.type == .directory else { throw FileError.occupied(place) }
            try Self.checkClosed(place, own)
        }
    }

    /// Puts a batch's folder there. Returns false where the same one stood there already.
    package func put(batch: OutboxBatch) throws -> Bool {
        let place = try destination(of: batch.folder)
        if try Self.standing(place) != nil {
            guard try isSame(batch, in: place) else { throw FileError.occupied(place) }
            return false
        }
        try makeOwnFolder()
        let folder = try partialFolder(for: place)
        do {
            for name in batch.files.keys.sorted() { try folder.copy(batch.folder.appending(name), to: name) }
            guard try isSame(batch, in: folder.path) else { throw PrintHouseError.copyDiffers(folder.path) }
            try folder.moveToPlace()
        } catch {
            // The first error tells more than one about cleaning up; what stays is removed by the next attempt.
            try? folder.remove()
            throw error
        }
        return true
    }

    /// Puts a single file there, likewise.
    package func put(file: OutgoingFile) throws -> Bool {
        let place = try destination(of: file.path)
        if try Self.standing(place) != nil {
            guard try isSame(file, in: place) else { throw FileError.occupied(place) }
            return false
        }
        try copy(file, to: place)
        return true
    }

    /// Puts a run's pull list and its signature there, in place of a shorter list. Returns false where it stood there.
    ///
    /// The signature first: where the two differ, the printer reads again.
    package func put(pullList list: PullList, in files: [OutgoingFile]) throws -> Bool {
        let places = try files.map { ($0, try destination(of: $0.path)) }
        let isThere = try places.map { try Self.standing($0.1) != nil }
        if try zip(places, isThere).allSatisfy({ try $1 && isSame($0.0, in: $0.1) }) { return false }
        if let place = places.last?.1, isThere.last == true {
            try PlainFile.check(place)
            guard let old = PullList.read(try FileReading.bytes(of: place, atMost: PullList.fileLimit)).list,
                Set(old.rows).isSubset(of: list.rows)
            else { throw FileError.occupied(place) }
        }
        for (file, place) in places { try copy(file, to: place) }
        return true
    }

    /// Compares what stands there with what it was copied from; what the printer took away already is not missed.
    package func check(_ batch: OutboxBatch) throws {
        let place = try destination(of: batch.folder)
        guard try Self.standing(place) == nil || isSame(batch, in: place) else { throw FileError.occupied(place) }
    }

    /// The same of a file.
    package func check(_ file: OutgoingFile) throws {
        let place = try destination(of: file.path)
        guard try Self.standing(place) == nil || isSame(file, in: place) else { throw FileError.occupied(place) }
    }

    /// Whether anything stands where a batch belongs.
    package func holds(_ batch: BatchID) throws -> Bool {
        try Self.standing(place.appending(batch.description)) != nil
    }

    /// Whether anything stands where a file belongs.
    package func holds(_ file: OutgoingFile) throws -> Bool { try Self.standing(destination(of: file.path)) != nil }

    private func copy(_ file: OutgoingFile, to place: FilePath) throws {
        try makeOwnFolder()
        let name = place.lastComponent?.string ?? ""
        let folder = try partialFolder(for: place)
        defer { try? folder.remove() }
        try folder.copy(file.path, to: name)
        guard try isSame(file, in: folder.path.appending(name)) else { throw PrintHouseError.copyDiffers(place) }
        try folder.moveOut(name)
    }

    private func destination(of source: FilePath) throws -> FilePath {
        guard let name = source.lastComponent else { throw PrintHouseError.noFolder(source) }
        return place.appending(name)
    }

    private func makeOwnFolder() throws {
        guard try Self.standing(place) == nil else { return }
        try partialFolder(for: place).moveToPlace()
    }

    private func partialFolder(for place: FilePath) throws -> PartialFolder {
        _ = try Self.standing(PartialFolder.path(for: place))
        return try PartialFolder(for: place, modes: modes)
    }

    private func isSame(_ batch: OutboxBatch, in place: FilePath) throws -> Bool {
        guard try Self.standing(place)?.type == .directory,
            try FileReading.names(in: place) == batch.files.keys.sorted()
        else { return false }
        return try batch.files.sorted { $0.key < $1.key }.allSatisfy { name, digest in
            try holds(digest, place.appending(name))
        }
    }

    private func isSame(_ file: OutgoingFile, in place: FilePath) throws -> Bool { try holds(file.digest, place) }

    private func holds(_ digest: FileDigest, _ file: FilePath) throws -> Bool {
        guard try Self.standing(file)?.type == .regular else { return false }
        return try FileDigest(ofFile: file, fromDisk: true) == digest
    }

    /// What stands at a place, nil for nothing. A link leads where somebody else wants it to, and is refused.
    private static func standing(_ place: FilePath) throws -> Stat? {
        do {
            let stat = try Stat(place, followTargetSymlink: false)
            guard stat.type != .symbolicLink else { throw PrintHouseError.linkInDropFolder(place) }
            return stat
        } catch Errno.noSuchFileOrDirectory {
            return nil
        } catch let error as Errno {
            throw FileError.cannotRead(place, error)
        }
    }

    private static func checkClosed(_ folder: FilePath, _ stat: Stat) throws {
        guard !stat.permissions.contains(.otherWrite) else { throw PrintHouseError.openDropFolder(folder) }
    }
}
