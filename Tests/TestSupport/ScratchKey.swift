package import SystemPackage

/// A key pair for tests, made by ssh-keygen, and a list of signers that knows it.
package struct ScratchKey: Sendable {
    /// The private half; the public one stands beside it with `.pub`.
    package let path: FilePath
    package let signers: FilePath
    /// Who the list says that it belongs to.
    private let signer: String

    /// - Parameter namespace: what the list lets the key sign; nil for anything.
    package init(
        named name: String = "key", type: String = "ed25519", passphrase: String = "", of signer: String? = nil,
        for namespace: String? = nil, in folder: FilePath
    ) async throws {
        path = folder.appending(name)
        signers = folder.appending("\(name).signers")
        self.signer = signer ?? "\(name)@example.org"
        try await Self.keygen(["-q", "-t", type, "-N", passphrase, "-C", "", "-f", path.string])
        try Files.write(try line(for: namespace).utf8, to: signers)
    }

    /// The key of a workspace's sender, for batches.
    package static func ofSender(in folder: FilePath) async throws -> ScratchKey {
        try await ScratchKey(named: "seal-key", of: "sender", for: "postvangnet-batch", in: folder)
    }

    /// What a list of allowed signers says of it.
    package func line(for namespace: String?) throws -> String {
        let purpose = namespace.map { "namespaces=\"\($0)\" " } ?? ""
        return "\(signer) \(purpose)\(try Files.text(FilePath(path.string + ".pub")))"
    }

    /// Signs a file as ssh-keygen's users do, for any purpose.
    package func sign(_ file: FilePath, namespace: String) async throws {
        try await Self.keygen(["-q", "-Y", "sign", "-n", namespace, "-f", path.string, file.string])
    }

    /// What ssh-keygen alone says of a file and the signature beside it.
    package func verifies(_ file: FilePath) async throws -> Bool {
        let arguments = [
            "-Y", "verify", "-n", "postvangnet-batch", "-f", signers.string, "-I", signer, "-s", "\(file).sig",
        ]
        return try await ProgramRun(.sshKeygen, arguments, reading: file).status == 0
    }

    private static func keygen(_ arguments: [String]) async throws { _ = try await Program.sshKeygen.output(arguments) }
}
