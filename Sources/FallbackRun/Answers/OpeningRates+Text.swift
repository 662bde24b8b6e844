import PaperMail

extension OpeningRates {
    package var text: String {
        var lines = [
            "Messages opened in time, by the extract of \(asOf)", "",
            "category of organisation".padded(to: 36) + "within 1 week   3 weeks   6 weeks    messages",
        ]
        for row in categories {
            lines.append(line(row.category, row.openedShare) + String(row.messages.week1).leftPadded(to: 12))
        }
        if let weightedMean, let unweightedMean {
            lines += [
                "", line("weighted mean (over messages)", weightedMean),
                line("unweighted mean (over categories)", unweightedMean),
            ]
        }
        lines += [
            "",
            "A message counts for a period where it was delivered at least that long before the extract's moment; the",
            "last column has those of one week and older.",
            "Categories with messages to fewer than \(smallestGroup) accounts are not shown and not in the means: "
                + "\(categoriesNotShown).",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ label: String, _ shares: Periods<Double>) -> String {
        label.padded(to: 36) + shares.week1.percent.leftPadded(to: 13) + shares.week3.percent.leftPadded(to: 10)
            + shares.week6.percent.leftPadded(to: 10)
    }
}
