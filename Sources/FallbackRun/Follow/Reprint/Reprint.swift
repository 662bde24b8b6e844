import Canvas
import Foundation
package import MailLedger
import MailboxDomain
import PaperMail
package import PrintHouse
import StrictFiles
import SystemPackage

/// What came of ordering a reprint.
package struct Reprint: Sendable {
    /// Nil where there was nothing to print again.
    package var order: ReprintOrder?
    /// Whether an order that was broken off was finished, and none was made.
    package var wasOrderedBefore = false
    /// Whether the order was sealed before and waits to be handed over: nothing was done.
    package var isDone = false
    package var sealed: [SealedBatch] = []
    /// Pieces that are lost and not printed again, with the code of the reason.
    package var leftOut: [SetAsidePiece] = []
    /// Pieces of the order that could not be printed, with the code of the reason.
    package var setAside: [SetAsidePiece] = []
    /// What draws them otherwise than they were first printed, which a person accepted; none where all is the same.
    package var drawnOtherwise: [String] = []
}

/// Prints again what did not leave: decides on each piece, then renders and seals like any other batch.
struct ReprintStep {
    private let run: RunID
    private let workspace: Workspace
    private let folder: RunFolder
    private let plan: PlanDatabase
    private let terms: PlanTerms
    private let settings: RunSettings
    private let ledger: Ledger
    /// Whether a person says that letters may look otherwise than they were first printed.
    private let acceptsOtherDrawing: Bool

    init(of run: RunID, in workspace: Workspace, ledger: Ledger, acceptsOtherDrawing: Bool) throws {
        self.acceptsOtherDrawing = acceptsOtherDrawing
        self.run = run
        self.workspace = workspace
        self.ledger = ledger
        folder = workspace.folder(of: run)
        plan = try PlanDatabase(opening: folder.planDatabase)
        terms = plan.terms
        settings = try RunSettings(of: plan)
    }

    /// Decides what is printed again, and records it.
    func order(on day: CalendarDate, by name: String, at time: Instant) throws -> Reprint {
        guard try ledger.state(of: run) == .closed else { throw RunError.notClosed(run) }
        // What cannot be sealed is not ordered.
        try SealReadiness(of: plan, with: settings, in: workspace).check()
        var reprint = Reprint()
        let kinds = Dictionary(uniqueKeysWithValues: try plan.batches().map { ($0.id, $0.kind) })
        let screening = try ReprintScreening(workspace, terms: terms, kinds: kinds, ledger: ledger)
        let lost = try ledger.lostPieces(of: run).filter { piece in
            guard let planned = try plan.piece(piece.id) else { throw RunError.damagedPlan(folder.planDatabase) }
            guard let code = try screening.reasonToLeaveOut(piece, planned) else { return true }
            reprint.leftOut.append(SetAsidePiece(piece: piece.id, code: code))
            return false
        }
        if let asOf = screening.asOf { try ledger.recordComparison(of: run, with: asOf, by: name, in: workspace) }
        guard !lost.isEmpty else { return reprint }
        let order = try ReprintOrder(
            of: run, number: (ledger.reprints(of: run).last?.number ?? 1) + 1, for: lost, in: plan,
            after: ledger.batches(of: run).last?.id.number ?? 0,
            piecesPerBatch: settings.configuration.piecesPerBatch, on: day, by: name)
        reprint.drawnOtherwise = try drawnOtherwise(order)
        let details = order.eventDetails.merging(Self.details(of: reprint.drawnOtherwise)) { own, _ in own }
        try ledger.recording(workspace.event(.reprint, of: run, by: name, details)) {
            try ledger.enter(order, at: time)
        }
        reprint.order = try ledger.reprints(of: run).last
        return reprint
    }

