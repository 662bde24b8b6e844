import PageLayout
import PaperMail

extension PlanLottery {
    /// In lines for a terminal.
    var lines: [String] {
        ["lots decide among those who wait equally long (\(equalDays.of("day"))); seed \(seed)"]
            + (draws.isEmpty ? ["  no wave ends among people who wait equally long, so nothing is drawn"] : [])
            + draws.flatMap { draw in
                [
                    "  \(draw.audience), waiting since \(draw.days(joinedBy: "to")): \(draw.written) of \(draw.drawn) written to",
                    "    can be compared: \(draw.compared.written) written to, \(draw.compared.waiting) waiting",
                ] + (draw.canShow ? draw.power.map { "    \($0.text)" } : ["    too few to find anything"])
            }
    }

    /// For the first page of proof.pdf, in Dutch.
    var cover: [ReportBlock] {
        let rule =
            equalDays == 1
            ? "Wie even lang wacht (sinds dezelfde dag) wordt geloot."
            : "Wie ongeveer even lang wacht (binnen \(equalDays) dagen) wordt geloot."
        let none = "In deze run eindigt geen golf bij mensen die even lang wachten, dus er is niet geloot."
        return [.heading("Loting"), .paragraph(rule + (draws.isEmpty ? " " + none : ""))]
            + draws.map { draw in
                let power =
                    draw.canShow ? draw.power.map(\.inDutch).joined(separator: "; ") : "niets, het zijn er te weinig"
                return .paragraph(
                    "\(draw.audience), wachtend sinds \(draw.days(joinedBy: "tot")): van \(draw.drawn.inDutch) krijgen er \(draw.written.inDutch) nu "
                        + "post. Te vergelijken: \(draw.compared.written.inDutch) met post en \(draw.compared.waiting.inDutch) zonder. Wat "
                        + "die vergelijking in vier van de vijf maanden vindt: \(power).")
            } + [
                .paragraph(
                    "Lotnummers volgen uit de maand en het account, niet uit een keuze: "
                        + "\(seed.prefix(32)) \(seed.suffix(32)).")
            ]
    }

    static func days(from: String, to: String, joinedBy word: String) -> String {
        from == to ? from : "\(from) \(word) \(to)"
    }
}

extension PlanLottery.Draw {
    fileprivate var canShow: Bool { power.contains { $0.difference != nil } }

    func days(joinedBy word: String) -> String { PlanLottery.days(from: waitingFrom, to: waitingTo, joinedBy: word) }
}

extension PlanLottery.Power {
    /// `where 10 % come without a letter, a rise of 12.3 points is found in four months of five`.
    fileprivate var text: String {
        let share = Int((share * 100).rounded())
        return difference.map {
            "where \(share) % would come without a letter, a rise of \($0.inPoints) points is found in four months of five"
        } ?? "where \(share) % would come without a letter, no rise is large enough to be found"
    }

    fileprivate var inDutch: String {
        let share = Int((share * 100).rounded())
        return difference.map {
            "waar \(share) % ook zonder brief komt, \($0.inPoints.replacing(".", with: ",")) procentpunt meer"
        } ?? "waar \(share) % ook zonder brief komt, niets"
    }
}

extension Double {
    /// A share in percentage points, with one decimal.
    fileprivate var inPoints: String {
        let tenths = Int((self * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
