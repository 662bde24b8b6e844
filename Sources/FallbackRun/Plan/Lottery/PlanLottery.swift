import AudienceSelection
import MailboxDomain
import PaperMail

/// What a plan left to chance, in plan.json and in what is approved: the seed, each draw, and what it can show.
package struct PlanLottery: Codable, Hashable, Sendable {
    /// SHA-256 in hexadecimal; see docs/effect.md for how lots are made from it.
    package var seed: String
    /// Days of waiting that count as equal.
    package var equalDays: Int
    /// In the order of audiences' ids; none where no wave ends among people who wait equally long.
    package var draws: [Draw]

    package struct Draw: Codable, Hashable, Sendable {
        package var audience: String
        /// The first and last of the days since one of which they wait.
        package var waitingFrom: String
        package var waitingTo: String
        package var drawn: Int
        package var written: Int
        /// Those of the drawn to whom no lower audience is open: they alone can be compared.
        package var compared: Compared
        package var power: [Power]
    }

    package struct Compared: Codable, Hashable, Sendable {
        package var written: Int
        package var waiting: Int
    }

    /// The smallest difference that the comparison finds in four months of five; all from 0 to 1.
    package struct Power: Codable, Hashable, Sendable {
        /// Who would do it without a letter.
        package var share: Double
        /// Nil where no difference is large enough.
        package var difference: Double?
    }

    init(of run: RunID, equalDays: Int, _ draws: [WaveDraw]) {
        seed = LotterySeed(of: run).text
        self.equalDays = equalDays
        // One an audience, in an order that does not depend on the policy's.
        self.draws = draws.sorted { $0.audience.rawValue < $1.audience.rawValue }.map { draw in
            let compared = draw.lots.filter(\.isCompared)
            let written = compared.count(where: \.isWritten)
            let groups = Compared(written: written, waiting: compared.count - written)
            return Draw(
                audience: draw.audience.rawValue, waitingFrom: draw.days.lowerBound.description,
                waitingTo: draw.days.upperBound.description, drawn: draw.lots.count,
                written: draw.lots.count(where: \.isWritten), compared: groups,
                power: Self.shares.map { share in
                    Power(
                        share: share,
                        difference: SmallestDifference(written: groups.written, waiting: groups.waiting)
                            .difference(from: share))
                })
        }
    }

    /// Throws where what is to be approved is not what the plan holds, or that is not what the lots of its month give.
    func check(against plan: PlanDatabase) throws {
        let (run, draws) = (plan.terms.run, try plan.draws())
        guard self == PlanLottery(of: run, equalDays: equalDays, draws) else {
            throw RunError.changedAfterPlanning(run, what: "runs/\(run)/plan.json")
        }
        guard draws.allSatisfy(LotterySeed(of: run).gives) else {
            throw RunError.changedAfterPlanning(run, what: "runs/\(run)/plan.sqlite")
        }
    }

    /// Few, some and half of all: half is what needs most people.
    static let shares = [0.1, 0.3, 0.5]
}
