import Charts
import PaperMail

extension PlanComparison {
    /// To look at: what changed between two plans.
    package var html: [UInt8] {
        let sections =
            [
                figuresSection, audienceSection("Written to, by audience", \.chosen, "chosen"),
                audienceSection("Waiting, by audience", \.waiting, "waiting"), costSection, movesSection,
                accountsSection,
            ] as [ReportSection?]
        return ReportPage(
            after.isBeside ? "What would change in \(after.run)" : "\(after.run) compared with \(before.run)",
            lead: headLines, sections.compactMap(\.self)
        ).html
    }

    private static func cells(_ pair: Pair, _ place: String, isMoney: Bool = false) -> [ReportTable.Cell] {
        [(pair.before, "before"), (pair.after, "after"), (pair.change, "change")].map { value, key in
            .figure(
                isMoney
                    ? ReportFigure(cents: value, at: "\(place)/\(key)")
                    : ReportFigure(count: value, at: "\(place)/\(key)"))
        }
    }

    private static func bars(_ pair: Pair, _ place: String, isMoney: Bool = false) -> [BarChart.Bar] {
        [(pair.before, "before"), (pair.after, "after")].map { value, key in
            .init(
                key,
                isMoney
                    ? ReportFigure(cents: value, at: "\(place)/\(key)")
                    : ReportFigure(count: value, at: "\(place)/\(key)"))
        }
    }

    private var figuresSection: ReportSection {
        let counts: [(String, String, Pair?)] = [
            ("accounts", "accounts", accounts), ("in an audience", "considered", considered),
            ("written to", "chosen", chosen), ("calls expected", "calls", calls), ("set aside", "setAside", setAside),
            ("no person in extract", "missingPeople", missingPeople),
        ]
        let rows = counts.compactMap { name, key, pair in pair.map { [.text(name)] + Self.cells($0, "/\(key)") } }
        let change = chosen.change
        return ReportSection(
            "What changes",
            says: change == 0
                ? "As many are written to as before, \(chosen.after.grouped)."
                : "\(abs(change).grouped) \(change > 0 ? "more" : "fewer") are written to, \(chosen.after.grouped) in place of "
                    + "\(chosen.before.grouped); the cost goes from EUR \(cost.before.inGroupedEuros) to EUR \(cost.after.inGroupedEuros).",
            chart: .bars(
                BarChart(
                    "What changes",
                    counts.dropFirst().compactMap { name, key, pair in
                        pair.map { .init(name, Self.bars($0, "/\(key)")) }
                    })),
            table: ReportTable(
                "What changes", columns: ["", "before", "after", "change"],
                rows: rows + [[.text("cost, EUR")] + Self.cells(cost, "/cost", isMoney: true)]))
    }

    private func audienceSection(_ heading: String, _ value: KeyPath<AudienceRow, Pair>, _ key: String) -> ReportSection
    {
        let most = audiences.max { abs($0[keyPath: value].change) < abs($1[keyPath: value].change) }
        let says = most.flatMap { row in
            let pair = row[keyPath: value]
            return pair.change == 0
                ? nil
                : "Most changes for \(row.audience): from \(pair.before.grouped) to \(pair.after.grouped)."
        }
        func months(_ count: Int?, _ index: Int, _ side: String) -> ReportTable.Cell {
            .optional(count.map { ReportFigure(count: $0, at: "/audiences/\(index)/\(side)") })
        }
        return ReportSection(
            heading, says: says ?? "Nothing changes in any audience.",
            chart: .bars(
                BarChart(
                    heading,
                    audiences.enumerated().map { index, row in
                        .init(row.audience, Self.bars(row[keyPath: value], "/audiences/\(index)/\(key)"))
                    })),
            table: ReportTable(
                heading,
                columns: [
                    "audience", "before", "after", "change", "limit before", "limit after", "runs to clear before",
                    "after",
                ],
                rows: audiences.enumerated().map { index, row in
                    [.text(row.audience)] + Self.cells(row[keyPath: value], "/audiences/\(index)/\(key)") + [
                        months(row.limitBefore, index, "limitBefore"), months(row.limitAfter, index, "limitAfter"),
                        months(row.monthsBefore, index, "monthsBefore"), months(row.monthsAfter, index, "monthsAfter"),
                    ]
                }))
    }

    private var costSection: ReportSection {
        let most = costs.max { abs($0.cost.change) < abs($1.cost.change) }
        return ReportSection(
            "Cost by audience and printer",
            says: most.flatMap { row in
                row.cost.change == 0
                    ? nil
                    : "Most changes for \(row.audience ?? "control pieces") at \(row.printer): from EUR \(row.cost.before.inGroupedEuros) to EUR \(row.cost.after.inGroupedEuros)."
            } ?? "No cost changes.",
            chart: .bars(
                BarChart(
                    "Cost by audience and printer",
                    costs.enumerated().map { index, row in
                        .init(
                            "\(row.audience ?? "control") \(row.product) \(row.printer)",
                            Self.bars(row.cost, "/costs/\(index)/cost", isMoney: true))
                    })),
            table: ReportTable(
                "Cost by audience, product and printer",
                columns: [
                    "audience", "product", "printer", "pieces before", "after", "change", "EUR before", "after",
                    "change",
                ],
                rows: costs.enumerated().map { index, row in
                    [.text(row.audience ?? "control"), .text(row.product), .text("\(row.printer)")]
                        + Self.cells(row.pieces, "/costs/\(index)/pieces")
                        + Self.cells(row.cost, "/costs/\(index)/cost", isMoney: true)
                }))
    }

    private var movesSection: ReportSection {
        func accounts(_ index: Int) -> ReportFigure {
            ReportFigure(count: moves[index].accounts, at: "/moves/\(index)/accounts")
        }
        let names = moves.map { "\($0.before.word) > \($0.after.word)" }
        guard let first = names.first else { return ReportSection("Who moves", says: "Nobody comes in or goes out.") }
        return ReportSection(
            "Who moves", says: "Most move so: \(first), \(accounts(0).text).",
            chart: .bars(
                BarChart(
                    "Accounts by what was and is decided",
                    names.enumerated().map { .init($1, [.init("", accounts($0))]) })),
            table: ReportTable(
                "Accounts by what was and is decided", columns: ["before > after", "accounts"],
                rows: names.enumerated().map { [.text($1), .figure(accounts($0))] }))
    }

    private var accountsSection: ReportSection? {
        accountMoves.map { moves in
            ReportSection(
                "Accounts",
                table: ReportTable(
                    "Accounts for which something changes", columns: ["account", "before", "after"],
                    rows: moves.map { [.text($0.account), .text($0.before.word), .text($0.after.word)] }))
        }
    }
}
