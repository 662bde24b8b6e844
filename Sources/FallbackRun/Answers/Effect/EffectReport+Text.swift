import PaperMail

extension EffectReport {
    package var text: String {
        var lines = [
            "Run \(run): from the extract of \(from) to that of \(to); letters of \(letterDate)",
            "Counted from the day of mailing; between brackets what the figure may be by chance (95 %).", "",
            "audience".padded(to: 14) + "group".padded(to: 11) + "accounts"
                + ["added address", "logged in", "raised DigiD level"].map { $0.leftPadded(to: 26) }.joined(),
        ]
        for row in audiences {
            lines.append(line(row.audience, "written", row.written?.accounts, row.written?.intervals))
            lines.append(line("", "waiting", row.waiting?.accounts, row.waiting?.intervals))
            if let difference = row.difference { lines.append(line("", "difference", nil, difference)) }
            if row.notMailed > 0 {
                lines.append("".padded(to: 14) + "\(row.notMailed.of("letter")) not reported mailed, in no group")
            }
            if row.writtenLater > 0 { lines.append(later(row.writtenLater)) }
            if let drawn = row.drawn { lines += self.lines(drawn) }
        }
        lines += together.map { self.lines($0) } ?? []
        lines += [
            "", "Groups of fewer than \(smallestGroup) accounts are not shown.", "What these figures cannot say:",
        ]
        lines += limits.map { "  \($0)" }
        if let seed { lines.append("Seed of the lots: \(seed)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(_ drawn: Drawn) -> [String] {
        let days =
            drawn.waitingFrom == drawn.waitingTo
            ? "since \(drawn.waitingFrom)" : "since \(drawn.waitingFrom) to \(drawn.waitingTo)"
        return ["".padded(to: 14) + "drawn by lot, of who waits \(days):"]
            + [
                line("", "  written", drawn.written?.accounts, drawn.written?.intervals),
                line("", "  waiting", drawn.waiting?.accounts, drawn.waiting?.intervals),
            ] + (drawn.difference.map { [line("", "  by lot", nil, $0)] } ?? [])
            + (drawn.writtenLater > 0 ? [later(drawn.writtenLater)] : [])
    }

    private func lines(_ months: EffectMonths) -> [String] {
        [
            "",
            "By lot, \(months.runs.count.of("month")) together: \(months.runs.map(\.description).joined(separator: ", "))",
        ]
            + months.audiences.map { row in
                row.audience.padded(to: 14) + row.draws.of("draw").padded(to: 11)
                    + "\(row.written + row.waiting)".leftPadded(to: 8)
                    + [row.addedAddress, row.loggedIn, row.raisedLevel].map { ($0?.inWords ?? "-").leftPadded(to: 26) }
                    .joined()
            }
    }

    private func later(_ count: Int) -> String {
        "".padded(to: 14) + "of who waits, \(count.of("account")) got a letter of a later run before this extract"
    }

    private func line(_ audience: String, _ name: String, _ accounts: Int?, _ shares: Difference?) -> String {
        let label = audience.padded(to: 14) + name.padded(to: 11)
        guard let shares else { return label + "       -" }
        return label + (accounts.map { String($0) } ?? "").leftPadded(to: 8)
            + [shares.addedAddress, shares.loggedIn, shares.raisedLevel].map { $0.inWords.leftPadded(to: 26) }.joined()
    }
}

extension Proportion {
    /// `34.3 % (31.0-37.8)`.
    fileprivate var inWords: String { "\(share.signedPercent) % (\(low.signedPercent) to \(high.signedPercent))" }
}

extension Double {
    /// A share from -1 to 1 in percent, with one decimal.
    fileprivate var signedPercent: String {
        let tenths = Int((abs(self) * 1000).rounded())
        return "\(self < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
    }
}
