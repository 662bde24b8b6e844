import Foundation
package import SystemPackage

/// Which folder a command works in: what it was told, else what the surroundings say, else where it was typed.
package struct WorkspacePlace: Hashable, Sendable {
    /// The environment variable that names a workspace for all commands that are not told one.
    package static let variable = "POSTVANGNET_WORKSPACE"

    package let folder: FilePath

    /// - Parameters:
    ///   - named: what was typed; nil where nothing was.
    ///   - here: the current folder.
    ///
    /// Throws `WorkspaceError.inDoubt` where nothing was typed in one workspace, or in a folder of one, and the variable names
    /// another: whoever went to a folder means that one, and whoever set the variable the other.
    package init(named: String?, environment: [String: String], here: FilePath) throws(WorkspaceError) {
        if let named {
            folder = FilePath(named)
            return
        }
        guard let variable = environment[Self.variable], !variable.isEmpty else {
            folder = "."
            return
        }
        let other = here.pushing(FilePath(variable))
        if let around = Self.workspace(around: here), !Self.isOneFolder(around, other) {
            throw .inDoubt(here: around, variable: other)
        }
        folder = FilePath(variable)
    }

    /// The workspace that a folder is, or lies in; nil for none.
    private static func workspace(around folder: FilePath) -> FilePath? {
        var place = folder
        while !isWorkspace(place) { guard place.removeLastComponent() else { return nil } }
        return place
    }

    private static func isWorkspace(_ folder: FilePath) -> Bool {
        [Workspace.mainFile, WritingPlace.mainFile].contains {
            FileManager.default.fileExists(atPath: folder.appending($0).string)
        }
    }

    private static func isOneFolder(_ one: FilePath, _ other: FilePath) -> Bool {
        guard let one = try? Stat(one), let other = try? Stat(other) else { return false }
        return one.deviceID == other.deviceID && one.inode == other.inode
    }
}
