import StrictFiles

/// How long a workspace keeps what it holds about people: `retention` in postvangnet.yaml. All terms are in days.
package struct Retention: Hashable, Sendable {
    /// The mailbox and the rejects of its import, after the extract's moment.
    package var mailbox: Int
    /// A plan that nobody approved, after its extract's moment.
    package var plans: Int
    /// Sealed batches in the outbox, after all of the run's batches were mailed, or it was closed.
    package var outbox: Int
    /// A run's plan, proof and batches, after it was closed.
    package var runs: Int
    /// The same of a run that nobody closed, after its approval; nil to keep them until it is closed.
    package var openRuns: Int?
    /// A file in the inbox, after it was last changed.
    package var inbox: Int
    /// What the ledger knows of a run's accounts and pieces, after the run was closed, or else approved.
    package var ledger: Int
}

extension Retention {
    init(_ section: YAMLSection) {
        let days = 0...36_500
        self.init(
            mailbox: section.integer("mailbox", in: days), plans: section.integer("plans", in: days),
            outbox: section.integer("outbox", in: days), runs: section.integer("runs", in: days),
            openRuns: section.optionalInteger("openRuns", in: days), inbox: section.integer("inbox", in: days),
            ledger: section.integer("ledger", in: days))
        // A run must be able to end before the ledger forgets it: who is written to again depends on what it knows.
        if ledger < max(runs, openRuns ?? 0) {
            section.refuse("ledger", "The ledger's term must not be shorter than those of runs and openRuns.")
        }
    }
}
