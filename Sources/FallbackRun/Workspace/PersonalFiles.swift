import Foundation
import StrictFiles
import SystemPackage

/// The files below a folder of a run that may tell about people: all but the records known to tell nothing.
///
/// What nobody foresaw there, such as a copy that somebody made, is taken for personal data.
struct PersonalFiles {
    let folder: FilePath
    /// Totals, digests and signatures; ids of pieces at most.
    private static let records: Set<String> = [
        "plan.json", "approval.json", "last-event.json", "rendered.json", "manifest.json", "SHA256SUMS",
        "SHA256SUMS.sig",
    ]

    private static func isRecord(_ name: String) -> Bool {
        // order.json, that of a reprint (order-2.json), and their signatures.
        records.contains(name) || name.wholeMatch(of: /order(-[0-9]+)?\.json(\.sig)?/) != nil
    }

    /// Paths in their order; links are listed themselves and never followed.
    func list(withRecords: Bool = false) -> [FilePath] {
        guard let walk = FileManager.default.enumerator(atPath: folder.string) else { return [] }
        var files: [FilePath] = []
        while let name = walk.nextObject() as? String {
            guard walk.fileAttributes?[.type] as? FileAttributeType != .typeDirectory else { continue }
            let path = folder.pushing(FilePath(name))
            if withRecords || !Self.isRecord(path.lastComponent?.string ?? "") { files.append(path) }
        }
        return files.sorted { $0.string < $1.string }
    }

    /// Removes files of this folder, then the folders in which nothing is left, itself too.
    func remove(_ files: [FilePath]) throws(FileError) {
        for file in files { try Self.remove(file) }
        removeEmptyFolders()
    }

    /// Removes the folders in which nothing is, itself too.
    func removeEmptyFolders() {
        let walk = FileManager.default.enumerator(atPath: folder.string)
        var folders: [FilePath] = []
        while let name = walk?.nextObject() as? String {
            if walk?.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
                folders.append(folder.pushing(FilePath(name)))
            }
        }
        // The innermost first; rmdir(2) leaves a folder that holds something.
        for emptied in folders.sorted(by: { $0.string > $1.string }) + [folder] { unsafe rmdir(emptied.string) }
    }

    static func remove(_ file: FilePath) throws(FileError) {
        guard unsafe unlink(file.string) == 0 || errno == ENOENT else {
            throw .cannotWrite(file, reason: "\(Errno(rawValue: errno))")
        }
    }
}
