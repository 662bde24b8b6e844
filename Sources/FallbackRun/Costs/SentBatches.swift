import AudienceSelection
import LetterComposition
import MailLedger
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// What went to the post of each batch, reprints too, by the ledger.
struct SentBatches {
    struct Batch {
        let id: BatchID
        let printer: PrinterID
        let postageClass: PostageClass
        let isCard: Bool
        /// The lot that it was offered in; nil for single pieces, and where the order is gone.
        let lot: String?
        /// Euro cents for a piece, production and postage.
        let rate: Int
        var pieces = 0
        /// Sheets of these pieces; nil where that is no longer known.
        var sheets: Int?
    }

    private(set) var batches: [BatchID: Batch] = [:]

    /// - Parameter runs: those that are approved and not forgotten are read; others are passed over.
    init(of runs: [RunID], in workspace: Workspace) throws {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        for run in runs where workspace.folder(of: run).hasPlan {
            guard try ledger.state(of: run) != nil, try !ledger.hasForgotten(run) else { continue }
            let summary = try PlanSummary.read(workspace.folder(of: run))
            let lots = Self.lots(of: run, in: workspace)
            for prints in try RunRates(of: summary, in: workspace).priced(ledger.printCounts(of: run)) {
                let (id, place) = (prints.count.batch, prints.place)
                var batch =
                    batches[id]
                    ?? Batch(
                        id: id, printer: place.printer, postageClass: place.postageClass,
                        isCard: Product(rawValue: place.product)?.kind == .card, lot: lots[id], rate: prints.rate)
                if prints.count.isSent { batch.pieces += prints.count.count }
                batches[id] = batch
            }
            for id in batches.keys where id.run == run {
                let folder = workspace.folder(of: run).batch(id)
                guard let rendered = try RenderedBatch.read(folder), var batch = batches[id] else { continue }
                // Where all pieces of a batch have one number of sheets, so have those that were sent.
                batch.sheets =
                    rendered.pieces == 0
                    ? 0
                    : rendered.sheets % rendered.pieces == 0
                        ? batch.pieces * (rendered.sheets / rendered.pieces)
                        : batch.pieces == rendered.pieces ? rendered.sheets : nil
                batches[id] = batch
            }
        }
    }

    /// Who is in which lot, by the orders that stand in the outbox; none where they are gone.
    private static func lots(of run: RunID, in workspace: Workspace) -> [BatchID: String] {
        var lots: [BatchID: String] = [:]
        for number in 1... {
            let path = workspace.outbox(of: run).appending(Order.fileName(number: number))
            guard let bytes = try? TextFile.bytes(of: path, atMost: Order.fileLimit),
                let order = Order.read(bytes).order
            else { break }
            for batch in order.batches { lots[batch.id] = batch.lot }
        }
        return lots
    }

    /// The batches that a line is about, in their order; none for what is not known here.
    func batches(in scope: InvoiceScope) -> [Batch] {
        let own = batches.values.filter { batch in
            batch.id.description == scope.subject || batch.lot == scope.subject
                || batch.id.run.description == scope.subject
        }
        return own.sorted { $0.id < $1.id }
    }
}

extension SentBatches.Batch {
    func fits(_ scope: InvoiceScope) -> Bool {
        (scope.postageClass ?? postageClass) == postageClass && (scope.isCard ?? isCard) == isCard
    }
}
