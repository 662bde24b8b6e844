import MailboxDomain
import PrintHouse
import Subprocess
import SystemPackage

/// A process that computes batches again, one after the other, as long as there are any.
struct RecomputationProcess {
    private let send: (String) async throws -> Void
    private let nextAnswers: () async throws -> [RenderAnswer]?

    /// Nothing comes from the process any more: it died, or was ended for its silence.
    struct Died: Error {}

    /// Starts the process, hands it to `work`, and ends it after that.
    ///
    /// Throws `RunError.worker` with the process's own words where that ended with an error, and what `work` throws.
    ///
    /// - Parameters:
    ///   - arguments: what comes behind the name of the program.
    ///   - silenceAllowed: seconds without a sign of life, while one is waited for, after which it is ended.
    static func run(
        _ program: FilePath, _ arguments: [String], silenceAllowed: Int,
        _ work: (RecomputationProcess) async throws -> Void
    ) async throws {
        let result = try await Subprocess.run(
            .path(program), arguments: Arguments(arguments), input: .inputWriter, output: .sequence,
            error: .string(limit: 1 << 20)
        ) { process -> Result<Void, any Error> in
            let watch = ProcessWatch(limit: silenceAllowed)
            async let _: Void = watch.run { try? process.send(signal: .kill) }
            var answers = process.standardOutput.makeAsyncIterator()
            var lines = LineBuffer()
            do {
                try await work(
                    RecomputationProcess(
                        send: { line in
                            watch.beginWaiting()
                            do { _ = try await process.standardInputWriter.write(line) } catch { throw Died() }
                        },
                        nextAnswers: {
                            watch.beginWaiting()
                            // While the batch is read back it has nothing to say.
                            defer { watch.endWaiting() }
                            let answer = try await answers.next()
                            guard let answer else { return nil }
                            let bytes = unsafe answer.withUnsafeBytes { unsafe Array($0) }
                            return lines.lines(adding: bytes).compactMap(RenderAnswer.init)
                        }))
                try? process.send(signal: .kill)
                return .success(())
            } catch let error as Died {
                // What it died of is known when it is gone.
                return .failure(error)
            } catch {
                try? process.send(signal: .kill)
                return .failure(error)
            }
        }
        if case .failure(let error) = result.closureResult {
            if error is Died, case .exited(let status) = result.terminationStatus, status != 0 {
                throw RunError.worker(
                    status: ExitStatus(rawValue: status), message: RenderCrew.message(result.standardError))
            }
            throw error
        }
    }

    /// Returns when the batch is computed, and its files stand in their folder.
    func compute(_ order: RenderOrder) async throws {
        try await send(order.line)
        while let answers = try await nextAnswers() {
            for case .done in answers { return }
        }
        throw Died()
    }
}
