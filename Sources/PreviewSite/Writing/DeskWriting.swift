package import MailboxDomain
import SystemPackage

/// All that it takes to change texts at the desk; a desk that only shows them has none.
package struct DeskWriting: Sendable {
    let keeper: TextKeeper
    let history: TextHistory
    let token: WriteToken
    let signing: SignOffProgram
    let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - desk: whose texts are changed.
    ///   - signing: what records who agrees to a text.
    ///   - now: the time of day.
    package init(_ desk: Desk, signing: SignOffProgram, now: @escaping @Sendable () -> Instant) {
        keeper = TextKeeper(root: desk.root)
        history = TextHistory(of: desk.root)
        token = .new
        self.signing = signing
        self.now = now
    }

    /// What became of a change.
    struct Outcome: Hashable, Sendable {
        var change: TextKeeper.Change
        /// Why it is no version that one can go back to, in Dutch; nil where it is.
        var withoutVersion: String?
    }

    /// Changes a file, and keeps what it becomes as a version.
    ///
    /// - Parameter body: gets the text as it is now, nil where there is none; whatever it throws leaves the file as it is.
    func change(
        _ path: String, by writer: Writer, note: String, _ body: @Sendable (String?) throws -> String
    ) async throws -> Outcome {
        try await keeper.alone {
            var fault: String?
            do { try await history.recordOthers(at: now()) } catch { fault = Self.reason(error) }
            let change = try keeper.change(path, body)
            if fault == nil, change.after != change.before {
                do { try await history.record(path, by: writer, note: note, at: now()) } catch {
                    fault = Self.reason(error)
                }
            }
            return Outcome(change: change, withoutVersion: fault)
        }
    }

    private static func reason(_ error: any Error) -> String {
        (error as? TextHistory.Fault)?.inDutch ?? TextHistory.Fault.failed("\(error)").inDutch
    }
}
