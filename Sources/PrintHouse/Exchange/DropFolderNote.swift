import Foundation
package import SystemPackage

/// Who else may exchange what is put into a drop folder. It is said and not refused: a printer that fetches its batches
/// itself has to write there, by a group of its own or as the folder's owner.
package enum DropFolderNote: Hashable, Sendable, CustomStringConvertible {
    case groupWrites(FilePath, group: String)
    case foreignOwner(FilePath, owner: String)

    static func all(of folder: FilePath, _ stat: Stat) -> [DropFolderNote] {
        let names = try? FileManager.default.attributesOfItem(atPath: folder.string)
        var notes: [DropFolderNote] = []
        if stat.permissions.contains(.groupWrite) {
            let name = names?[.groupOwnerAccountName] as? String
            notes.append(.groupWrites(folder, group: name ?? "\(stat.groupID.rawValue)"))
        }
        if stat.userID.rawValue != geteuid(), stat.userID.rawValue != 0 {
            let name = names?[.ownerAccountName] as? String
            notes.append(.foreignOwner(folder, owner: name ?? "\(stat.userID.rawValue)"))
        }
        return notes
    }

    package var description: String {
        switch self {
        case .groupWrites(let folder, let group):
            "The group \(group) may write into \(folder), and so exchange what is delivered. Nobody but the printer and who delivers should be in it; else: chmod g-w"
        case .foreignOwner(let folder, let owner):
            "\(folder) belongs to \(owner), who can exchange what is delivered. That should be the printer's own account; else have its owner changed."
        }
    }
}
