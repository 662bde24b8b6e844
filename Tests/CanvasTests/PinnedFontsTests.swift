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

    /// The project's font list with a second file pinned for its first face, in a folder with that file.
    private static func twoFiles() throws -> (folder: ScratchFolder, pinned: PinnedFonts, digests: [String]) {
        let folder = try ScratchFolder()
        let yaml = try Self.yaml()
        let faces = try PinnedFonts(yaml: yaml, file: "fonts.yaml").entries
        let (first, second) = (try #require(faces[0].pins.first?.sha256), try #require(faces[1].pins.first?.sha256))
        // Here files are compared and not opened.
        try Files.copy(FilePath("\(faces[1].folder)/\(faces[1].file)"), to: folder.file(faces[0].file))
        let files = """
            files:
                  - release: Debian 12
                    version: 1.11-2
                    sha256: \(first)
                  - release: Debian 99
                    version: 9.99-1
                    sha256: \(second)
            """
        let pinned = try PinnedFonts(yaml: yaml.replacing("sha256: \(first)", with: files), file: "fonts.yaml")
        return (folder, pinned, [first, second])
    }

    @Test func `a face may have several files, and whichever is there is used`() throws {
        let (folder, pinned, digests) = try Self.twoFiles()
        #expect(try pinned.files(preferring: "/nowhere").first?.sha256 == digests[0])
        #expect(try pinned.files(preferring: folder.url.path).first?.sha256 == digests[1])
    }

    @Test func `for a plan only the file will do that it was made with, wherever it lies`() throws {
        let (folder, pinned, digests) = try Self.twoFiles()
        let others = try pinned.files(preferring: "/nowhere").dropFirst().map(\.sha256)
        let first = try #require(pinned.planned(with: [digests[0]] + others))
        // The own folder has the other file: the package's is taken.
        #expect(try first.files(preferring: folder.url.path).map(\.sha256) == [digests[0]] + others)
        let second = try #require(pinned.planned(with: [digests[1]] + others))
        let error = #expect(throws: FontError.self) { try second.files(preferring: "/nowhere") }
        #expect(error?.exitStatus == .badConfiguration)
        #expect(
            error?.description
                == "The font file /usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf is not the one that the run was planned with: fonts-open-sans 9.99-1 (Debian 99). Put that one in the workspace's folder Fonts, or go on where the run was planned."
        )
    }

    @Test func `a plan that names no file, or one that is not pinned, is not guessed at`() throws {
        let (_, pinned, digests) = try Self.twoFiles()
        #expect(pinned.planned(with: nil) == nil)
        #expect(pinned.planned(with: digests) == nil)
        #expect(pinned.planned(with: Array(repeating: "0", count: pinned.entries.count)) == nil)
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
                fonts: [FontFile(family: "No", weight: .regular, path: path, sha256: "")], configuration: configuration)
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
        ("    sha256: e64e508b", "    digest: e64e508b", "7:fonts[1].sha256 missing-value"),
        ("    sha256: e64e508b", "    files: []\n    sha256: 64e508b", "13:fonts[1].sha256 wrong-value"),
        (
            "    sha256: e64e508b", "    files:\n      - {release: '12', version: '1'}\n    sha256: e64e508b",
            "13:fonts[1].files[1].sha256 missing-value"
        ),
        (
            "    sha256: e64e508b", "    files:\n      - {release: '12', version: '1'}\n    sha256: e64e508b",
            "14:fonts[1].sha256 wrong-value"
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
