import Charts

extension WaveForecast {
    /// To look at: waves and backlog by month, an audience at a time.
    package var html: [UInt8] {
        let names = months.first?.audiences.map(\.audience) ?? []
        return ReportPage(
            "The waves of the next months",
            lead: ["From the extract of \(asOf), by the facts in it. \(end)", missing].compactMap(\.self),
            names.enumerated().map { section($1, at: $0) } + [
                costSection, ReportSection("This holds as far as these do", lines: limits.map { ($0, false) }),
            ]
        ).html
    }

    private func section(_ audience: String, at place: Int) -> ReportSection {
        func figure(_ month: Int, _ value: KeyPath<Row, Int>, _ key: String) -> ReportFigure {
            ReportFigure(
                count: months[month].audiences[place][keyPath: value], at: "/months/\(month)/audiences/\(place)/\(key)")
        }
        let waiting = months.map { $0.audiences[place].waiting }
        let says =
            waiting.allSatisfy { $0 == 0 }
            ? "Nobody waits for \(audience)."
            : "\((waiting.first ?? 0).grouped) wait for \(audience) after \(months.first?.month ?? ""), "
                + "\((waiting.last ?? 0).grouped) after \(months.last?.month ?? "")."
        return ReportSection(
            audience, says: says,
            chart: .bars(
                BarChart(
                    "\(audience): written to and waiting by month",
                    months.enumerated().map { index, month in
                        .init(
                            month.month,
                            [
                                .init("written to", figure(index, \.chosen, "chosen")),
                                .init("waiting", figure(index, \.waiting, "waiting")),
                            ])
                    })),
            table: ReportTable(
                "\(audience) by month", columns: ["month", "matched", "written to", "waiting", "EUR", "calls"],
                rows: months.enumerated().map { index, month in
                    let row = month.audiences[place]
                    return [
                        .text(month.month), .figure(figure(index, \.matched, "matched")),
                        .figure(figure(index, \.chosen, "chosen")), .figure(figure(index, \.waiting, "waiting")),
                        .figure(ReportFigure(cents: row.cost, at: "/months/\(index)/audiences/\(place)/cost")),
                        .optional(
                            row.calls.map { ReportFigure(count: $0, at: "/months/\(index)/audiences/\(place)/calls") }),
                    ]
                }))
    }

    private var costSection: ReportSection {
        func cost(_ month: Int) -> ReportFigure { ReportFigure(cents: months[month].cost, at: "/months/\(month)/cost") }
        return ReportSection(
            "Cost by month",
            says: months.max { $0.cost < $1.cost }.map {
                "The most is spent in \($0.month): EUR \($0.cost.inGroupedEuros)."
            }
                ?? "",
            chart: .bars(
                BarChart("Cost by month", months.indices.map { .init(months[$0].month, [.init("", cost($0))]) })),
            table: ReportTable(
                "Cost by month, control pieces too", columns: ["month", "letters of", "EUR"],
                rows: months.enumerated().map { [.text($1.month), .text($1.letterDate), .figure(cost($0))] }))
    }
}
