import Charts
import PaperMail

extension EffectReport {
    /// To look at: shares and differences with their intervals, and what they cannot say.
    package var html: [UInt8] {
        let outcomes: [(String, String, KeyPath<Difference, Proportion>)] = [
            ("Logged in", "loggedIn", \.loggedIn), ("Added an address", "addedAddress", \.addedAddress),
            ("Raised their DigiD level", "raisedLevel", \.raisedLevel),
        ]
        var sections = [ReportSection("What these figures cannot say", lines: limits.map { ($0, false) })]
        for (name, key, value) in outcomes {
            sections += [section(name, key, value), differences(name, key, value)]
        }
        if let together { sections.append(section(together)) }
        sections.append(groupsSection)
        if let seed { sections.append(ReportSection("Lots", lines: [("Seed: \(seed)", false)])) }
        return ReportPage(
            "What became of who was written to in \(run)",
            lead: [
                "From the extract of \(from) to that of \(to), counted from the day of mailing; letters of \(letterDate).",
                "Beside each figure stands what it may be by chance (95 %).",
            ],
            sections
        ).html
    }

    /// The shares of each group.
    private func section(_ name: String, _ key: String, _ value: KeyPath<Difference, Proportion>) -> ReportSection {
        let rows = rows(key, value) { row in
            [
                ("written to", row.written?.intervals, "written/intervals"),
                ("waiting", row.waiting?.intervals, "waiting/intervals"),
                ("by lot, written to", row.drawn?.written?.intervals, "drawn/written/intervals"),
                ("by lot, waiting", row.drawn?.waiting?.intervals, "drawn/waiting/intervals"),
            ]
        }
        let largest = audiences.compactMap { row in
            row.written.map { (row.audience, $0.intervals[keyPath: value].share) }
        }.max { $0.1 < $1.1 }
        let says = largest.map { "Of who was written to, most did so in \($0.0): \($0.1.percent)." }
        return section(name, rows, says: says ?? "No group of who was written to is shown.")
    }

    /// How much larger they are where letters went.
    private func differences(_ name: String, _ key: String, _ value: KeyPath<Difference, Proportion>) -> ReportSection {
        let rows = rows(key, value) { row in
            [("all", row.difference, "difference"), ("by lot", row.drawn?.difference, "drawn/difference")]
        }
        return section("\(name): written to less waiting", rows, says: Self.says(rows))
    }

    private func rows(
        _ key: String, _ value: KeyPath<Difference, Proportion>,
        _ parts: (Row) -> [(name: String, shares: Difference?, place: String)]
    ) -> [IntervalChart.Row] {
        audiences.enumerated().flatMap { index, row in
            parts(row).compactMap { part in
                part.shares.map {
                    IntervalChart.Row(
                        "\(row.audience), \(part.name)", $0[keyPath: value], "/audiences/\(index)/\(part.place)/\(key)")
                }
            }
        }
    }

    private func section(_ name: String, _ rows: [IntervalChart.Row], says: String) -> ReportSection {
        guard !rows.isEmpty else {
            return ReportSection(name, says: "No group has \(smallestGroup) accounts or more, so none is shown.")
        }
        return ReportSection(
            name, says: says, chart: .intervals(IntervalChart(name, rows)),
            table: ReportTable(
                name, columns: ["group", "share", "by chance from", "to"], rows: rows.map(\.cells)))
    }

    /// Which differences are larger than chance makes them.
    private static func says(_ rows: [IntervalChart.Row]) -> String {
        let (more, fewer) = (rows.filter(\.isAbove).map(\.name), rows.filter(\.isBelow).map(\.name))
        if more.isEmpty, fewer.isEmpty { return "Chance alone could make each of these differences." }
        return [("more", more), ("fewer", fewer)].filter { !$0.1.isEmpty }
            .map { "Of who was written to \($0.0) did so than chance makes: \($0.1.joined(separator: "; "))." }
            .joined(separator: " ")
    }

    private func section(_ months: EffectMonths) -> ReportSection {
        let rows = months.audiences.enumerated().flatMap { index, row in
            [
                ("logged in", row.loggedIn, "loggedIn"), ("added an address", row.addedAddress, "addedAddress"),
                ("raised their level", row.raisedLevel, "raisedLevel"),
            ].compactMap { name, share, key in
                share.map {
                    IntervalChart.Row("\(row.audience), \(name)", $0, "/together/audiences/\(index)/\(key)")
                }
            }
        }
        let names = months.runs.map(\.description).joined(separator: ", ")
        return section("By lot, months together: \(names)", rows, says: Self.says(rows))
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
