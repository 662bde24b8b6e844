import Charts
import PageLayout

/// The bars of proof.pdf, in Dutch: each with the place of its value in plan.json.
extension PlanFigures {
    var barsOfPieces: ReportBlock {
        func figure(_ index: Int) -> ReportFigure {
            ReportFigure(count: costs[index].pieces, at: "/figures/costs/\(index)/pieces", in: .dutch)
        }
        let all = costs.reduce(0) { $0 + $1.pieces }
        let most = costs.indices.max { costs[$0].pieces < costs[$1].pieces }
        let sentence = most.map {
            "De meeste poststukken, \(figure($0).text) van de \(all.inDutch), zijn voor \(name(of: $0)). Controlestukken en "
                + "stukken die niet gedrukt kunnen worden tellen mee."
        }
        return .bars(
            BarChart("Poststukken per doelgroep en tekst", costs.indices.map { group(of: $0, figure($0)) }),
            says: sentence ?? "Er zijn geen poststukken.")
    }

    var barsOfCosts: ReportBlock {
        func figure(_ index: Int) -> ReportFigure {
            ReportFigure(cents: costs[index].cents, at: "/figures/costs/\(index)/cents", in: .dutch)
        }
        let all = costs.reduce(0) { $0 + $1.cents }
        let most = costs.indices.max { costs[$0].cents < costs[$1].cents }
        let sentence = most.map {
            "Het meeste geld, \(figure($0).text) van de \(all.inDutchEuros), gaat naar \(name(of: $0))."
        }
        return .bars(
            BarChart("Kosten per doelgroep, tekst en drukkerij", costs.indices.map { group(of: $0, figure($0)) }),
            says: sentence ?? "Er zijn geen kosten.")
    }

    /// - Parameter audiences: of the run, in their order of precedence.
    func barsOfNumbers(_ audiences: [String]) -> ReportBlock {
        let groups = audiences.map { audience in
            let row = pieces[audience] ?? PieceNumbers()
            func bar(_ name: String, _ count: Int, _ key: String) -> BarChart.Bar {
                .init(name, ReportFigure(count: count, at: "/figures/pieces/\(audience)/\(key)", in: .dutch))
            }
            return BarChart.Group(
                audience,
                [
                    bar("eerste", row.first, "first"), bar("tweede", row.second, "second"),
                    bar("derde", row.third, "third"), bar("later", row.later, "later"),
                ])
        }
        let sum = allPieces
        return .bars(
            BarChart("De hoeveelste keer", groups),
            says: "Van de \(sum.all.inDutch) aan wie wij schrijven krijgen er \(sum.first.inDutch) hun eerste "
                + "poststuk; \(sum.later.inDutch) kregen er al drie of meer.")
    }

    private func group(of index: Int, _ figure: ReportFigure) -> BarChart.Group {
        BarChart.Group(name(of: index), [BarChart.Bar("", figure)])
    }

    /// Of what a row of the costs is about: with the text where that is not called as its audience, and the printer where
    /// there are several.
    private func name(of index: Int) -> String {
        let row = costs[index]
        var parts = [row.audience ?? "controle"]
        if row.product != row.audience { parts.append(row.product) }
        if costs.contains(where: { $0.printer != row.printer }) { parts.append("\(row.printer)") }
        return parts.joined(separator: ", ")
    }
}
