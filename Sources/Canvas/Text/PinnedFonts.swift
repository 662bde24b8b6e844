import Foundation
package import MailboxDomain
import PaperMail
import StrictFiles

/// The fonts that letters are set in, pinned by `Fonts/fonts.yaml`: family, file, SHA-256 and licence.
package struct PinnedFonts: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var family: String
        package var weight: FontWeight
        package var file: String
        /// Where Debian's package puts the file.
        package var folder: String
        package var package: String
        /// Hexadecimal, lower case.
        package var sha256: String
        package var licence: String
    }

    /// In order of preference.
    package var entries: [Entry]

    package init(yaml: String, file: String) throws(Findings) {
        entries = try YAMLFile.read(yaml, file: file) { file in
            file.sections("fonts").map { section in
                Entry(
                    family: section.text("family"), weight: section.choice("weight", standIn: .regular),
                    file: section.value("file", "A file name without folders", standIn: "") {
                        $0.contains("/") ? nil : $0
                    },
                    folder: section.text("folder"), package: section.text("package"),
                    sha256: section.value("sha256", "64 hexadecimal digits in lower case", standIn: "") {
                        $0.wholeMatch(of: /[0-9a-f]{64}/) != nil ? $0 : nil
                    },
                    licence: section.text("licence"))
            }
        }
    }

    /// Finds every file in the workspace's own folder or in its package's, and compares its digest.
    package func files(preferring folder: String) throws(FontError) -> [FontFile] {
        try entries.map { entry throws(FontError) in
            let candidates = [folder, entry.folder].map { "\($0)/\(entry.file)" }
            guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
                throw .missing(file: entry.file, package: entry.package)
            }
            guard let bytes = try? TextFile.bytes(atPath: path, atMost: FontFile.fileLimit) else {
                throw .unreadable(path: path)
            }
            guard FileDigest(of: bytes).hexadecimal == entry.sha256 else { throw .otherThanPinned(path: path) }
            return FontFile(family: entry.family, weight: entry.weight, path: path)
        }
    }
}
