package import Foundation
package import SystemPackage
import Testing

/// A folder for the files of one test, gone with its owner.
package final class ScratchFolder: Sendable {
    package let path: FilePath

    package convenience init() throws {
        let folder = FilePath(FileManager.default.temporaryDirectory.path)
        // Whose it was, for who finds one left over, or looks what takes so long.
        let owner = Test.current.map { $0.sourceLocation.fileName.prefix { $0 != "." } } ?? "shared"
        try self.init(at: folder.appending("postvangnet-\(owner)-\(UUID().uuidString.prefix(8))"))
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
