import Foundation
package import SystemPackage

extension PartialFolder {
    /// Takes a folder away, whole or not at all: it goes out of sight first, under a name that the next attempt to fill its
    /// place clears away where this one is cut off. What is not there is gone already.
    package static func discard(_ place: FilePath) throws {
        let aside = path(for: place)
        try removeAll(aside)
        guard unsafe rename(place.string, aside.string) == 0 else {
            let error = Errno(rawValue: errno)
            guard error == .noSuchFileOrDirectory else { throw FileError.cannotWrite(place, error) }
            return
        }
        do { try TextFile.synchronizeFolder(place.removingLastComponent()) } catch {
            throw FileError.cannotWrite(place, Errno(beneath: error))
        }
        try removeAll(aside)
    }

    /// Removes a file, or a folder with all that is in it; a link itself, and never what it leads to.
    package static func removeAll(_ path: FilePath) throws {
        do {
            try FileManager.default.removeItem(atPath: path.string)
        } catch let error as CocoaError where error.code == .fileNoSuchFile {
            return
        } catch {
            throw FileError.cannotRemove(path, reason: Errno(beneath: error).description)
        }
    }
}
