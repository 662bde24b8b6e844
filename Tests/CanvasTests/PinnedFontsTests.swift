import Canvas
import Foundation
import MailboxDomain
import SystemPackage
import TestSupport
import Testing

@MainActor @Suite struct PinnedFontsTests {
    private static let regular = "OpenSans-Regular.ttf"

    private static func yaml() throws -> String {
        try Files.text(Project.root.appending("Fonts/fonts.yaml"))
    }

    @Test func `the project's fonts are in order of preference`() throws {
        let pinned = try PinnedFonts(yaml: Self.yaml(), file: "fonts.yaml")
        #expect(
            pinned.entries.map { "\($0.family) \($0.weight)" }
                == ["Open Sans regular", "Open Sans bold", "DejaVu Sans regular", "DejaVu Sans bold"])
    }

    @Test func `a font file with another digest is refused`() throws {
        let folder = try ScratchFolder()
        let pinned = try PinnedFonts(yaml: Self.yaml(), file: "fonts.yaml")
        let original = try #require(pinned.entries.first { $0.file == Self.regular })
        var font = try Data(contentsOf: URL(filePath: "\(original.folder)/\(original.file)"))
        let own = folder.url.appending(path: Self.regular)
        try font.write(to: own)
        #expect(try pinned.files(preferring: folder.url.path).map(\.path).contains(own.path))
        font[font.count - 1] ^= 1
        try font.write(to: own)
        let error = #expect(throws: FontError.self) { try pinned.files(preferring: folder.url.path) }
        #expect(error?.description.hasPrefix("The font file \(own.path) is not the one that fonts.yaml pins") == true)
    }

    @Test func `a font file that is nowhere is named with its package`() throws {
        let yaml = try Self.yaml().replacing(Self.regular, with: "OpenSans-None.ttf")
        let pinned = try PinnedFonts(yaml: yaml, file: "fonts.yaml")
        let error = #expect(throws: FontError.self) { try pinned.files(preferring: "/nowhere") }
        #expect(
            error?.description
                == "The font file OpenSans-None.ttf is not there. Install Debian's package fonts-open-sans, or put it in the folder Fonts."
        )
    }

    @Test func `a file that is no font is refused`() throws {
        let folder = try ScratchFolder()
        let path = folder.path("no.ttf")
        try "no font".write(toFile: path, atomically: true, encoding: .utf8)
        let configuration = Project.root.appending("Fonts/fonts.conf").string
        let error = #expect(throws: FontError.self) {
            try FontLibrary(
                fonts: [FontFile(family: "No", weight: .regular, path: path)], configuration: configuration)
        }
        #expect(error?.description.contains(path) == true)
    }

    @Test(arguments: [
        ("    file: OpenSans-Regular.ttf", "    file: ../OpenSans-Regular.ttf", "9:fonts[1].file wrong-value"),
        ("    sha256: e64e508b", "    sha256: E64E508B", "12:fonts[1].sha256 wrong-value"),
        ("    sha256: e64e508b", "    sha256: 64e508b", "12:fonts[1].sha256 wrong-value"),
        (
            "    licence: Apache-2.0\n  - family: Open Sans\n", "  - family: Open Sans\n",
            "7:fonts[1].licence missing-value"
        ),
        ("    weight: regular\n    file: Open", "    weight: light\n    file: Open", "8:fonts[1].weight wrong-value"),
        ("    weight: regular\n    file: Open", "    wait: regular\n    file: Open", "8:fonts[1].wait unknown-key"),
    ])
    func `what is wrong in fonts.yaml is named with its line and key`(
        from: String, to: String, expected: String
    ) throws {
        let yaml = try Self.yaml().replacing(from, with: to)
        let error = #expect(throws: Findings.self) { try PinnedFonts(yaml: yaml, file: "fonts.yaml") }
        let findings = (error?.all ?? []).map { "\($0.place) \($0.code)" }
        #expect(findings.contains("fonts.yaml:\(expected)"), "\(findings)")
    }
}
