import StrictFiles
import Subprocess
package import SystemPackage

/// OpenSSH's ssh-keygen, by which seals are made and checked. Key material stays with it: it is given a path, no more.
package struct SSHKeygen: Sendable {
    /// What a seal is for.
    package static let sealNamespace = "postvangnet-batch"

    /// What its signatures are for; one made for another purpose with the same key is none.
    let namespace: String
    private let program: String

    /// - Parameter program: a name to look for on the path.
    package init(program: String = "ssh-keygen", namespace: String = sealNamespace) {
        self.program = program
        self.namespace = namespace
    }

    /// Signs a file with a private key, or with a public key whose private half an agent holds.
    package func signature(of file: FilePath, key: FilePath) async throws -> [UInt8] {
        guard (try? Stat(key)) != nil else { throw PrintHouseError.signingKeyMissing(key) }
        let result = try await keygen(["-Y", "sign", "-n", namespace, "-f", argument(key)], reading: file)
        guard result.isSuccess else { throw PrintHouseError.cannotSign(key: key) }
        return result.output
    }

    /// Whether a signature is right for a file, whoever made it.
    func isSound(_ signature: FilePath, of file: FilePath) async throws -> Bool {
        try await keygen(
            ["-Y", "check-novalidate", "-n", namespace, "-s", argument(signature)], reading: file
        ).isSuccess
    }

    /// The name in `signers` whose key made the signature, for this purpose and at this time; nil for none.
    ///
    /// - Parameter signers: an allowed-signers file (ssh-keygen(1)).
    func signer(of file: FilePath, signature: FilePath, among signers: FilePath) async throws -> String? {
        let found = try await keygen(
            ["-Y", "find-principals", "-s", argument(signature), "-f", argument(signers)], reading: file)
        guard found.isSuccess else { return nil }
        for name in String(decoding: found.output, as: UTF8.self).split(separator: "\n").map(String.init) {
            let arguments = [
                "-Y", "verify", "-n", namespace, "-s", argument(signature), "-f", argument(signers), "-I", name,
            ]
            if try await keygen(arguments, reading: file).isSuccess { return name }
        }
        return nil
    }

    // The file is the program's standard input itself: with a file name it would write beside it, and with a signature
    // there already and no terminal it would leave that and say nothing.
    private func keygen(
        _ arguments: [String], reading file: FilePath
    ) async throws -> (isSuccess: Bool, output: [UInt8]) {
        let input = try FileReading.reading(file) { try FileDescriptor.open(file, .readOnly, options: .closeOnExec) }
        var options = PlatformOptions()
        // Without a terminal it cannot stop and ask for a passphrase.
        options.createSession = true
        do {
            let result = try await run(
                .name(program), arguments: Arguments(arguments),
                environment: .inherit.updating(["SSH_ASKPASS_REQUIRE": "never", "LC_ALL": "C"]),
                platformOptions: options, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                output: .bytes(limit: 1 << 20), error: .discarded)
            return (result.terminationStatus.isSuccess, result.standardOutput)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw PrintHouseError.toolMissing(tool: program, package: "openssh-client")
        }
    }

    // A path that begins with a hyphen would be taken for an option.
    private func argument(_ file: FilePath) -> String {
        file.isAbsolute ? file.string : "./" + file.string
    }
}
