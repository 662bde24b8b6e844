import AudienceSelection
import LetterComposition
import MailLedger
import PaperMail

/// What a print of each of a run's pieces costs, and by what that is told.
struct RunRates {
    private let rates: [PostageClass: Configuration.Postage.Rate]
    private let batches: [BatchID: PlanSummary.Batch]
    /// Whether they are those of the plan, and not of today.
    let areOwn: Bool

    init(of summary: PlanSummary, in workspace: Workspace) throws {
        batches = Dictionary(summary.batches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let plan = workspace.folder(of: summary.run).planDatabase
        if let own = summary.rates {
            let known = own.compactMap { name, rate in PostageClass(rawValue: name).map { ($0, rate) } }
            (rates, areOwn) = (Dictionary(known, uniquingKeysWith: { first, _ in first }), true)
        } else if try !workspace.isPurged(summary.run) {
            let terms = try PlanDatabase(opening: plan).terms
            (rates, areOwn) = (try WorkspaceSettings(of: terms).configuration.postage.rates, true)
        } else {
            (rates, areOwn) = (try Configuration(of: workspace).postage.rates, false)
        }
    }

    /// Throws where a piece is in no batch of the plan.
    func priced(_ prints: [PrintCount]) throws -> [PricedPrints] {
        try prints.map { count in
            guard let batch = batches[count.home], let product = Product(rawValue: batch.product) else {
                throw CostError.otherPlan(count.home.run)
            }
            let kind = BatchKind(
                product: product, layout: batch.layout, printer: batch.printer, postageClass: batch.postageClass)
            return PricedPrints(
                count: count, rate: rates.cents(for: kind),
                place: CostPlace(
                    audience: count.audience, product: batch.product, printer: batch.printer,
                    postageClass: batch.postageClass))
        }
    }
}

/// Prints that are alike, with what one of them costs in euro cents.
struct PricedPrints {
    let count: PrintCount
    let rate: Int
    let place: CostPlace
}

/// By what costs are told apart inside a run.
struct CostPlace: Hashable, Comparable {
    /// Nil for control pieces.
    let audience: Audience?
    let product: String
    let printer: PrinterID
    let postageClass: PostageClass

    static func < (left: Self, right: Self) -> Bool { left.key < right.key }

    private var key: (Int, Int, String, Int) {
        (
            audience.flatMap { Audience.allCases.firstIndex(of: $0) } ?? Audience.allCases.count,
            Product.allCases.firstIndex { $0.rawValue == product } ?? 0, printer.name,
            PostageClass.allCases.firstIndex(of: postageClass) ?? 0
        )
    }
}
