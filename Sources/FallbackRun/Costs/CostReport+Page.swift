import Charts
import PaperMail

extension CostReport {
    /// To look at: cost by audience and printer, and by month.
    package var html: [UInt8] {
        let total = [
            ("prints", total.prints, "prints"), ("sent", total.sent, "sent"),
            ("of these printed again", total.reprints, "reprints"),
            ("of these came back", total.returned, "returned"), ("under way", total.underWay, "underWay"),
            ("not sent", total.notSent, "notSent"),
        ].map { ($0.0, ReportFigure(count: $0.1, at: "/total/\($0.2)")) }
        let money = [
            ("sent, EUR", self.total.cost, "cost"),
            ("printed again, EUR", self.total.costOfReprints, "costOfReprints"),
            ("came back, EUR", self.total.costOfReturned, "costOfReturned"),
            ("still to go, EUR", self.total.costUnderWay, "costUnderWay"),
        ].map { ($0.0, ReportFigure(cents: $0.1, at: "/total/\($0.2)")) }
        let all = ReportSection(
            "All together", says: "\(money[0].1.text) was sent, and \(money[3].1.text) is still to go.",
            chart: .bars(BarChart("Cost of all", money.map { .init($0.0, [.init("", $0.1)]) })),
            table: ReportTable(
                "All together", columns: ["", "pieces or euros"],
                rows: (total + money).map { [.text($0.0), .figure($0.1)] }))
        let gone = forgotten.map(\.description).joined(separator: ", ")
        return ReportPage(
            "What letters cost",
            lead: ["Production and postage at the rates that each run was planned with."]
                + (gone.isEmpty ? [] : ["Past the ledger's term and in no sum: \(gone)."]),
            [all, placesSection]
                + [("Month of mailing", months, "months"), ("Year of mailing", years, "years")].map {
                    Self.section($0.0, $0.1, "/\($0.2)")
                } + [runsSection]
        ).html
    }

    private var placesSection: ReportSection {
        func money(_ cents: Int, _ index: Int, _ key: String) -> ReportFigure {
            ReportFigure(cents: cents, at: "/rows/\(index)/sums/\(key)")
        }
        return ReportSection(
            "By audience and printer",
            says: rows.max { $0.sums.cost < $1.sums.cost }.map { row in
                "Most was spent on \(row.audience ?? "control pieces") at \(row.printer) in \(row.run): EUR \(row.sums.cost.inGroupedEuros)."
            } ?? "Nothing is approved.",
            chart: .bars(
                BarChart(
                    "Cost by audience and printer",
                    rows.enumerated().map { index, row in
                        BarChart.Group(
                            "\(row.run) \(row.audience ?? "control") \(row.printer) \(row.postageClass.rawValue)",
                            [
                                .init("sent", money(row.sums.cost, index, "cost")),
                                .init("to go", money(row.sums.costUnderWay, index, "costUnderWay")),
                            ])
                    })),
            table: ReportTable(
                "By run, audience, product, printer and postage class",
                columns: [
                    "run", "audience", "product", "printer", "class", "prints", "sent", "again", "came back",
                    "under way",
                    "not sent", "EUR sent", "EUR to go",
                ],
                rows: rows.enumerated().map { index, row in
                    [
                        .text("\(row.run)"), .text(row.audience ?? "control"), .text(row.product),
                        .text("\(row.printer)"),
                        .text(row.postageClass.rawValue),
                    ]
                        + [
                            ("prints", row.sums.prints), ("sent", row.sums.sent), ("reprints", row.sums.reprints),
                            ("returned", row.sums.returned), ("underWay", row.sums.underWay),
                            ("notSent", row.sums.notSent),
                        ].map { .figure(ReportFigure(count: $0.1, at: "/rows/\(index)/sums/\($0.0)")) }
                        + [
                            .figure(money(row.sums.cost, index, "cost")),
                            .figure(money(row.sums.costUnderWay, index, "costUnderWay")),
                        ]
                }))
    }

    private static func section(_ name: String, _ periods: [Period], _ place: String) -> ReportSection {
        func cost(_ index: Int) -> ReportFigure {
            ReportFigure(cents: periods[index].cost, at: "\(place)/\(index)/cost")
        }
        return ReportSection(
            name,
            says: periods.max { $0.cost < $1.cost }.map {
                "Most was sent in \($0.period): EUR \($0.cost.inGroupedEuros)."
            }
                ?? "Nothing is mailed yet.",
            chart: periods.isEmpty
                ? nil
                : .bars(
                    BarChart(
                        "Cost by \(name.lowercased())",
                        periods.indices.map { .init(periods[$0].period, [.init("", cost($0))]) })),
            table: periods.isEmpty
                ? nil
                : ReportTable(
                    name, columns: ["", "sent", "again", "came back", "EUR"],
                    rows: periods.enumerated().map { index, period in
                        [.text(period.period)]
                            + [("sent", period.sent), ("reprints", period.reprints), ("returned", period.returned)].map
                        {
                            .figure(ReportFigure(count: $0.1, at: "\(place)/\(index)/\($0.0)"))
                        } + [.figure(cost(index))]
                    }))
    }

    private var runsSection: ReportSection {
        ReportSection(
            "Runs",
            table: ReportTable(
                "Planned and spent, by run", columns: ["run", "EUR planned", "EUR sent", "EUR to go", "remark"],
                rows: runs.enumerated().map { index, run in
                    let notes = [run.test ? "test" : nil, run.hasOwnRates ? nil : "at the rates of today"]
                    return [
                        .text("\(run.run)"), .figure(ReportFigure(cents: run.planned, at: "/runs/\(index)/planned")),
                        .figure(ReportFigure(cents: run.sums.cost, at: "/runs/\(index)/sums/cost")),
                        .figure(ReportFigure(cents: run.sums.costUnderWay, at: "/runs/\(index)/sums/costUnderWay")),
                        .text(notes.compactMap(\.self).joined(separator: ", ")),
                    ]
                }))
    }
}