    /// Renders the batches of an order that are not rendered yet, and compares each letter with its first print.
    func render(_ order: ReprintOrder) throws {
        let rendering = try rendering()
        let sealed = SealedFolders(of: run, in: workspace)
        for batch in try order.planned(in: plan) {
            let place = folder.batch(batch.id)
            let rendered = try RenderedBatch.read(place)
            if let rendered, !sealed.canUse(rendered) { try PartialFolder.discard(place) }
            if try RenderedBatch.read(place) == nil { _ = try rendering.render(batch, to: place) }
            guard try acceptsOtherDrawing || others(than: PieceList.rows(in: place)) == 0 else {
                try? FileManager.default.removeItem(atPath: place.string)
                throw RunError.looksDifferent(batch.id)
            }
        }
    }

    /// What draws the letters of an order otherwise than they were first printed; throws where there is something, and
    /// nobody has accepted it.
    func drawnOtherwise(_ order: ReprintOrder) throws -> [String] {
        var differing = try PlanSummary.read(folder).otherRenderer
        do {
            let rendering = try BatchRendering(plan: plan, fonts: workspace.fonts, time: workspace.clock.time)
            var rows: [PieceRow] = []
            for batch in try order.planned(in: plan) {
                let placement = try rendering.placement(of: batch, without: [], withdrawn: [])
                _ = try placement.forEachPiece(willPlace: { _ in }) { rows.append($0.row) }
            }
            let others = try others(than: rows)
            if others > 0 { differing.append("\(others) of \(rows.count) letters have something in another place") }
        } catch let error as FontError {
            guard error.meansOtherFonts else { throw error }
            differing.append(error.whatDiffers)
        }
        guard differing.isEmpty || acceptsOtherDrawing else { throw RunError.drawnOtherwise(run, differing: differing) }
        return differing
    }

    /// Draws with the fonts of the plan, or, where a person accepts others, with those that the workspace pins now.
    private func rendering() throws -> BatchRendering {
        try BatchRendering(
            plan: plan, fonts: workspace.fonts, time: workspace.clock.time,
            orWith: acceptsOtherDrawing ? PinnedFonts(of: workspace) : nil)
    }

    /// How many letters do not look as they did when they were first printed.
    private func others(than rows: [PieceRow]) throws -> Int {
        try Set(rows.map(\.piece.batch)).reduce(0) { count, home in
            let first = try PieceList.rows(in: folder.batch(home))
            let contents = Dictionary(first.map { ($0.piece, $0.content) }, uniquingKeysWith: { first, _ in first })
            return count + rows.count { $0.piece.batch == home && contents[$0.piece] != $0.content }
        }
    }

    private static func details(of differing: [String]) -> [String: EventDetail] {
        differing.isEmpty ? [:] : ["drawnOtherwise": .text(differing.joined(separator: "; "))]
    }

    /// Puts the batches of an order in the outbox, and the order beside them; all of it in the ledger then.
    ///
    /// - Parameter differing: what draws them otherwise than they were first printed.
    func seal(
        _ order: ReprintOrder, drawnOtherwise differing: [String], by workers: Workers, at time: Instant
    ) async throws -> (sealed: [SealedBatch], setAside: [SetAsidePiece]) {
        let sealing = try Sealing(of: run, in: workspace, reprint: order, acceptsOtherDrawing: acceptsOtherDrawing)
        let sealed = try await sealing.sealAll(by: workers) { _, _ in }
        try await sealing.writeOrder(of: sealed)
        // Last, and at once: until the ledger has it, an order that was broken off is finished.
        let details = sealed.eventDetails(order: order.number).merging(Self.details(of: differing)) { own, _ in own }
        try ledger.recording(workspace.event(.seal, of: run, by: order.by, details)) {
            try ledger.recordSealed(
                order,
                sealing.batches.map { batch, rendered in
                    ReprintedBatch(
                        id: batch.id, setAside: rendered.setAside.inLedger, isPrinted: rendered.pieces > 0,
                        deadlines: sealing.deadlines(of: batch))
                }, at: time)
        }
        return (sealed, sealing.batches.flatMap(\.rendered.setAside))
    }
}
