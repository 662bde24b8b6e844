import Foundation
import SystemPackage

/// A program that sealing runs, and the package of Debian's that it is in.
package struct SealTool: Hashable, Sendable {
    package let name: String
    package let package: String

    private init(_ name: String, in package: String) { (self.name, self.package) = (name, package) }

    /// What reads every batch back.
    package static let readers = [
        SealTool("pdfinfo", in: "poppler-utils"), SealTool("pdftotext", in: "poppler-utils"),
        SealTool("pdftoppm", in: "poppler-utils"), SealTool("prlimit", in: "util-linux"),
    ]
    package static let signing = SealTool("ssh-keygen", in: "openssh-client")
    package static let encryption = SealTool("age", in: "age")

    /// Whether it stands in one of the folders of a search path; it is not run.
    ///
    /// - Parameter path: as the environment has it in `PATH`.
    package func stands(on path: String) -> Bool {
        path.split(separator: ":").contains { folder in
            let file = FilePath(String(folder)).appending(name)
            return (try? Stat(file))?.type == .regular && FileManager.default.isExecutableFile(atPath: file.string)
        }
    }
}
