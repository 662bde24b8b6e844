import Subprocess
package import SystemPackage

/// What a program said, and how it ended.
package struct ProgramRun: Sendable {
    /// As a shell reports it: for a signal 128 and its number.
    package let status: Int32
    /// What it wrote to its standard output.
    package let bytes: [UInt8]
    package let errors: String

    package var output: String { String(decoding: bytes, as: UTF8.self) }

    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - input: the file that it reads; nil for an empty one.
    ///   - changes: environment variables to set, or to take away (nil).
    ///   - isApart: whether it gets a process group of its own, which can be killed without the tests.
    package init(
        _ program: Program, _ arguments: [String], in folder: FilePath? = nil, reading input: FilePath? = nil,
        changes: [String: String?] = [:], isApart: Bool = false
    ) async throws {
        var options = PlatformOptions()
        options.createSession = isApart
        var environment = Environment.inherit
        for (name, value) in changes { environment = environment.updating([.init(stringLiteral: name): value]) }
        do {
            let result = try await ProgramTurns.all.take { [environment, options] in
                let file = try FileDescriptor.open(input ?? "/dev/null", .readOnly, options: .closeOnExec)
                return try await run(
                    program.executable, arguments: Arguments(arguments), environment: environment,
                    workingDirectory: folder, platformOptions: options,
                    input: .fileDescriptor(file, closeAfterSpawningProcess: true), output: .bytes(limit: 1 << 26),
                    error: .string(limit: 1 << 22))
            }
            (status, bytes, errors) = (
                result.terminationStatus.asInShell, result.standardOutput, result.standardError
            )
        } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
            throw TestObstacle(description: "\(program.name) cannot be run. \(program.remedy)")
        }
    }

    /// Runs a program in a process group of its own while `body` looks at its process, without a turn: what runs until
    /// a test ends it would keep others from theirs.
    ///
    /// - Returns: its status, as a shell reports it.
    package static func status(
        of program: Program, _ arguments: [String], whileRunning body: @Sendable (_ process: Int32) async throws -> Void
    ) async throws -> Int32 {
        var options = PlatformOptions()
        options.createSession = true
        let result = try await run(
            program.executable, arguments: Arguments(arguments), platformOptions: options, input: .none,
            output: .discarded, error: .discarded
        ) { execution in
            try await body(execution.processIdentifier.value)
        }
        return result.terminationStatus.asInShell
    }
}

extension TerminationStatus {
    fileprivate var asInShell: Int32 {
        switch self {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}
