import Subprocess
import SystemPackage

/// A program that reads a stranger's file and cannot take more than it is given: prlimit(1) of util-linux holds it.
///
/// It may write no file and leave no core. It stays in the process group of the command, so that whoever interrupts that
/// interrupts it too; the programs run here start no others.
struct LimitedProgram: Sendable {
    private static let prlimit = "prlimit"

    /// To look for on the path.
    let name: String
    /// Debian's, that it is in.
    let package: String

    /// Hands over what the program writes, as it comes.
    ///
    /// Throws `ReaderStop` where it went over a limit or died, `toolFailed` where it ended badly by itself, and whatever
    /// `take` throws: the program is ended then.
    func run(
        _ arguments: [String], on file: FilePath, within bounds: ReaderBounds,
        take: (_ bytes: [UInt8]) async throws -> Void
    ) async throws {
        let program = try await found(name, in: package)
        let prlimit = try await found(Self.prlimit, in: "util-linux")
        let limits = [
            "--as=\(ResourceLimit.memory.atMost(bounds.memory))",
            // The signal at the soft limit tells what happened.
            "--cpu=\(ResourceLimit.processor.atMost(bounds.processorSeconds)):"
                + "\(ResourceLimit.processor.atMost(bounds.processorSeconds + 5))",
            "--core=0", "--fsize=0",
        ]
        let result = try await Subprocess.run(
            .path(prlimit), arguments: Arguments(limits + [program.string] + arguments),
            // Who draws letters in this process has named no fonts but ours there; strangers' files may need the machine's.
            environment: .inherit.updating(["FONTCONFIG_FILE": nil]), input: .none, output: .sequence, error: .sequence
        ) { execution -> Ending in
            let watch = ProcessWatch(limit: bounds.seconds)
            async let errors = ReaderErrors(of: execution.standardError)
            async let _: Void = watch.run { try? execution.send(signal: .kill) }
            var failure: (any Error)?
            do {
                try await handOver(execution.standardOutput, limit: bounds.output, watch, to: take)
            } catch {
                failure = error
                try? execution.send(signal: .kill)
            }
            return Ending(failure: failure, isSilent: watch.hasEnded, errors: await errors)
        }
        let ending = result.closureResult
        if ending.isSilent { throw ReaderStop(name, .overTime(seconds: bounds.seconds)) }
        if let failure = ending.failure { throw failure }
        if let reason = result.terminationStatus.stop(bounds, ending.errors) { throw ReaderStop(name, reason) }
        guard result.terminationStatus.isSuccess else { throw PrintHouseError.toolFailed(tool: name, file: file) }
    }

    private struct Ending {
        var failure: (any Error)?
        var isSilent: Bool
        var errors: ReaderErrors
    }

    private nonisolated(nonsending) func handOver(
        _ output: SubprocessOutputSequence, limit: Int, _ watch: ProcessWatch,
        to take: (_ bytes: [UInt8]) async throws -> Void
    ) async throws {
        var written = 0
        var chunks = output.makeAsyncIterator()
        while true {
            watch.beginWaiting()
            guard let chunk = try await chunks.next() else { return }
            watch.endWaiting()
            written += chunk.count
            guard written <= limit else { throw ReaderStop(name, .overOutput(bytes: limit)) }
            try await take(unsafe chunk.withUnsafeBytes { unsafe Array($0) })
        }
    }

    private func found(_ name: String, in package: String) async throws -> FilePath {
        do {
            return try await Executable.name(name).resolveExecutablePath(in: .inherit)
        } catch let error where error.code == .executableNotFound {
            throw PrintHouseError.toolMissing(tool: name, package: package)
        }
    }
}
