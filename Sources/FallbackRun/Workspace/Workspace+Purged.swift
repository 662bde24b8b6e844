import Foundation
import MailLedger
import PaperMail
import SystemPackage

extension Workspace {
    /// Whether a run's plan was removed at the end of its term, and not merely lost.
    ///
    /// The ledger is asked only where there is no plan: rendering needs nothing but that.
    func isPurged(_ run: RunID) throws -> Bool {
        let plan = folder(of: run).planDatabase
        guard !FileManager.default.fileExists(atPath: plan.string) else { return false }
        return try Ledger.open(at: ledger.string).state(of: run) == .purged
    }

    /// Stops what needs a run's plan.
    func checkNotPurged(_ run: RunID) throws {
        if try isPurged(run) { throw RunError.purged(run) }
    }
}
