import AudienceSelection
import PaperMail

extension PlanComparison {
    /// One screen in plain words; with the accounts of each move below, where they were asked for.
    package var text: String {
        (headLines + figureLines + audienceLines + costLines + moveLines + accountLines).joined(separator: "\n") + "\n"
    }

    var headLines: [String] {
        let made = after.isBeside ? "a plan of \(after.run) made beside; nothing is approved or kept" : "\(after.run)"
        var lines = ["Before: the plan of \(before.run). After: \(made)."]
        if before.asOf != after.asOf {
            lines.append(
                "The extracts differ, of \(before.asOf) and \(after.asOf): people changed too, not only the rules.")
        }
        if before.letterDate != after.letterDate {
            lines.append("Letters of \(before.letterDate), and of \(after.letterDate).")
        }
        lines.append(
            changedFiles.isEmpty ? "No file differs." : "Files that differ: \(changedFiles.joined(separator: ", ")).")
        let waves = audiences.filter { $0.limitBefore != $0.limitAfter }.map { row in
            let limits = [row.limitBefore, row.limitAfter].map { $0.map { String($0) } ?? "none" }
            return "\(row.audience) \(limits.joined(separator: " > "))"
        }
        if !waves.isEmpty { lines.append("Waves that differ: \(waves.joined(separator: ", ")).") }
        return lines
    }

    private var figureLines: [String] {
        var rows = [("accounts", accounts), ("in an audience", considered), ("written to", chosen)]
        if let calls { rows.append(("calls expected", calls)) }
        rows.append(("set aside", setAside))
        if let missingPeople, missingPeople != Pair(0, 0) { rows.append(("no person in extract", missingPeople)) }
        return ["", "".padded(to: 24) + ["before", "after", "change"].map { $0.leftPadded(to: 13) }.joined()]
            + rows.map { Self.line($0, $1.before.description, $1.after.description, $1.change.signed) }
            + [Self.line("cost EUR", cost.before.inEuros, cost.after.inEuros, cost.change.signedEuros)]
    }

    private static func line(_ name: String, _ values: String...) -> String {
        name.padded(to: 24) + values.map { $0.leftPadded(to: 13) }.joined()
    }

    private var audienceLines: [String] {
        let columns = ["matched", "written to", "waiting", "months", "cost EUR", "calls"]
        return ["", "audience".padded(to: 14) + columns.map { $0.leftPadded(to: 19) }.joined()]
            + audiences.map { row in
                let months = [row.monthsBefore, row.monthsAfter].map { $0.map { String($0) } ?? "-" }
                return row.audience.padded(to: 14)
                    + [
                        row.matched.arrow, row.chosen.arrow, row.waiting.arrow, months.joined(separator: " > "),
                        row.cost.arrowInEuros, row.calls?.arrow ?? "-",
                    ].map { $0.leftPadded(to: 19) }.joined()
            } + [
                "  months: runs until nobody waits any more, at the wave's limit; -: nobody waits, or nobody is let through"
            ]
    }

    private var costLines: [String] {
        let changed = costs.filter { $0.pieces.change != 0 || $0.cost.change != 0 }
        guard !changed.isEmpty else { return [] }
        return [
            "",
            "cost of".padded(to: 14) + "product".padded(to: 16) + "printer".padded(to: 24)
                + "pieces".leftPadded(to: 17) + "EUR".leftPadded(to: 23),
        ]
            + changed.map { row in
                (row.audience ?? "control").padded(to: 14) + row.product.padded(to: 16)
                    + row.printer.description.padded(to: 24) + row.pieces.arrow.leftPadded(to: 17)
                    + row.cost.arrowInEuros.leftPadded(to: 23)
            }
    }

    /// Who comes in, goes out, gets another letter, or is left for another reason.
    private var moveLines: [String] {
        let kinds: [(String, (Move) -> Bool)] = [
            ("comes in", { $0.before.audience == nil && $0.after.audience != nil }),
            ("goes out", { $0.before.audience != nil && $0.after.audience == nil }),
            ("written to in another audience", { $0.before.audience != nil && $0.after.audience != nil }),
            ("not written to, for another reason", { $0.before.audience == nil && $0.after.audience == nil }),
        ]
        guard !moves.isEmpty else { return ["", "Nobody comes in or goes out."] }
        return kinds.flatMap { name, isOfKind in
            let own = moves.filter(isOfKind)
            guard !own.isEmpty else { return [String]() }
            let sum = own.reduce(0) { $0 + $1.accounts }
            return ["", "\(name.padded(to: 36))\(String(sum).leftPadded(to: 10))"]
                + own.map {
                    "  \("\($0.before.word) > \($0.after.word)".padded(to: 54))\(String($0.accounts).leftPadded(to: 10))"
                }
        }
    }

    private var accountLines: [String] {
        guard let accountMoves else { return [] }
        return ["", "account,before,after"]
            + accountMoves.map { "\($0.account),\($0.before.word),\($0.after.word)" }
    }
}

extension PlanComparison.Outcome {
    /// An audience, or a reason: no two have one name.
    var word: String { audience ?? reason ?? Reason.reachedDigitally.rawValue }
}

extension PlanComparison.Pair {
    fileprivate var arrow: String { before == after ? "\(after)" : "\(before) > \(after)" }
    fileprivate var arrowInEuros: String {
        before == after ? after.inEuros : "\(before.inEuros) > \(after.inEuros)"
    }
}

extension Int {
    fileprivate var signed: String { self > 0 ? "+\(self)" : "\(self)" }
    fileprivate var signedEuros: String { self < 0 ? "-" + (-self).inEuros : self > 0 ? "+" + inEuros : inEuros }
}
