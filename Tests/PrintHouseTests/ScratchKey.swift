import Subprocess
import SystemPackage
import Testing

/// A key pair for one test, made by ssh-keygen, and a list of signers that knows it.
struct ScratchKey {
    /// The private half; the public one stands beside it with `.pub`.
    let path: FilePath
    let signers: FilePath

    init(
        named name: String = "key", type: String = "ed25519", passphrase: String = "", in scratch: Scratch
    ) async throws {
        path = scratch.path.appending(name)
        signers = scratch.path.appending("\(name).signers")
        let arguments = ["-q", "-t", type, "-N", passphrase, "-C", "", "-f", path.string]
        #expect(try await Self.keygen(arguments).isSuccess)
        let publicKey = try String(decoding: Scratch.read(FilePath(path.string + ".pub")), as: UTF8.self)
        try Scratch.write(Array("\(name)@example.org \(publicKey)".utf8), to: signers)
    }

    /// Signs a file as ssh-keygen's users do, for any purpose.
    func sign(_ file: FilePath, namespace: String) async throws {
        #expect(try await Self.keygen(["-q", "-Y", "sign", "-n", namespace, "-f", path.string, file.string]).isSuccess)
    }

    /// What ssh-keygen alone says of a file and the signature beside it.
    func verifies(_ file: FilePath) async throws -> Bool {
        let name = path.lastComponent?.string ?? ""
        return try await Self.keygen(
            [
                "-Y", "verify", "-n", "postvangnet-batch", "-f", signers.string, "-I", "\(name)@example.org", "-s",
                "\(file).sig",
            ], reading: file
        ).isSuccess
    }

    private static func keygen(
        _ arguments: [String], reading file: FilePath = "/dev/null"
    ) async throws -> TerminationStatus {
        let input = try FileDescriptor.open(file, .readOnly)
        return try await run(
            .name("ssh-keygen"), arguments: Arguments(arguments),
            input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .discarded, error: .discarded
        ).terminationStatus
    }
}
