package import MailboxDomain
package import PaperMail

/// A person's order to print pieces of a run again.
package struct ReprintOrder: Hashable, Sendable {
    package struct Batch: Hashable, Sendable {
        package var id: BatchID
        package var product: ProductID
        /// Which print of each piece this is: 2 to 9.
        package var attempts: [PieceID: Int]
        /// The batches in which these pieces were printed before, in the order of their ids.
        package var supersedes: [BatchID]

        package init(id: BatchID, product: ProductID, attempts: [PieceID: Int], supersedes: [BatchID] = []) {
            self.id = id
            self.product = product
            self.attempts = attempts
            self.supersedes = supersedes
        }
    }

    package var run: RunID
    /// 2 for the first one: number 1 is the order of the first prints.
    package var number: Int
    /// The day from which its days of mailing count.
    package var day: CalendarDate
    package var by: String
    /// In the order of their ids.
    package var batches: [Batch]

    package init(run: RunID, number: Int, day: CalendarDate, by: String, batches: [Batch]) {
        self.run = run
        self.number = number
        self.day = day
        self.by = by
        self.batches = batches
    }
}
