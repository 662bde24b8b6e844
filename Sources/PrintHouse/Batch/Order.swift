package import MailboxDomain
package import PaperMail
package import StrictFiles

/// What a whole run comes to, for printers to plan with: order.json.
package struct Order: Hashable, Sendable, Codable {
    package static let fileName = "order.json"
    package static let formatVersion = 1
    package static let fileLimit = FileLimit.megabytes(32)

    /// The order of a run's first prints is number 1, those of reprints follow: `order.json`, `order-2.json`.
    package static func fileName(number: Int) -> String { number == 1 ? fileName : "order-\(number).json" }

    /// Nil for what is the name of no order's file.
    package static func number(ofFileName name: String) -> Int? {
        if name == fileName { return 1 }
        return name.wholeMatch(of: /order-([1-9][0-9]{0,3})\.json/).flatMap { Int($0.1) }
    }

    package var formatVersion = Order.formatVersion
    package var run: RunID
    /// Whether nothing of this may be mailed.
    package var test: Bool
    /// Who sends the pieces.
    package var sender: String
    package var printers: [Printer]
    package var batches: [Batch]
    package var lots: [Lot]
    /// Pieces and sheets of each printer, postage class and time of mailing; only what there is.
    package var totals: [Total]
    package var pieces: Int
    package var sheets: Int
    /// Nil in the order of a reprint, and of what an earlier version planned or sealed.
    package var evidence: Evidence?

    package init(
        run: RunID, test: Bool, sender: String, printers: [Printer], batches: [Batch], lots: [Lot],
        evidence: Evidence? = nil
    ) {
        self.run = run
        self.evidence = evidence
        self.test = test
        self.sender = sender
        self.printers = printers
        self.batches = batches
        self.lots = lots
        totals = Total.all(of: batches)
        pieces = batches.reduce(0) { $0 + $1.pieces }
        sheets = batches.reduce(0) { $0 + $1.sheets }
    }
}

extension Order {
    private static let json = StrictJSON(file: fileName, codePrefix: "order")

    /// The file's bytes, always the same for the same order.
    package var bytes: [UInt8] {
        get throws { try StrictJSON.bytes(of: self) }
    }

    /// Reads an order strictly. Nil where it cannot be understood; there is then at least one finding.
    package static func read(_ bytes: [UInt8]) -> (order: Order?, findings: [Finding]) {
        let (order, findings) = json.read(Order.self, from: bytes, formatVersion: formatVersion)
        guard let order else { return (nil, findings) }
        let disproportions = order.disproportions()
        guard disproportions.isEmpty else { return (nil, findings + disproportions.tallied()) }
        return (order, findings + order.contradictions())
    }

    private func contradictions() -> [Finding] {
        let same = Order(run: run, test: test, sender: sender, printers: printers, batches: batches, lots: lots)
        let printerIDs = Set(printers.map(\.id))
        let batchesOfLots = Dictionary(grouping: batches, by: \.lot)
        let checks: [(holds: Bool, keyPath: String, sentence: String)] = [
            (totals == same.totals, "totals", "The totals are not those of the batches."),
            (pieces == same.pieces, "pieces", "The batches have \(same.pieces) pieces."),
            (sheets == same.sheets, "sheets", "The batches have \(same.sheets) sheets."),
            (batches.allSatisfy { $0.id.run == run }, "batches", "A batch is of another run."),
            (Set(batches.map(\.id)).count == batches.count, "batches", "A batch stands here twice."),
            (
                batches.allSatisfy { printerIDs.contains($0.printer) }, "printers",
                "A batch is for a printer that is not listed."
            ),
            (
                lots.allSatisfy { Self.holds($0, batchesOfLots[$0.id] ?? []) }, "lots",
                "A lot is not the sum of its batches."
            ),
            (
                Set(batches.compactMap(\.lot)).isSubset(of: lots.map(\.id)), "batches",
                "A batch is of a lot that is not listed."
            ),
        ]
        return checks.filter { !$0.holds }.map {
            Finding(
                code: BatchFault.orderContradiction, place: .init(file: Self.fileName, column: $0.keyPath),
                message: $0.sentence)
        }
    }

    /// - Parameter own: the batches that name the lot.
    private static func holds(_ lot: Lot, _ own: [Batch]) -> Bool {
        own.map(\.id) == lot.batches && own.reduce(0) { $0 + $1.pieces } == lot.pieces
            && own.reduce(0) { $0 + $1.sheets } == lot.sheets
            && own.allSatisfy { $0.printer == lot.printer && $0.postageClass == lot.postageClass }
    }
}
