package import PaperMail
import StrictFiles
package import SystemPackage

/// Where a printer picks its batches up: a folder a run, in a folder of the printer's.
///
/// Batches and files appear there whole or not at all, and are read back and compared byte for byte. What stands there
/// already is compared and never overwritten. All of it is as readable as the printer's folder itself.
package struct DropFolder {
    private let place: FilePath
    private let permissions: FilePermissions

    /// - Parameter folder: the printer's, which must be there: a disk that is not mounted is not to be filled by mistake.
    package init(_ folder: FilePath, run: RunID) throws {
        guard let stat = try? Stat(folder), stat.type == .directory else { throw PrintHouseError.noDropFolder(folder) }
        permissions = stat.permissions
        place = folder.appending(run.description)
    }

    /// Puts a batch's folder there. Returns false where the same one stood there already.
    package func put(batch: FilePath) throws -> Bool {
        let place = try destination(of: batch)
        if (try? Stat(place, followTargetSymlink: false)) != nil {
            guard try isSame(batch, as: place) else { throw FileError.occupied(place) }
            return false
        }
        try makeOwnFolder()
        let folder = try PartialFolder(for: place, permissions: permissions)
        do {
            for name in try FileReading.names(in: batch) { try folder.copy(batch.appending(name), to: name) }
            guard try isSame(batch, as: folder.path) else { throw PrintHouseError.copyDiffers(folder.path) }
            try folder.moveToPlace()
        } catch {
            // The first error tells more than one about cleaning up; what stays is removed by the next attempt.
            try? folder.remove()
            throw error
        }
        return true
    }

    /// Puts a single file there, likewise.
    package func put(file: FilePath) throws -> Bool {
        let place = try destination(of: file)
        if (try? Stat(place, followTargetSymlink: false)) != nil {
            guard try FileReading.isSame(file, as: place) else { throw FileError.occupied(place) }
            return false
        }
        try copy(file, to: place)
        return true
    }

    /// Puts a run's pull list and its signature there, in place of a shorter list. Returns false where it stood there.
    ///
    /// The signature first: where the two differ, the printer reads again.
    package func put(pullList list: FilePath) throws -> Bool {
        let place = try destination(of: list)
        let signature = FilePath(list.string + ".sig")
        let files = [signature, list].filter { (try? Stat($0)) != nil }
        let isThere = (try? Stat(place, followTargetSymlink: false)) != nil
        if isThere {
            let isSame = try files.allSatisfy { file in
                let copy = try destination(of: file)
                return (try? Stat(copy)) != nil ? try FileReading.isSame(file, as: copy) : false
            }
            if isSame { return false }
            guard let old = PullList.read(try FileReading.bytes(of: place)).list,
                let new = PullList.read(try FileReading.bytes(of: list)).list, Set(old.rows).isSubset(of: new.rows)
            else { throw FileError.occupied(place) }
        }
        for file in files { try copy(file, to: try destination(of: file)) }
        return true
    }

    private func copy(_ file: FilePath, to place: FilePath) throws {
        try makeOwnFolder()
        let name = place.lastComponent?.string ?? ""
        let folder = try PartialFolder(for: place, permissions: permissions)
        defer { try? folder.remove() }
        try folder.copy(file, to: name)
        guard try FileReading.isSame(file, as: folder.path.appending(name)) else {
            throw PrintHouseError.copyDiffers(place)
        }
        try folder.moveOut(name)
    }

    /// Compares what stands there with what it was copied from; what the printer took away already is not missed.
    package func check(_ source: FilePath) throws {
        let place = try destination(of: source)
        guard let stat = try? Stat(place, followTargetSymlink: false) else { return }
        let isSame = try stat.type == .directory ? isSame(source, as: place) : FileReading.isSame(source, as: place)
        guard isSame else { throw FileError.occupied(place) }
    }

    private func destination(of source: FilePath) throws -> FilePath {
        guard let name = source.lastComponent else { throw PrintHouseError.noFolder(source) }
        return place.appending(name)
    }

    private func makeOwnFolder() throws {
        guard (try? Stat(place)) == nil else { return }
        let folder = try PartialFolder(for: place, permissions: permissions)
        try folder.moveToPlace()
    }

    private func isSame(_ folder: FilePath, as other: FilePath) throws -> Bool {
        guard (try? Stat(other, followTargetSymlink: false).type) == .directory else { return false }
        let names = try FileReading.names(in: folder)
        return try names == FileReading.names(in: other)
            && names.allSatisfy { try FileReading.isSame(folder.appending($0), as: other.appending($0)) }
    }
}
