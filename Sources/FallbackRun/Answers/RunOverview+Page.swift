import Charts
import MailLedger
import PaperMail

extension RunOverview {
    /// To look at: where each run stands.
    package var html: [UInt8] {
        let loaded = extract?.text ?? mailboxFault ?? "No extract is loaded."
        let states = (["planned"] + PieceState.allCases.map(\.rawValue)).filter { state in
            runs.contains { $0.pieces[state] ?? 0 > 0 }
        }
        func figure(_ index: Int, _ state: String) -> ReportFigure? {
            runs[index].pieces[state].map { ReportFigure(count: $0, at: "/runs/\(index)/pieces/\(state)") }
        }
        let groups = runs.enumerated().map { index, status in
            BarChart.Group(
                "\(status.run): \(status.state)",
                states.compactMap { state in
                    figure(index, state).flatMap { $0.text == "0" ? nil : BarChart.Bar(state, $0) }
                })
        }
        let section =
            runs.isEmpty
            ? ReportSection("Runs", says: "No run is planned. Make a plan with: postvangnet plan MONTH")
            : ReportSection(
                "Runs", says: runs.last.map { "The last run is \($0.run): \($0.state)." } ?? "",
                chart: .bars(BarChart("Pieces of each run by state", groups)),
                table: ReportTable(
                    "Pieces of each run by state", columns: ["run", "state"] + states,
                    rows: runs.enumerated().map { index, status in
                        [.text("\(status.run)"), .text(status.state)] + states.map { .optional(figure(index, $0)) }
                    }), lines: runs.flatMap(\.overdue).map { ("Late: \($0.text)", false) })
        return ReportPage("Where each run stands", lead: loaded.split(separator: "\n").map(String.init), [section]).html
    }
}
