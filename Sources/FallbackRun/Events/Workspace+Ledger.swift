import Foundation
import MailLedger
import SystemPackage

extension Workspace {
    /// Does what changes the workspace with a ledger that knows what lies beside it, and keeps the last event of each run
    /// beside that too.
    func withFitLedger<Result>(_ access: Access, _ work: () throws -> Result) throws -> Result {
        try begin(access)
        let result: Result
        do { result = try work() } catch {
            try? end(access)
            throw error
        }
        try end(access)
        return result
    }

    func withFitLedger<Result>(_ access: Access, _ work: () async throws -> Result) async throws -> Result {
        try begin(access)
        let result: Result
        do { result = try await work() } catch {
            try? end(access)
            throw error
        }
        try end(access)
        return result
    }

    /// For who only asks: the ledger that does not know what lies beside it, so that its answer may be out of date; nil for
    /// one that does. Throws where there is none, and what lies there was made with one: an empty one would be made, and
    /// would have no answer.
    package func unfitLedger() throws -> UnfitLedger? {
        guard hasLedger else {
            let comparison = try LedgerComparison(of: self, nil)
            if let unfit = UnfitLedger(comparison.findings, path: ledger, isThere: false) { throw unfit }
            return nil
        }
        func compare() throws -> [LedgerFinding] {
            try LedgerComparison(of: self, Ledger.open(at: ledger.string)).findings
        }
        let first = try compare()
        guard !first.isEmpty else { return nil }
        // Nobody waits for the lock here. What a command at work recorded and wrote in between is in the ledger by now.
        let again = try compare()
        return UnfitLedger(first.filter { again.contains($0) }, path: ledger, isThere: true)
    }

    private func begin(_ access: Access) throws {
        let isThere = hasLedger
        // A machine that draws a share may have no ledger.
        guard isThere || access == .alone else { return }
        let comparison = try LedgerComparison(of: self, isThere ? Ledger.open(at: ledger.string) : nil)
        if let unfit = UnfitLedger(comparison.findings, path: ledger, isThere: isThere) { throw unfit }
        if access == .alone { try TextsInHand.finish(in: self) }
        try end(access)
    }

    private func end(_ access: Access) throws {
        // Those who work side by side change nothing in the ledger.
        if access == .alone { try keepLastEvents() }
    }
}
