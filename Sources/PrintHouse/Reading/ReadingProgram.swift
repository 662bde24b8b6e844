import Foundation
import Subprocess
package import SystemPackage

/// How the processes are started in which libraries read letters.pdf (`ReadingWorker`): the program that has them.
///
/// libdmtx, libzbar, libqpdf and our own reader read what a stranger made. Whatever they die of or hang on ends a process that has nothing
/// else to do.
package struct ReadingProgram: Sendable {
    private let program: FilePath
    private let arguments: [String]

    /// - Parameter arguments: what comes before the path of letters.pdf; those of our own program are the default.
    package init(program: FilePath, arguments: [String] = ["verify", "--worker"]) {
        self.program = program
        self.arguments = arguments
    }

    /// Starts a process for what is asked in `body`, and ends it after that.
    ///
    /// Throws `ReaderStop` where it went over a limit or died, and whatever `body` throws.
    ///
    /// - Parameter reader: the library that does the work there.
    func session<Value: Sendable>(
        on file: FilePath, reader: String, within bounds: ReaderBounds,
        _ body: (inout ReadingSession) async throws -> Value
    ) async throws -> Value {
        // A question to a process that has just died is an error, and no reason to die too.
        signal(SIGPIPE, SIG_IGN)
        let path = file.isAbsolute ? file.string : "./" + file.string
        let result = try await Subprocess.run(
            .path(program), arguments: Arguments(arguments + [path]), input: .inputWriter, output: .sequence,
            error: .sequence
        ) { worker -> Ending<Value> in
            let watch = ProcessWatch(limit: bounds.seconds)
            async let errors = ReaderErrors(of: worker.standardError)
            async let _: Void = watch.run { try? worker.send(signal: .kill) }
            var session = ReadingSession(worker.standardInputWriter, worker.standardOutput, watch, bounds, reader)
            let outcome: Result<Value, any Error>
            do {
                try await session.begin()
                outcome = .success(try await body(&session))
            } catch {
                outcome = .failure(error)
            }
            // One that has died has left its own status.
            try? worker.send(signal: .kill)
            return Ending(outcome: outcome, isSilent: watch.hasEnded, errors: await errors)
        }
        let ending = result.closureResult
        guard case .failure(ReadingSession.Failure.gone) = ending.outcome else { return try ending.outcome.get() }
        if ending.isSilent { throw ReaderStop(reader, .overTime(seconds: bounds.seconds)) }
        if let reason = result.terminationStatus.stop(bounds, ending.errors) { throw ReaderStop(reader, reason) }
        throw PrintHouseError.toolFailed(tool: reader, file: file)
    }

    private struct Ending<Value: Sendable>: Sendable {
        var outcome: Result<Value, any Error>
        var isSilent: Bool
        var errors: ReaderErrors
    }
}
