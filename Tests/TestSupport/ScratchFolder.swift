package import Foundation
package import SystemPackage

/// A folder for the files of one test, gone with its owner.
package final class ScratchFolder: Sendable {
    package let path: FilePath

    package convenience init() throws {
        let folder = FilePath(FileManager.default.temporaryDirectory.path)
        try self.init(at: folder.appending("postvangnet-\(UUID().uuidString)"))
    }

    /// At a place that the test chooses, inside one that is somebody else's to remove.
    package init(at path: FilePath) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    }

    // Nothing depends on its removal.
    deinit { try? FileManager.default.removeItem(atPath: path.string) }

    package var url: URL { URL(filePath: path.string, directoryHint: .isDirectory) }

    package func path(_ name: String) -> String { file(name).string }

    package func file(_ name: String) -> FilePath { path.appending(name) }
}
