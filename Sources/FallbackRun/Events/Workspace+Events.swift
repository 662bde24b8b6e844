package import MailLedger
import MailboxDomain
package import PaperMail
import StrictFiles
import SystemPackage

extension EventDigest {
    /// SHA-256.
    static let standard = EventDigest { FileDigest(of: $0) }
}

extension Ledger {
    /// Records what somebody did; see `recording` for what changes the ledger itself.
    package func record(_ event: LedgerEvent) throws { try record(event, digest: .standard) }

    /// Does a step that writes to the ledger, and records it in the same transaction. One that writes nothing is no event.
    ///
    /// - Parameter step: writes to the ledger, and does not read it.
    @discardableResult
    func recording<Value>(_ event: LedgerEvent, _ step: () throws -> Value) throws -> Value {
        try recording(digest: .standard, as: { _ in [event] }, step)
    }

    /// The same for a step whose answer tells what to record.
    func recording<Value>(as events: (Value) throws -> [LedgerEvent], _ step: () throws -> Value) throws -> Value {
        try recording(digest: .standard, as: events, step)
    }

    /// Records that the people of a run were compared with an extract of a moment.
    func recordComparison(
        of run: RunID, with asOf: Instant, by name: String? = nil, in workspace: Workspace
    ) throws {
        let event = workspace.event(.compare, of: run, by: name, ["asOf": .text(asOf.description)])
        try recording(event) { try recordPersonDataCheck(of: run, against: asOf, at: workspace.clock.now) }
    }
}

extension Workspace {
    /// An event of now, by who sits at the keyboard.
    ///
    /// - Parameter name: who they say they are; nil for the system's user.
    package func event(
        _ step: LedgerStep, of run: RunID? = nil, by name: String? = nil, _ details: [String: EventDetail] = [:]
    ) -> LedgerEvent {
        LedgerEvent(step, of: run, at: clock.now, by: name ?? user, user: user, details: details)
    }

    /// Records what changed nothing in the ledger itself.
    package func record(_ event: LedgerEvent) throws { try Ledger.open(at: ledger.string).record(event) }
}
