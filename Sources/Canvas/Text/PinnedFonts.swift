import Foundation
package import MailboxDomain
import PaperMail
import StrictFiles

/// The fonts that letters are set in, pinned by `Fonts/fonts.yaml`: family, file, SHA-256 and licence.
///
/// A face may have several files, one for each release of Debian. Of a plan each face has the one it was planned with.
package struct PinnedFonts: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var family: String
        package var weight: FontWeight
        package var file: String
        /// Where Debian's package puts the file.
        package var folder: String
        package var package: String
        /// The files that may be used, at least one.
        package var pins: [FontPin]
        package var licence: String
    }

    /// In order of preference.
    package private(set) var entries: [Entry]
    /// Whether these are the files of a plan, where no other will do.
    private var areOfPlan = false

    package init(yaml: String, file: String) throws(Findings) {
        entries = try YAMLFile.read(yaml, file: file) { file in
            file.sections("fonts").map { section in
                Entry(
                    family: section.text("family"), weight: section.choice("weight", standIn: .regular),
                    file: section.value("file", "A file name without folders", standIn: "") {
                        $0.contains("/") ? nil : $0
                    },
                    folder: section.text("folder"), package: section.text("package"),
                    pins: FontPin.pins(of: section), licence: section.text("licence"))
            }
        }
    }

    /// The same faces, each with the one file that a run was planned with; nil where that is none of those pinned.
    ///
    /// - Parameter digests: SHA-256 of the files in the order of the faces; nil for a plan of version 0.1.0, which could
    ///   not pin more than one.
    package func planned(with digests: [String]?) -> PinnedFonts? {
        let digests = digests ?? entries.compactMap { $0.pins.count == 1 ? $0.pins.first?.sha256 : nil }
        guard digests.count == entries.count else { return nil }
        var planned = self
        planned.areOfPlan = true
        for (index, digest) in digests.enumerated() {
            planned.entries[index].pins = entries[index].pins.filter { $0.sha256 == digest }.prefix(1).map(\.self)
            if planned.entries[index].pins.isEmpty { return nil }
        }
        return planned
    }

    /// Finds every file in the workspace's own folder or in its package's, and compares its digest.
    ///
    /// What lies in the own folder hides the package's file, but for a plan: that takes the one that it was made with.
    package func files(preferring folder: String) throws(FontError) -> [FontFile] {
        try entries.map { entry throws(FontError) in
            let candidates = [folder, entry.folder].map { "\($0)/\(entry.file)" }
                .filter { FileManager.default.fileExists(atPath: $0) }
            guard let first = candidates.first else { throw .missing(file: entry.file, package: entry.package) }
            for path in areOfPlan ? candidates : [first] {
                guard let bytes = try? TextFile.bytes(atPath: path, atMost: FontFile.fileLimit) else {
                    throw .unreadable(path: path)
                }
                let digest = FileDigest(of: bytes).hexadecimal
                guard entry.pins.contains(where: { $0.sha256 == digest }) else { continue }
                return FontFile(family: entry.family, weight: entry.weight, path: path, sha256: digest)
            }
            guard areOfPlan, let wanted = entry.pins.first else { throw .otherThanPinned(path: first) }
            throw .otherThanPlanned(path: first, wanted: wanted.name(in: entry.package))
        }
    }
}
