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
        }
        lines += [
            "", "Groups of fewer than \(smallestGroup) accounts are not shown.", "What these figures cannot say:",
        ]
        lines += limits.map { "  \($0)" }
        return lines.joined(separator: "\n") + "\n"
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
