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

    /// The public half of a key as a list of signers has it: its type and its bytes in Base64.
    ///
    /// - Parameter key: as `signature(of:key:)` takes it.
    func publicKey(of key: FilePath) async throws -> String {
        guard (try? Stat(key)) != nil else { throw PrintHouseError.signingKeyMissing(key) }
        // From the private half itself where that can be read: what stands beside it may be another key's.
        let derived = try await keygen(["-y", "-P", "", "-f", argument(key)])
        if derived.isSuccess {
            let words = String(decoding: derived.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            if words.count >= 2 { return "\(words[0]) \(words[1])" }
        }
        // An agent's key is a public half, or a private one that needs a passphrase.
        let exported = try await keygen(["-e", "-m", "RFC4716", "-f", argument(key)])
        // RFC 4716: between the rules stand headers, which have a colon, and Base64.
        let body = String(decoding: exported.output, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("----") && !$0.contains(":") }.joined()
        guard exported.isSuccess, let bytes = Base64.bytes(of: body) else { throw PrintHouseError.cannotSign(key: key) }
        var reader = SSHWireReader(bytes)
        guard let type = reader.text() else { throw PrintHouseError.cannotSign(key: key) }
        return "\(type) \(body)"
    }

    private func keygen(_ arguments: [String]) async throws -> (isSuccess: Bool, output: [UInt8]) {
        try await started {
            let result = try await run(
                .name(program), arguments: Arguments(arguments), environment: Self.environment,
                platformOptions: Self.apart, input: .none, output: .bytes(limit: 1 << 20), error: .discarded)
            return (result.terminationStatus.isSuccess, result.standardOutput)
        }
    }

    // The file is the program's standard input itself: with a file name it would write beside it, and with a signature
    // there already and no terminal it would leave that and say nothing.
    private func keygen(
        _ arguments: [String], reading file: FilePath
    ) async throws -> (isSuccess: Bool, output: [UInt8]) {
        let input = try FileReading.reading(file) { try FileReading.opened(file, followingLinks: true).file }
        return try await started {
            let result = try await run(
                .name(program), arguments: Arguments(arguments), environment: Self.environment,
                platformOptions: Self.apart, input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                output: .bytes(limit: 1 << 20), error: .discarded)
            return (result.terminationStatus.isSuccess, result.standardOutput)
        }
    }

    // Without a terminal it cannot stop and ask for a passphrase.
    private static var apart: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        return options
    }

    private static var environment: Environment {
        .inherit.updating(["SSH_ASKPASS_REQUIRE": "never", "LC_ALL": "C"])
    }

    private func started<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch let error as SubprocessError where error.code == .executableNotFound {
            throw PrintHouseError.toolMissing(tool: program, package: "openssh-client")
        }
    }

    // A path that begins with a hyphen would be taken for an option.
    private func argument(_ file: FilePath) -> String {
        file.isAbsolute ? file.string : "./" + file.string
    }
}
