import PaperMail

extension CostReport {
    package var text: String {
        let columns = ["prints", "sent", "again", "returned", "under way", "not sent", "EUR sent", "EUR to go"]
        let header = columns.map { $0.leftPadded(to: 11) }.joined()
        let byRow = rows.map { row in
            row.run.description.padded(to: 11) + (row.audience ?? "control").padded(to: 13)
                + row.product.padded(to: 15) + row.printer.description.padded(to: 22)
                + row.postageClass.rawValue.padded(to: 9) + row.sums.line
        }
        var lines = [
            "run".padded(to: 11) + "audience".padded(to: 13) + "product".padded(to: 15) + "printer".padded(to: 22)
                + "class".padded(to: 9) + header
        ]
        lines += byRow + ["all".padded(to: 70) + total.line]
        lines += [
            "",
            "Of the EUR \(total.cost.inEuros) that was sent, reprints cost EUR \(total.costOfReprints.inEuros) and what came back EUR \(total.costOfReturned.inEuros).",
        ]
        lines += runs.map {
            "\($0.run): planned EUR \($0.planned.inEuros), sent EUR \($0.sums.cost.inEuros), to go EUR \($0.sums.costUnderWay.inEuros)"
                + ($0.test ? " (test)" : "") + ($0.hasOwnRates ? "" : "; at the rates of today, its own are gone")
        }
        for (name, periods) in [("month of mailing", months), ("year of mailing", years)] where !periods.isEmpty {
            lines += [
                "",
                name.padded(to: 20) + ["sent", "again", "returned", "EUR"].map { $0.leftPadded(to: 11) }.joined(),
            ]
            lines += periods.map { period in
                period.period.padded(to: 20)
                    + ["\(period.sent)", "\(period.reprints)", "\(period.returned)", period.cost.inEuros].map {
                        $0.leftPadded(to: 11)
                    }.joined()
            }
        }
        if !forgotten.isEmpty {
            lines += [
                "", "Past the ledger's term and in no sum: \(forgotten.map(\.description).joined(separator: ", ")).",
            ]
        }
        lines += ["", "Production and postage at the rates that each run was planned with (postage.rates)."]
        return lines.joined(separator: "\n") + "\n"
    }
}

extension CostReport.Sums {
    fileprivate var line: String {
        ([prints, sent, reprints, returned, underWay, notSent].map { String($0) } + [
            cost.inEuros, costUnderWay.inEuros,
        ])
        .map { $0.leftPadded(to: 11) }.joined()
    }
}
