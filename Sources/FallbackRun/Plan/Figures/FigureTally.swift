import AudienceSelection
import LetterComposition
import PaperMail

/// Counts what an approver should know while a run is planned.
struct FigureTally {
    private var pieces: [Audience: PlanFigures.PieceNumbers] = [:]
    private var people = PlanFigures.People()
    private let halfYear: Cutoff

    init(_ cutoffs: Cutoffs) { halfYear = cutoffs.halfYear }

    /// Takes in everybody whom an audience matches.
    mutating func add(_ selection: Selection, _ recipient: Recipient) {
        people.add(recipient)
        guard let audience = selection.audience else { return }
        let history = recipient.facts.history
        let field: WritableKeyPath<PlanFigures.PieceNumbers, Int> =
            switch history.count(where: \.countsAsWritten) {
            case 0: \.first
            case 1: \.second
            case 2: \.third
            default: \.later
            }
        pieces[audience, default: PlanFigures.PieceNumbers()][keyPath: field] += 1
        if history.contains(where: { $0.mailedOn.map { !halfYear.isReached(by: $0) } ?? false }) {
            pieces[audience, default: PlanFigures.PieceNumbers()].lastSixMonths += 1
        }
    }

    /// - Parameters:
    ///   - policy: of the run, with the audiences that take part.
    ///   - written: how many pieces of each kind the plan holds.
    ///   - policyChanged: whether the people were asked for by another policy.
    func figures(
        _ totals: SelectionTotals, policy: Policy, settings: RunSettings, written: [PieceKind: Int],
        policyChanged: Bool
    ) -> PlanFigures {
        let takingPart = policy.audiences.map(\.audience)
        let leftOut = settings.policy.audiences.map(\.audience).filter { !takingPart.contains($0) }
        var people = people
        people.policyChanged = policyChanged
        return PlanFigures(
            pieces: Dictionary(
                takingPart.map { ($0.rawValue, pieces[$0] ?? PlanFigures.PieceNumbers()) },
                uniquingKeysWith: { first, _ in first }),
            stopped: Dictionary(
                uniqueKeysWithValues: totals.stopped.map { ($0.key.rawValue, $0.value.byCode) }),
            costs: Self.costs(of: written, at: settings.configuration.postage.rates),
            leftOut: leftOut.map {
                PlanFigures.LeftOutAudience(
                    audience: $0.rawValue, moved: totals.moved[$0, default: [:]].byCode,
                    left: totals.leftOut[$0, default: 0])
            },
            people: people, jump: settings.configuration.jump)
    }

    /// In the order of audience, product and printer; control pieces last.
    private static func costs(
        of written: [PieceKind: Int], at rates: [PostageClass: Configuration.Postage.Rate]
    ) -> [PlanFigures.CostRow] {
        struct Place: Hashable {
            let audience: Audience?
            let product: Product
            let printer: PrinterID
        }
        var rows: [Place: PlanFigures.CostRow] = [:]
        for (kind, count) in written {
            let (batch, audience) = (kind.batch, kind.audience)
            let place = Place(audience: audience, product: batch.product, printer: batch.printer)
            var row =
                rows[place]
                ?? PlanFigures.CostRow(
                    audience: audience?.rawValue, product: batch.product.rawValue, printer: batch.printer, pieces: 0,
                    cents: 0)
            row.pieces += count
            row.cents += count * rates.cents(for: batch)
            rows[place] = row
        }
        let order = Audience.allCases.map { Optional($0) } + [nil]
        return order.flatMap { audience in
            Product.allCases.flatMap { product in
                rows.filter { $0.key.audience == audience && $0.key.product == product }.map(\.value)
                    .sorted { $0.printer.name < $1.printer.name }
            }
        }
    }
}

extension PlanFigures.People {
    /// Takes in somebody whom an audience matches.
    mutating func add(_ recipient: Recipient) {
        candidates += 1
        if !recipient.hasPerson { missing += 1 } else if !recipient.hasAddress { withoutAddress += 1 }
    }
}

/// What a piece costs by: the kind of its batch, and its audience, which a control piece has none of.
struct PieceKind: Hashable {
    let batch: BatchKind
    let audience: Audience?
}

extension [PostageClass: Configuration.Postage.Rate] {
    /// Euro cents a piece of a batch.
    func cents(for kind: BatchKind) -> Int {
        let rate = self[kind.postageClass]
        return (kind.product.kind == .card ? rate?.card : rate?.letter) ?? 0
    }
}

extension Dictionary where Key: RawRepresentable<String>, Value == Int {
    fileprivate var byCode: [String: Int] {
        Dictionary<String, Int>(uniqueKeysWithValues: map { ($0.key.rawValue, $0.value) })
    }
}
