import AudienceSelection
import Foundation
import MailLedger
package import MailboxDomain
package import PaperMail
import StrictFiles
import SystemPackage

/// Where a run stands, in counts that add up: what `status MONTH --format json` prints.
package struct RunStatus: Codable, Sendable {
    package var run: RunID
    package var state: String
    package var asOf: String
    package var accounts: Int
    package var considered: Int
    package var reachedDigitally: Int
    package var chosen: [String: Int]
    package var notChosen: [String: Int]
    /// What an approver should know beyond these; nil for a plan of an earlier version.
    package var figures: PlanFigures?
    /// What the plan left to chance; nil where nothing is.
    package var lottery: PlanLottery?
    /// Pieces to the sender\'s own addresses.
    package var controlPieces: Int
    package var pieces: [String: Int]
    package var batches: [Batch]
    /// Batches with which a printer is late.
    package var overdue: [OverdueBatch]
    /// Batches in which pieces of the others were printed again; these pieces are counted once, with the others.
    package var reprints: [Batch]
    /// Prenotified batches of which the carrier's codes are not all there, or not with the printer; nil where no carrier was told
    /// of any.
    package var codes: [AwaitedCodes]?
    /// Who waits for a later wave, by audience.
    package var backlog: [String: Backlog]
    /// Who ended the run, and why; nil for one that goes on.
    package var cancelled: Cancellation?

    package struct Cancellation: Codable, Sendable {
        package var by: String
        package var reason: String
        package var printerConfirms: Bool
        package var at: String
    }

    package struct Backlog: Codable, Sendable {
        package var waiting: Int
        /// Runs until nobody waits any more; nil where nobody waits or nobody is let through.
        package var monthsToClear: Int?
    }

    package struct Batch: Codable, Sendable {
        package var id: BatchID
        package var product: String
        package var pieces: Int
        package var sheets: Int
        package var state: String
    }

    /// - Parameter day: the day from which to see what is late.
    package init(of run: RunID, in workspace: Workspace, on day: CalendarDate) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        let summary = try PlanSummary.read(folder)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let ledgerState = try ledger.state(of: run)
        self.run = run
        state = (ledgerState ?? .planned).rawValue
        asOf = summary.asOf
        accounts = summary.totals.accounts
        considered = summary.totals.considered
        reachedDigitally = summary.totals.reachedDigitally
        chosen = summary.totals.chosen
        notChosen = summary.totals.notChosen
        figures = summary.figures
        lottery = summary.lottery
        controlPieces = summary.controlPieces
        let counts = try ledger.pieceCounts(of: run)
        pieces = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
        pieces["planned"] = 0
        if ledgerState == nil {
            let withdrawn = try workspace.withdrawnFromPlan(of: run, ledger).count
            pieces["planned"] = summary.batches.reduce(0) { $0 + $1.pieces } - withdrawn
            pieces[PieceState.withdrawn.rawValue] = withdrawn
        }
        cancelled = try ledger.cancellation(of: run).map {
            Cancellation(
                by: $0.by, reason: $0.reason, printerConfirms: $0.printerConfirms, at: $0.at.description)
        }
        backlog = Dictionary(
            uniqueKeysWithValues: try RunComparison(summary, ledger: ledger).rows.filter { $0.limit != nil }.map {
                ($0.audience, Backlog(waiting: $0.waiting, monthsToClear: $0.monthsToClear))
            })
        overdue = try OverdueBatch.all(in: workspace, of: run, on: day)
        let known = try ledger.batches(of: run)
        codes = try AwaitedCodes.all(of: run, among: known, in: workspace)
        let states = Dictionary(known.map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
        let planned = Set(summary.batches.map(\.id))
        reprints = try known.filter { !planned.contains($0.id) }.map { batch in
            Batch(
                id: batch.id, product: batch.product.rawValue, pieces: batch.pieces,
                sheets: try RenderedBatch.read(folder.batch(batch.id))?.sheets ?? batch.pieces,
                state: batch.state.rawValue)
        }
        batches = try summary.batches.map { batch in
            let rendered = try RenderedBatch.read(folder.batch(batch.id))
            // Until it is rendered a batch counts one sheet a piece: what all layouts of today come to.
            return Batch(
                id: batch.id, product: batch.product, pieces: batch.pieces, sheets: rendered?.sheets ?? batch.pieces,
                state: (states[batch.id] ?? .planned).rawValue)
        }
    }

    /// Whether every account and every piece is counted once.
    package var balances: Bool {
        accounts == considered + reachedDigitally
            && considered == chosen.values.reduce(0, +) + notChosen.values.reduce(0, +)
            && figures?.balance(chosen: chosen, pieces: batches.reduce(0) { $0 + $1.pieces }) ?? true
            && chosen.values.reduce(0, +) + controlPieces == pieces.values.reduce(0, +)
            && pieces.values.reduce(0, +) == batches.reduce(0) { $0 + $1.pieces }
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }
}
