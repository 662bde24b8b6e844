package import PaperMail

/// How far a long step is.
package struct RunProgress: Sendable {
    package var step: String
    /// The batch that was finished last; nil before the first.
    package var batch: BatchID?
    /// Batches, those that an earlier command finished too.
    package var done: Int
    package var of: Int
    /// Pieces that this command has worked on, of those that it has to.
    package var pieces: Int
    package var ofPieces: Int
}

/// How far planning is: one part after the other, each with a count of its own.
package struct PlanProgress: Sendable {
    package enum Part: String, Sendable {
        /// Accounts, to see who comes first where a wave has a limit.
        case waves
        /// Accounts, decided on.
        case decisions
        /// Pieces, put into batches in postal order; told of at the start and at the end only.
        case batches
        /// Letters, laid out because nothing less tells that they fit.
        case letters
    }

    package var part: Part
    package var done: Int
    package var of: Int
}

/// What a long step tells while it goes on.
package enum RunEvent: Sendable {
    case progress(RunProgress)
    case rendered(BatchID, RenderTimes)
    case planning(PlanProgress)
    /// A process that renders died; another goes on with its batch.
    case workerDied(BatchID, drawing: PieceID?)
    /// A process that renders did nothing for so long that it was ended; another goes on with its batch.
    case workerSilent(BatchID, drawing: PieceID?, seconds: Int)
    /// No process outlives drawing this piece, so it is left out.
    case setAside(PieceID)
}

/// A share of a run's batches: `I/N`, where 1 <= I <= N. The shards of one N together are the whole run.
package struct Shard: Hashable, Sendable {
    package let index: Int
    package let count: Int

    package static let whole = Shard(index: 1, count: 1)

    private init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1], (1...max(1, count)).contains(index),
            count >= 1
        else { return nil }
        self.init(index: index, count: count)
    }

    func contains(_ batch: Int) -> Bool { (batch - 1) % count == index - 1 }
}
