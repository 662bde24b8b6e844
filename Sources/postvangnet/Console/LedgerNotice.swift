import FallbackRun

extension Workspace {
    /// Tells in a line where the ledger does not know what lies beside it; refuses where it is gone.
    ///
    /// - Returns: the ledger that the answer cannot rest on; nil for one that is fit.
    @discardableResult func lookAtLedger() throws -> UnfitLedger? {
        let unfit = try unfitLedger()
        if let unfit { Console(format: .text).say("Warning: \(unfit.notice)") }
        return unfit
    }
}
