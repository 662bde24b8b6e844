import Charts

extension RunReport {
    /// To look at: sizes of audiences, and why others get nothing.
    package var html: [UInt8] {
        ReportPage(
            "Run \(run)", lead: ["By the extract of \(asOf)."], [accountsSection, audiencesSection, reasonsSection]
        ).html
    }

    private var accountsSection: ReportSection {
        let rows = [
            ("accounts", accounts, "accounts"), ("reached digitally", reachedDigitally, "reachedDigitally"),
            ("considered", considered, "considered"),
        ].map { ($0.0, ReportFigure(count: $0.1, at: "/\($0.2)")) }
        return ReportSection(
            "Accounts", says: "\(rows[2].1.text) of \(rows[0].1.text) accounts are in an audience.",
            chart: .bars(BarChart("Accounts", rows.map { .init($0.0, [.init("", $0.1)]) })),
            table: ReportTable("Accounts", columns: ["", "accounts"], rows: rows.map { [.text($0.0), .figure($0.1)] }))
    }

    private var audiencesSection: ReportSection {
        func figure(_ count: Int?, _ index: Int, _ key: String) -> ReportFigure? {
            count.map { ReportFigure(count: $0, at: "/audiences/\(index)/\(key)") }
        }
        let groups = audiences.enumerated().map { index, row in
            BarChart.Group(
                row.audience,
                [
                    ("matched", row.matched, "matched"), ("written to", row.chosen, "chosen"),
                    ("waiting", row.waiting, "waiting"),
                ]
                .map { .init($0.0, ReportFigure(count: $0.1, at: "/audiences/\(index)/\($0.2)")) })
        }
        return ReportSection(
            "Audiences",
            says: .most("written to", "in", audiences.map { ($0.audience, $0.chosen, $0.chosen.grouped) }),
            chart: .bars(BarChart("Audiences: in it, written to, waiting", groups)),
            table: ReportTable(
                "Audiences, and the run before that had them",
                columns: [
                    "audience", "matched", "before", "written to", "before", "waiting", "runs until nobody waits",
                    "EUR",
                    "before",
                ],
                rows: audiences.enumerated().map { index, row in
                    [.text(row.audience)]
                        + [
                            figure(row.matched, index, "matched"),
                            figure(row.previousMatched, index, "previousMatched"),
                            figure(row.chosen, index, "chosen"), figure(row.previousChosen, index, "previousChosen"),
                            figure(row.waiting, index, "waiting"), figure(row.monthsToClear, index, "monthsToClear"),
                            row.cost.map { ReportFigure(cents: $0, at: "/audiences/\(index)/cost") },
                            row.previousCost.map { ReportFigure(cents: $0, at: "/audiences/\(index)/previousCost") },
                        ].map { .optional($0) }
                }))
    }

    private var reasonsSection: ReportSection {
        let shown = reasons.enumerated().filter { $1.accounts > 0 || $1.previous ?? 0 > 0 }
        func figure(_ index: Int) -> ReportFigure {
            ReportFigure(count: reasons[index].accounts, at: "/reasons/\(index)/accounts")
        }
        return ReportSection(
            "Why others get nothing",
            says: .most("left", "for", shown.map { ($1.reason, $1.accounts, $1.accounts.grouped) }),
            chart: .bars(BarChart("Reasons not to write", shown.map { .init($1.reason, [.init("", figure($0))]) })),
            table: ReportTable(
                "Reasons not to write", columns: ["reason", "accounts", "before"],
                rows: shown.map { index, row in
                    [
                        .text(row.reason), .figure(figure(index)),
                        .optional(
                            row.previous.map { ReportFigure(count: $0, at: "/reasons/\(index)/previous") }),
                    ]
                }))
    }
}

extension String {
    /// `Most are written to in no-email: 400.`, or that nobody is.
    ///
    /// - Parameters:
    ///   - place: the word before the name.
    ///   - values: names with their values, and these as people read them.
    static func most(_ verb: String, _ place: String, _ values: [(name: String, value: Int, text: String)]) -> String {
        guard let most = values.max(by: { $0.value < $1.value }), most.value > 0 else { return "Nobody is \(verb)." }
        return "Most are \(verb) \(place) \(most.name): \(most.text)."
    }
}
