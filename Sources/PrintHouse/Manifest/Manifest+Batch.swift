package import PaperMail

extension Manifest {
    /// Which batch this is.
    package struct Batch: Hashable, Sendable, Codable {
        package var id: BatchID
        /// From 1; one more each time that the batch is sealed anew.
        package var revision: Int
        package var run: RunID
        /// Whether nothing of this may be mailed.
        package var test: Bool
        /// This is batch `number` of `of` in the run.
        package var number: Int
        package var of: Int
        /// The batches whose pieces this one prints again, itself for a later revision; empty for a first print.
        package var supersedes: [BatchID]

        package init(id: BatchID, revision: Int = 1, test: Bool, number: Int, of: Int, supersedes: [BatchID] = []) {
            self.id = id
            self.revision = revision
            self.run = id.run
            self.test = test
            self.number = number
            self.of = of
            self.supersedes = supersedes
        }

        /// Whether it holds what was missing of other batches, under the ids that the pieces have from there.
        package var isReprint: Bool { supersedes.contains { $0 != id } }
    }
}
