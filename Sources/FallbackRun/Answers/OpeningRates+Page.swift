import Charts

extension OpeningRates {
    /// To look at: opening rates by kind of organisation over the weeks.
    package var html: [UInt8] {
        let groups = categories.enumerated().map { index, row in
            BarChart.Group(
                row.category,
                zip(Self.names, Self.shares(row.openedShare, "/categories/\(index)/openedShare")).map { .init($0, $1) })
        }
        let rows = categories.enumerated().map { index, row in
            [.text(row.category)]
                + Self.shares(row.openedShare, "/categories/\(index)/openedShare").map { ReportTable.Cell.figure($0) }
                + [.figure(ReportFigure(count: row.messages.week1, at: "/categories/\(index)/messages/week1"))]
        }
        let means: [[ReportTable.Cell]] = [
            ("weighted mean (over messages)", weightedMean, "/weightedMean"),
            ("unweighted mean (over categories)", unweightedMean, "/unweightedMean"),
        ].compactMap { name, mean, place in
            mean.map { [.text(name)] + Self.shares($0, place).map { .figure($0) } + [.text("")] }
        }
        let section = ReportSection(
            "Opened within 1, 3 and 6 weeks", says: says,
            chart: .bars(BarChart("Opening rates by kind of organisation", groups)),
            table: ReportTable(
                "Opening rates by kind of organisation",
                columns: ["kind of organisation"] + Self.names + ["messages of a week and older"], rows: rows + means),
            lines: [
                (
                    "A message counts for a period where it was delivered at least that long before the extract's moment.",
                    false
                ),
                (
                    "Kinds with messages to fewer than \(smallestGroup) accounts are not shown and not in the means: \(categoriesNotShown).",
                    false
                ),
            ])
        return ReportPage("Messages opened in time", lead: ["By the extract of \(asOf)."], [section]).html
    }

    private static let names = ["1 week", "3 weeks", "6 weeks"]

    private static func shares(_ shares: Periods<Double>, _ place: String) -> [ReportFigure] {
        [(shares.week1, "week1"), (shares.week3, "week3"), (shares.week6, "week6")].map {
            ReportFigure(share: $0, at: "\(place)/\($1)")
        }
    }

    private var says: String {
        let ordered = categories.sorted { $0.openedShare.week6 < $1.openedShare.week6 }
        guard let least = ordered.first, let most = ordered.last else { return "No kind of organisation is shown." }
        return "After six weeks most is opened of \(most.category) (\(most.openedShare.week6.percent)) and least of "
            + "\(least.category) (\(least.openedShare.week6.percent))."
    }
}
