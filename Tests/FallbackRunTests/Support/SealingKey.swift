import SystemPackage
import Testing

/// A key pair made by ssh-keygen, and a list of signers that knows it as `sender`.
struct SealingKey: Sendable {
    /// The private half; the public one stands beside it with `.pub`.
    let path: FilePath
    let signers: FilePath

    init(in folder: FilePath) async throws {
        path = folder.appending("seal-key")
        signers = folder.appending("signers")
        let made = try await ProgramRun(
            .sshKeygen, ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path.string])
        try #require(made.status == 0, "\(made.errors)")
        let publicKey = try Files.text(FilePath(path.string + ".pub"))
        try Files.write("sender namespaces=\"postvangnet-batch\" \(publicKey)".utf8, to: signers)
    }

    /// Has a workspace sign with it.
    func use(in workspace: FilePath) throws { try Self.use(path, in: workspace) }

    static func use(_ key: FilePath, in workspace: FilePath) throws {
        let file = workspace.appending("postvangnet.yaml")
        try Files.write((try Files.text(file) + "signing:\n  key: '\(key)'\n").utf8, to: file)
    }
}
