import AudienceSelection
import PaperMail

extension PlanFigures {
    /// In lines for a terminal; `audiences` in their order of precedence.
    func lines(_ audiences: [String], of run: RunID) -> [String] {
        pieceLines(audiences) + reasonLines + costLines + leftOutLines + peopleLines + monthLines(run)
    }

    private func monthLines(_ run: RunID) -> [String] {
        extractMonth.map { ["the run is of \(run), and its extract of \($0): is that meant?"] } ?? []
    }

    private func pieceLines(_ audiences: [String]) -> [String] {
        let header = ["first", "second", "third", "later", "6 months"].map { $0.leftPadded(to: 9) }.joined()
        let rows = audiences.map { ($0, pieces[$0] ?? PieceNumbers()) } + [("all", allPieces)]
        return ["piece of all".padded(to: 14) + header]
            + rows.map { name, row in
                name.padded(to: 14)
                    + [row.first, row.second, row.third, row.later, row.lastSixMonths]
                    .map { String($0).leftPadded(to: 9) }.joined()
            } + ["  which piece it is for them, of all runs; 6 months: who had one in the six months before"]
    }

    private var reasonLines: [String] {
        ["not written to, of those in an audience"]
            + stoppedInOrder.map { audience, reasons in
                let sum = reasons.reduce(0) { $0 + $1.count }
                return "  \(audience): \(sum) = " + reasons.map { "\($0.count) \($0.reason)" }.joined(separator: " + ")
            }
    }

    private var costLines: [String] {
        ["cost of".padded(to: 14) + "product".padded(to: 16) + "printer".padded(to: 24) + "  pieces        EUR"]
            + costs.map { row in
                (row.audience ?? "control").padded(to: 14) + row.product.padded(to: 16)
                    + row.printer.description.padded(to: 24) + String(row.pieces).leftPadded(to: 8)
                    + row.cents.inEuros.leftPadded(to: 11)
            }
    }

    private var leftOutLines: [String] {
        leftOut.map { audience in
            let moved = audience.moved.sorted { $0.key < $1.key }.map { "\($0.value) are written to in \($0.key)" }
            return "\(audience.audience) takes no part: of who would come first in it, "
                + (moved + ["\(audience.left) are left"]).joined(separator: ", ")
        }
    }

    private var peopleLines: [String] {
        (people.missing > 0
            ? ["the extract has no person for \(people.missing) of the \(people.candidates) accounts in an audience"]
            : [])
            + (people.withoutAddress > 0
                ? [
                    "the extract has no address for \(people.withoutAddress) of the \(people.candidates) accounts in an audience"
                ] : [])
            + (people.policyChanged
                ? ["policy.yaml is not the one that the people were asked for by (candidates)"] : [])
    }

    /// Of all audiences together.
    var allPieces: PieceNumbers {
        pieces.values.reduce(into: PieceNumbers()) { sum, row in
            sum.first += row.first
            sum.second += row.second
            sum.third += row.third
            sum.later += row.later
            sum.lastSixMonths += row.lastSixMonths
        }
    }

    /// Audiences in which somebody is stopped, with the reasons in the order in which they are asked.
    var stoppedInOrder: [(audience: String, reasons: [(reason: String, count: Int)])] {
        Audience.allCases.compactMap { audience in
            let counts = stopped[audience.rawValue] ?? [:]
            let reasons = Reason.allCases.compactMap { reason in
                counts[reason.rawValue].map { (reason: reason.rawValue, count: $0) }
            }
            return reasons.isEmpty ? nil : (audience.rawValue, reasons)
        }
    }
}
