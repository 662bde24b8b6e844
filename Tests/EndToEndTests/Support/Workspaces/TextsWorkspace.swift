import SystemPackage
import TestSupport
import Testing

/// A workspace for texts of which each is signed off, the key of who packs them, and what they packed.
struct TextsWorkspace: Sendable {
    let workspace: TestWorkspace
    private let key: ScratchKey

    /// A pack of all its texts.
    var pack: FilePath { workspace.scratch.appending("letters.tar") }
    var signers: FilePath { key.signers }

    /// Made once; not to be changed.
    static let approved = Task {
        let workspace = try TestWorkspace()
        try await workspace.succeed("init", "--texts")
        try Files.changeLines(of: workspace.file("Templates/sender.yaml")) { lines in
            lines.removeAll { $0.trimmingPrefix(while: \.isWhitespace) == "sample: true" }
        }
        try await workspace.signOffTexts()
        let key = try await ScratchKey(named: "pack-key", for: "postvangnet-texts", in: workspace.scratch)
        let texts = TextsWorkspace(workspace: workspace, key: key)
        let run = try await texts.postvangnet("pack", texts.pack)
        guard run.status == 0 else { throw TestObstacle(description: run.errors) }
        return texts
    }

    /// The same in another place.
    func copy() throws -> TextsWorkspace { TextsWorkspace(workspace: try workspace.copy(), key: key) }

    /// Packs into a file.
    func postvangnet(
        _ command: String, _ file: FilePath, _ products: [String] = [], key other: FilePath? = nil,
        changes: [String: String?] = [:]
    ) async throws -> ProgramRun {
        try await workspace.postvangnet(
            ["texts", command, file.string] + products
                + ["--by", "C. Schrijver", "--key", (other ?? key.path).string], changes: changes)
    }

    /// Signs what stands in a folder as a pack does, and puts it into an archive of the same form: with programs that are not
    /// ours.
    func repack(_ folder: FilePath, to file: FilePath, signedWith other: ScratchKey? = nil, for purpose: String? = nil)
        async throws
    {
        let sign = """
            cd "$1"; rm -f SHA256SUMS SHA256SUMS.sig
            sums=$(find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum); printf '%s\\n' "$sums" >SHA256SUMS
            """
        _ = try await Program.bash.output(["-c", sign, "bash", folder.string])
        try await (other ?? key).sign(folder.appending("SHA256SUMS"), namespace: purpose ?? "postvangnet-texts")
        try await Self.archive(folder, to: file)
    }

    static func archive(_ folder: FilePath, to file: FilePath) async throws {
        let archive = """
            cd "$1"; find . -type f -printf '%P\\n' | LC_ALL=C sort | tar --create --file "$2" --format=ustar --blocking-factor=1 \\
                --mtime="$(sed -n 's/.*"packedAt": "\\(.*\\)".*/\\1/p' texts.json)" --owner=0 --group=0 --numeric-owner --mode=644 \\
                --files-from=-
            """
        _ = try await Program.bash.output(["-c", archive, "bash", folder.string, file.string])
    }
}
