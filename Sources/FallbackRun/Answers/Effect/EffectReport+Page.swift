import Charts

extension EffectReport {
    /// To look at: shares and differences with their intervals, and what they cannot say.
    package var html: [UInt8] {
        let outcomes: [(String, String, KeyPath<Difference, Proportion>)] = [
            ("Logged in", "loggedIn", \.loggedIn), ("Added an address", "addedAddress", \.addedAddress),
            ("Raised their DigiD level", "raisedLevel", \.raisedLevel),
        ]
        return ReportPage(
            "What became of who was written to in \(run)",
            lead: [
                "From the extract of \(from) to that of \(to), counted from the day of mailing; letters of \(letterDate).",
                "Beside each figure stands what it may be by chance (95 %).",
            ],
            [ReportSection("What these figures cannot say", lines: limits.map { ($0, false) })]
                + outcomes.map { section($0.0, $0.1, $0.2) } + [groupsSection]
                + (seed.map { [ReportSection("Lots", lines: [("Seed: \($0)", false)])] } ?? [])
        ).html
    }

    private func section(_ name: String, _ key: String, _ value: KeyPath<Difference, Proportion>) -> ReportSection {
        var rows: [IntervalChart.Row] = []
        for (index, audience) in audiences.enumerated() {
            let place = "/audiences/\(index)"
            let parts: [(String, Difference?, String)] = [
                ("written to", audience.written?.intervals, "written/intervals"),
                ("waiting", audience.waiting?.intervals, "waiting/intervals"),
                ("difference", audience.difference, "difference"),
                ("by lot, written to", audience.drawn?.written?.intervals, "drawn/written/intervals"),
                ("by lot, waiting", audience.drawn?.waiting?.intervals, "drawn/waiting/intervals"),
                ("by lot, difference", audience.drawn?.difference, "drawn/difference"),
            ]
            rows += parts.compactMap { part, shares, at in
                shares.map {
                    IntervalChart.Row("\(audience.audience), \(part)", $0[keyPath: value], "\(place)/\(at)/\(key)")
                }
            }
        }
        guard !rows.isEmpty else {
            return ReportSection(name, says: "No group has \(smallestGroup) accounts or more, so none is shown.")
        }
        return ReportSection(
            name, says: Self.says(audiences, value),
            chart: .intervals(IntervalChart(name, rows)),
            table: ReportTable(name, columns: ["group", "share", "from", "to"], rows: rows.map(\.cells)))
    }

    private static func says(_ audiences: [Row], _ value: KeyPath<Difference, Proportion>) -> String {
        let clear = audiences.compactMap { row in
            (row.drawn?.difference ?? row.difference).flatMap { $0[keyPath: value].low > 0 ? row.audience : nil }
        }
        return clear.isEmpty
            ? "In no audience is the difference so large that chance could not have made it."
            : "More of who was written to did so than of who waits, by more than chance makes: \(clear.joined(separator: ", "))."
    }

    private var groupsSection: ReportSection {
        func figure(_ count: Int?, _ index: Int, _ key: String) -> ReportTable.Cell {
            .optional(count.map { ReportFigure(count: $0, at: "/audiences/\(index)/\(key)") })
        }
        return ReportSection(
            "Who is counted",
            table: ReportTable(
                "Accounts of each group",
                columns: [
                    "audience", "written to", "not reported mailed", "waiting", "of these written to later",
                    "by lot, written to",
                    "by lot, waiting", "mailed from",
                ],
                rows: audiences.enumerated().map { index, row in
                    [
                        .text(row.audience), figure(row.written?.accounts, index, "written/accounts"),
                        figure(row.notMailed, index, "notMailed"),
                        figure(row.waiting?.accounts, index, "waiting/accounts"),
                        figure(row.writtenLater, index, "writtenLater"),
                        figure(row.drawn?.written?.accounts, index, "drawn/written/accounts"),
                        figure(row.drawn?.waiting?.accounts, index, "drawn/waiting/accounts"),
                        .text(row.mailedFrom ?? "-"),
                    ]
                }), lines: [("Groups of fewer than \(smallestGroup) accounts are not shown.", false)])
    }
}

extension IntervalChart.Row {
    fileprivate init(_ name: String, _ share: Proportion, _ place: String) {
        self.init(
            name, share: ReportFigure(share: share.share, at: "\(place)/share"),
            low: ReportFigure(share: share.low, at: "\(place)/low"),
            high: ReportFigure(share: share.high, at: "\(place)/high"))
    }
}
