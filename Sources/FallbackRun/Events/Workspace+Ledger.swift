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

    /// Throws where there is no ledger, and what lies beside its place was made with one. For who only asks: an empty one
    /// would be made, and would have no answer.
    package func checkLedgerIsThere() throws {
        guard !hasLedger else { return }
        let comparison = try LedgerComparison(of: self, nil)
        if let unfit = UnfitLedger(comparison.findings, path: ledger, isThere: false) { throw unfit }
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
