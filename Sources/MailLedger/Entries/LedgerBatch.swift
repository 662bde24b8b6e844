package import GRDB
package import PaperMail

/// A batch and where it stands.
package struct LedgerBatch: Hashable, Sendable {
    package var id: BatchID
    package var product: ProductID
    package var state: BatchState
    /// Our own last step with it, whatever was reported since.
    package var ownState: BatchState
    package var pieces: Int
    /// Whether nothing more is expected of it: what did not leave is lost, and its people may be chosen again.
    package var isClosed: Bool
}

extension LedgerBatch: FetchableRecord {
    package init(row: Row) throws {
        id = try row.decode(forColumn: "batch_id")
        product = try row.decode(forColumn: "product")
        state = try row.decode(forColumn: "state")
        ownState = try row.decode(forColumn: "own_state")
        pieces = try row.decode(forColumn: "pieces")
        isClosed = try row.decode(forColumn: "closed")
    }
}
