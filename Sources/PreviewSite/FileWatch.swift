import FallbackRun
import Foundation
import LetterComposition
import MailboxDomain
import SystemPackage

/// Reads the files of a workspace, and again when one of them has changed.
///
/// It looks at sizes and times whenever it is asked, and not at events of the system: those do not come from shared
/// drives, which offices keep their templates on.
actor FileWatch {
    private struct Stamp: Hashable {
        var size: UInt64
        var modified: Date
        var number: UInt64
    }

    private let root: FilePath
    private var stamps: [String: Stamp] = [:]
    private var known: StationeryFiles?

    init(root: FilePath) { self.root = root }

    /// The files as they are now.
    func files() -> StationeryFiles {
        let stamps = Dictionary(
            uniqueKeysWithValues: paths.compactMap { path in stamp(of: path).map { (path, $0) } })
        if let known, stamps == self.stamps { return known }
        self.stamps = stamps
        var texts: [String: String] = [:]
        var unreadable: Set<String> = []
        for path in stamps.keys {
            let bytes = FileManager.default.contents(atPath: root.appending(path).string)
            if let bytes, bytes.count <= Self.limit, let text = String(validating: bytes, as: UTF8.self) {
                texts[path] = text
            } else {
                unreadable.insert(path)
            }
        }
        let files = StationeryFiles(
            texts: texts, unreadable: unreadable,
            changed: stamps.mapValues {
                Instant(milliseconds: Int64(($0.modified.timeIntervalSince1970 * 1000).rounded(.down)))
            })
        known = files
        return files
    }

    /// Far more than any template holds, in bytes.
    private static let limit = 1 << 20

    private var paths: [String] {
        Stationery.paths(in: root) + [TemplateLint.glossaryPath]
            + Product.allCases.map(StationeryFiles.approvedText)
    }

    private func stamp(of path: String) -> Stamp? {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: root.appending(path).string),
            facts[.type] as? FileAttributeType == .typeRegular,
            let size = facts[.size] as? UInt64, let modified = facts[.modificationDate] as? Date
        else { return nil }
        return Stamp(size: size, modified: modified, number: facts[.systemFileNumber] as? UInt64 ?? 0)
    }
}
