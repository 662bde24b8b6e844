import AudienceSelection
import Charts
import MailLedger
import PaperMail

extension RunStatus {
    /// To look at: the plan as it stands, and where its pieces are.
    package var html: [UInt8] {
        var lead = ["\(state.prefix(1).uppercased() + state.dropFirst()), by the extract of \(asOf)."]
        if let cancelled { lead.append("Cancelled by \(cancelled.by) at \(cancelled.at): \(cancelled.reason)") }
        lead += overdue.map { "Late: \($0.text)." }
        if !balances { lead.append("These counts do not add up. Report this as a defect.") }
        let sections =
            [
                accountsSection,
                counts("Written to, by audience", chosen, in: Audience.allCases.map(\.rawValue), at: "chosen"),
                counts("Not written to, by reason", notChosen, in: Reason.ofNotChosen.map(\.rawValue), at: "notChosen"),
                backlogSection, figures.map(costSection), lottery.map(lotterySection),
                counts("Pieces, by state", pieces, in: ["planned"] + PieceState.allCases.map(\.rawValue), at: "pieces"),
                batchSection("Batches", batches, at: "batches"),
                reprints.isEmpty ? nil : batchSection("Printed again", reprints, at: "reprints"),
            ] as [ReportSection?]
        return ReportPage("Run \(run)", lead: lead, sections.compactMap(\.self)).html
    }

    private var accountsSection: ReportSection {
        section(
            "Accounts",
            [
                ("accounts", accounts, "accounts"), ("reached digitally", reachedDigitally, "reachedDigitally"),
                ("considered", considered, "considered"),
            ].map { ($0.0, ReportFigure(count: $0.1, at: "/\($0.2)"), $0.1) },
            says: "\(considered.grouped) of \(accounts.grouped) accounts are in an audience.")
    }

    /// - Parameter order: of the codes; those that count nothing are left out.
    private func counts(_ heading: String, _ values: [String: Int], in order: [String], at place: String)
        -> ReportSection
    {
        section(
            heading,
            order.compactMap { code in
                values[code].flatMap { $0 > 0 ? (code, ReportFigure(count: $0, at: "/\(place)/\(code)"), $0) : nil }
            })
    }

    private func section(
        _ heading: String, _ rows: [(name: String, figure: ReportFigure, count: Int)], says: String? = nil
    ) -> ReportSection {
        guard let most = rows.max(by: { $0.count < $1.count }) else { return ReportSection(heading, says: "None.") }
        return ReportSection(
            heading, says: says ?? "The largest is \(most.name): \(most.figure.text).",
            chart: .bars(BarChart(heading, rows.map { .init($0.name, [.init("", $0.figure)]) })),
            table: ReportTable(
                heading, columns: ["", "number"], rows: rows.map { [.text($0.name), .figure($0.figure)] }))
    }

    private var backlogSection: ReportSection? {
        let rows = backlog.sorted { $0.key < $1.key }
        guard !rows.isEmpty else { return nil }
        func waiting(_ audience: String, _ count: Int) -> ReportFigure {
            ReportFigure(count: count, at: "/backlog/\(audience)/waiting")
        }
        return ReportSection(
            "Who waits for a later run",
            says: .most("kept waiting", "for", rows.map { ($0.key, $0.value.waiting, $0.value.waiting.grouped) }),
            chart: .bars(
                BarChart("Who waits", rows.map { .init($0.key, [.init("", waiting($0.key, $0.value.waiting))]) })),
            table: ReportTable(
                "Who waits", columns: ["audience", "waiting", "runs until nobody waits"],
                rows: rows.map { audience, own in
                    [
                        .text(audience), .figure(waiting(audience, own.waiting)),
                        .optional(
                            own.monthsToClear.map { ReportFigure(count: $0, at: "/backlog/\(audience)/monthsToClear") }),
                    ]
                }))
    }

    private func costSection(_ figures: PlanFigures) -> ReportSection {
        func cents(_ index: Int) -> ReportFigure {
            ReportFigure(cents: figures.costs[index].cents, at: "/figures/costs/\(index)/cents")
        }
        let names = figures.costs.map { "\($0.audience ?? "control") \($0.product) \($0.printer)" }
        return ReportSection(
            "Cost by audience, product and printer",
            says: figures.costs.enumerated().max { $0.1.cents < $1.1.cents }.map {
                "Most is for \(names[$0.offset]): \(cents($0.offset).text)."
            } ?? "Nothing is planned.",
            chart: .bars(BarChart("Cost by audience", names.enumerated().map { .init($1, [.init("", cents($0))]) })),
            table: ReportTable(
                "Planned cost", columns: ["audience", "product", "printer", "pieces", "EUR"],
                rows: figures.costs.enumerated().map { index, row in
                    [
                        .text(row.audience ?? "control"), .text(row.product), .text("\(row.printer)"),
                        .figure(ReportFigure(count: row.pieces, at: "/figures/costs/\(index)/pieces")),
                        .figure(cents(index)),
                    ]
                }))
    }

    private func lotterySection(_ lottery: PlanLottery) -> ReportSection {
        let rows = lottery.draws.enumerated().map { index, draw -> [ReportTable.Cell] in
            let place = "/lottery/draws/\(index)"
            return [
                .text("\(draw.audience), waiting since \(draw.days(joinedBy: "to"))"),
                .figure(ReportFigure(count: draw.drawn, at: "\(place)/drawn")),
                .figure(ReportFigure(count: draw.written, at: "\(place)/written")),
                .figure(ReportFigure(count: draw.compared.written, at: "\(place)/compared/written")),
                .figure(ReportFigure(count: draw.compared.waiting, at: "\(place)/compared/waiting")),
            ]
                + draw.power.enumerated().map { number, power in
                    .optional(
                        power.difference.map { ReportFigure(share: $0, at: "\(place)/power/\(number)/difference") })
                }
        }
        return ReportSection(
            "Drawn by lot",
            says: rows.isEmpty
                ? "No wave ends among people who wait equally long, so that nothing is drawn."
                : "The last columns say which rise is found in four months of five, by how many would come without a letter.",
            table: ReportTable(
                "Draws",
                columns: ["draw", "drawn", "written to", "compared, written to", "compared, waiting"]
                    + PlanLottery.shares.map { "rise found, of \($0.percent)" },
                rows: rows), lines: [("Seed: \(lottery.seed)", false)])
    }

    private func batchSection(_ heading: String, _ batches: [Batch], at place: String) -> ReportSection {
        func figure(_ count: Int, _ index: Int, _ key: String) -> ReportFigure {
            ReportFigure(count: count, at: "/\(place)/\(index)/\(key)")
        }
        return ReportSection(
            heading,
            table: ReportTable(
                heading, columns: ["batch", "product", "pieces", "sheets", "state"],
                rows: batches.enumerated().map { index, batch in
                    [
                        .text("\(batch.id)"), .text(batch.product), .figure(figure(batch.pieces, index, "pieces")),
                        .figure(figure(batch.sheets, index, "sheets")), .text(batch.state),
                    ]
                }))
    }
}
