import Foundation
import LetterComposition
import MailboxDomain
package import SystemPackage

/// Which files letters are made of, with their sizes and times: to see without reading them whether one has changed.
package struct StationeryStamps: Hashable, Sendable {
    private struct Stamp: Hashable {
        var size: UInt64
        var modified: Date
        var number: UInt64
    }

    private let stamps: [String: Stamp]
    /// What lies among them and nobody reads.
    let strays: [StrayFile]

    package init(in root: FilePath) {
        stamps = Dictionary(
            uniqueKeysWithValues: Self.paths(in: root).compactMap { path in
                Self.stamp(of: root.appending(path)).map { (path, $0) }
            })
        strays = StrayFile.all(in: root)
    }

    var paths: some Collection<String> { stamps.keys }

    var changed: [String: Instant] {
        stamps.mapValues {
            Instant(milliseconds: Int64(($0.modified.timeIntervalSince1970 * 1000).rounded(.down)))
        }
    }

    /// Where files are or should be.
    private static func paths(in root: FilePath) -> [String] {
        StationeryPath.common + [StationeryPath.fonts, StationeryPath.fontConfiguration]
            + Product.allCases.flatMap {
                [StationeryPath.header(of: $0), StationeryPath.text(of: $0), StationeryPath.signOffs(of: $0)]
            }
            + StationeryPath.shared.flatMap { paths(of: $0, in: root) }
    }

    private static func paths(of kind: StationeryPath.Kind, in root: FilePath) -> [String] {
        // A folder that is not there has no files; what needs them says so.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(kind.folder).string)) ?? []
        return names.filter { $0.hasSuffix(kind.ending) && !$0.hasPrefix(".") }.map { kind.folder + $0 }
    }

    /// Nil for what is not there, and for what is no file. Of a link it is the stamp of the file that it leads to.
    private static func stamp(of file: FilePath) -> Stamp? {
        var isFolder: ObjCBool = false
        let path = URL(filePath: file.string).resolvingSymlinksInPath().path
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let facts = try? FileManager.default.attributesOfItem(atPath: path),
            let size = facts[.size] as? UInt64, let modified = facts[.modificationDate] as? Date
        else { return nil }
        return Stamp(size: size, modified: modified, number: facts[.systemFileNumber] as? UInt64 ?? 0)
    }
}
