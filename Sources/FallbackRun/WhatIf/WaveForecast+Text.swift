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
        let notes = ["", end] + [missing].compactMap(\.self) + ["This holds as far as these do:"]
        return
            (["From the extract of \(asOf), by the facts in it:", "", header] + rows + notes
            + limits.map { "  \($0)" })
            .joined(separator: "\n") + "\n"
    }

    /// When nobody waits any more.
    var end: String { clearIn.map { "Nobody waits any more in \($0)." } ?? "Somebody waits in every month shown." }

    /// Whom the extract lacks; nil where it has everybody.
    var missing: String? {
        let counts = months.filter { $0.missingPeople > 0 }
            .map { "\($0.missingPeople) of \($0.considered) in \($0.month)" }
        guard !counts.isEmpty else { return nil }
        return
            "The extract has no person for some accounts in an audience, so that they are neither written to nor waiting above: \(counts.joined(separator: ", "))."
    }

    private static func line(_ name: String, _ values: [String]) -> String {
        name.padded(to: 14) + values.map { $0.leftPadded(to: 12) }.joined()
    }
}
