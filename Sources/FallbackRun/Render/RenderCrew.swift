import Foundation
import MailboxDomain
import PaperMail
import PrintHouse
import Subprocess
package import SystemPackage

/// How a command starts processes of the same program that work for it.
package struct Workers: Sendable {
    package var program: FilePath
    package var count: Int

    package init(program: FilePath, count: Int) {
        self.program = program
        self.count = count
    }
}

/// Worker processes that render batches side by side, and who takes the place of one that died or hangs.
///
/// Processes and not threads: Cairo and FreeType share locks, and whatever kills one of them kills no other.
struct RenderCrew: Sendable {
    let run: RunID
    let workspace: Workspace
    let workers: Workers
    /// Seconds in which a worker must draw a piece or finish its batch.
    let silenceAllowed: Int

    /// Short beside what a person sees, long beside the drawing of a piece.
    private static let pause = Duration.milliseconds(20)

    func render(_ batches: [PlannedBatch], from queue: RenderQueue) async throws {
        // An order to a worker that has just died is an error, and no reason to die too.
        signal(SIGPIPE, SIG_IGN)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<min(workers.count, batches.count) {
                group.addTask {
                    var order = await queue.next()
                    while let current = order { order = try await work(from: current, queue) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// What a worker left behind.
    private struct Unfinished: Sendable {
        var order: RenderOrder
        var piece: Int?
        var drawn = 0
        /// Seconds of silence for which it was ended; nil for one that died.
        var silence: Int?
    }

    /// Starts a worker and hands it orders until there are none; returns what it died of, as the next one's first.
    private func work(from first: RenderOrder, _ queue: RenderQueue) async throws -> RenderOrder? {
        let result = try await Subprocess.run(
            .path(workers.program),
            arguments: ["render", "--worker", run.description, "--workspace", workspace.root.string],
            input: .inputWriter, output: .sequence, error: .string(limit: 1 << 20)
        ) { worker -> Unfinished? in
            var answers = worker.standardOutput.makeAsyncIterator()
            var lines = LineBuffer()
            var order: RenderOrder? = first
            let watch = ProcessWatch(limit: silenceAllowed)
            async let _: Void = watch.run { try? worker.send(signal: .kill) }
            while let current = order {
                var unfinished = Unfinished(order: current)
                watch.beginWaiting()
                var times = RenderTimes(drawing: .zero, finishing: .zero)
                do { _ = try await worker.standardInputWriter.write(current.line) } catch { return unfinished }
                var isDone = false
                while !isDone {
                    guard let answer = try await answers.next() else {
                        unfinished.silence = watch.hasEnded ? watch.limit : nil
                        return unfinished
                    }
                    watch.beginWaiting()
                    var begun = 0
                    let bytes = unsafe answer.withUnsafeBytes { unsafe Array($0) }
                    for answer in lines.lines(adding: bytes).compactMap(RenderAnswer.init) {
                        switch answer {
                        case .drawing(let piece):
                            unfinished.piece = piece
                            begun += 1
                        // Whatever happens now, no piece is to blame.
                        case .closing: unfinished.piece = nil
                        case .drawn(let time): times.drawing = time
                        case .done(let time): (times.finishing, isDone) = (time, true)
                        }
                    }
                    unfinished.drawn += begun
                    await queue.drew(begun)
                    // Numbers are taken a handful at a time: to wake up for each took a tenth of a core.
                    if unfinished.piece != nil { try await Task.sleep(for: Self.pause) }
                }
                try await queue.finish(current, times)
                order = await queue.next()
            }
            // All that it made is in its place. One that hangs now would never be done.
            try? worker.send(signal: .kill)
            return nil
        }
        guard let unfinished = result.closureResult else { return nil }
        // A worker that ends by itself tells why, as any command does.
        if case .exited(let status) = result.terminationStatus, status != 0 {
            throw RunError.worker(status: ExitStatus(rawValue: status), message: Self.message(result.standardError))
        }
        return try await queue.again(
            unfinished.order, diedAt: unfinished.piece, drawn: unfinished.drawn, silence: unfinished.silence)
    }

    static func message(_ errors: String) -> String {
        let text = errors.hasPrefix("postvangnet: ") ? String(errors.dropFirst("postvangnet: ".count)) : errors
        return text.trimmingCharacters(in: .newlines)
    }
}
