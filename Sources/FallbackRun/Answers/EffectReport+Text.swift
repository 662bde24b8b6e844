import PaperMail

extension EffectReport {
    package var text: String {
        var lines = [
            "Run \(run): from the extract of \(from) to that of \(to); letters of \(letterDate)", "",
            "audience".padded(to: 16) + "group".padded(to: 10)
                + "accounts  added address  logged in  raised DigiD level",
        ]
        for row in audiences {
            lines.append(line(row.audience, "written", row.written))
            lines.append(line("", "waiting", row.waiting))
        }
        lines += [
            "",
            "Groups of fewer than \(smallestGroup) accounts are not shown. Who waits for a later run differs from who",
            "was written to: they have been out of reach for less long.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ audience: String, _ name: String, _ group: Group?) -> String {
        let label = audience.padded(to: 16) + name.padded(to: 10)
        guard let group else { return label + "       -" }
        return label + String(group.accounts).leftPadded(to: 8) + group.addedAddress.percent.leftPadded(to: 15)
            + group.loggedIn.percent.leftPadded(to: 11) + group.raisedLevel.percent.leftPadded(to: 20)
    }
}
