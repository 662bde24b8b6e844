import Foundation
import StrictFiles
import SystemPackage

/// A file that only this process needs, in a folder that only its user may open.
struct ScratchCopy {
    let path: FilePath
    private let folder: FilePath

    init(_ bytes: [UInt8], named name: String) throws {
        folder = FilePath(FileManager.default.temporaryDirectory.path).appending("postvangnet-\(UUID().uuidString)")
        path = folder.appending(name)
        do {
            try FileManager.default.createDirectory(
                atPath: folder.string, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileError.cannotWrite(folder, Errno(beneath: error))
        }
        do { try TextFile.write(bytes, to: path) } catch {
            remove()
            throw error
        }
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder.string) }
}
