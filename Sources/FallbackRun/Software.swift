import Canvas
import GRDB
import PDFFinishing

/// The version of this program.
package enum Version {
    package static let current = "0.2.0"
}

/// What this program is made of: "the same bytes on any day" holds for the same software.
package struct Software: Codable, Hashable, Sendable {
    package let postvangnet: String
    /// Swift packages, as Package.swift pins them.
    package let packages: [String: String]
    /// C libraries as this machine has them.
    package let libraries: [String: String]

    /// As it runs here.
    package static func here() throws -> Software {
        let sqlite = try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
        return Software(
            postvangnet: Version.current, packages: pinned,
            libraries: DrawingSoftware.renderer.merging(FinishingSoftware.versions) { _, own in own }
                .merging(DrawingSoftware.versionsBesides) { _, own in own }
                .merging(["sqlite": sqlite ?? ""]) { _, own in own })
    }

    /// Those that are linked into the program; a test compares them with Package.swift.
    package static let pinned = [
        "GRDB.swift": "7.10.0", "Yams": "6.2.2", "swift-argument-parser": "1.8.2", "swift-subprocess": "1.0.2",
        "swift-system": "1.8.1",
    ]

    package var text: String {
        let rows =
            [("postvangnet", postvangnet)]
            + [packages, libraries].flatMap { versions in
                versions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            }
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { $0.0.padded(to: width) + "  " + $0.1 + "\n" }.joined()
    }
}
