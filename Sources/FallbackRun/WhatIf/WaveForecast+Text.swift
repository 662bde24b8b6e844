extension WaveForecast {
    package var text: String {
        let columns = ["matched", "write", "waiting", "cost EUR", "calls"]
        let header = "month".padded(to: 10) + "audience".padded(to: 14) + columns.map { $0.leftPadded(to: 12) }.joined()
        let rows = months.flatMap { month in
            month.audiences.enumerated().map { index, row in
                (index == 0 ? month.month : "").padded(to: 10)
                    + Self.line(
                        row.audience,
                        [
                            "\(row.matched)", "\(row.chosen)", "\(row.waiting)", row.cost.inEuros,
                            row.calls.map { String($0) } ?? "-",
                        ])
            } + [
                "".padded(to: 10)
                    + Self.line(
                        "all",
                        [
                            "", "\(month.audiences.reduce(0) { $0 + $1.chosen })",
                            "\(month.audiences.reduce(0) { $0 + $1.waiting })", month.cost.inEuros,
                            month.audiences.allSatisfy { $0.calls != nil }
                                ? "\(month.audiences.reduce(0) { $0 + ($1.calls ?? 0) })" : "-",
                        ])
            ]
        }
        let end = clearIn.map { "Nobody waits any more in \($0)." } ?? "Somebody waits in every month shown."
        return
            (["From the extract of \(asOf), by the facts in it:", "", header] + rows
            + ["", end, "This holds as far as these do:"] + limits.map { "  \($0)" })
            .joined(separator: "\n") + "\n"
    }

    private static func line(_ name: String, _ values: [String]) -> String {
        name.padded(to: 14) + values.map { $0.leftPadded(to: 12) }.joined()
    }
}
