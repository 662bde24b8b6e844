import Foundation
package import SystemPackage

/// The files that tests look at and break.
package enum Files {
    package static func bytes(_ path: FilePath) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path.string)))
    }

    package static func text(_ path: FilePath) throws -> String {
        try String(contentsOf: URL(filePath: path.string), encoding: .utf8)
    }

    package static func write(_ bytes: some Sequence<UInt8>, to path: FilePath) throws {
        try Data(bytes).write(to: URL(filePath: path.string))
    }

    package static func exists(_ path: FilePath) -> Bool { FileManager.default.fileExists(atPath: path.string) }

    package static func remove(_ path: FilePath) throws { try FileManager.default.removeItem(atPath: path.string) }

    package static func copy(_ path: FilePath, to place: FilePath) throws {
        try FileManager.default.copyItem(atPath: path.string, toPath: place.string)
    }

    /// Puts one text in place of another, which must be there.
    package static func replace(_ old: String, with new: String, in path: FilePath) throws {
        let text = try text(path)
        guard text.contains(old) else { throw TestObstacle(description: "\(path) does not hold \(old)") }
        try write(text.replacing(old, with: new).utf8, to: path)
    }

    /// Changes the lines of a file; each without its LF.
    package static func changeLines(of path: FilePath, _ change: (inout [String]) throws -> Void) throws {
        var lines = try text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        try change(&lines)
        try write(lines.joined(separator: "\n").utf8, to: path)
    }

    /// Everything below a folder, by path from there.
    package static func tree(_ folder: FilePath) throws -> [String: [UInt8]] {
        guard let walk = FileManager.default.enumerator(atPath: folder.string) else {
            throw TestObstacle(description: "\(folder) cannot be read")
        }
        var files: [String: [UInt8]] = [:]
        while let name = walk.nextObject() as? String {
            guard walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
            files[name] = try bytes(folder.appending(name))
        }
        return files
    }
}
