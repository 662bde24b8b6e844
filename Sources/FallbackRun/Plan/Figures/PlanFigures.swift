import AudienceSelection
package import PaperMail

/// What an approver should know of a plan beyond its totals, in plan.json; a plan of an earlier version has none of it.
package struct PlanFigures: Codable, Hashable, Sendable {
    /// Whether people get their first, second, ... piece of all runs that the ledger knows, in whatever audience; by audience
    /// of the run.
    package var pieces: [String: PieceNumbers]
    /// Why accounts get nothing in an audience that they are in: by audience, then by reason; none that stops nobody.
    package var stopped: [String: [String: Int]]
    /// What the pieces cost, control pieces and those that were set aside too: together `cost` of the plan.
    package var costs: [CostRow]
    /// The audiences of the policy that take no part, and what that changes.
    package var leftOut: [LeftOutAudience]
    package var people: People
    /// The month of the extract, such as `2026-11`, where it is not the run's.
    package var extractMonth: String?
    /// `limits.jump`, as it was planned with.
    package var jump: Int

    package struct PieceNumbers: Codable, Hashable, Sendable {
        package var first = 0
        package var second = 0
        package var third = 0
        package var later = 0
        /// Who of all these was written to in the six months before the extract.
        package var lastSixMonths = 0

        package var all: Int { first + second + third + later }
    }

    package struct CostRow: Codable, Hashable, Sendable {
        /// Nil for control pieces.
        package var audience: String?
        package var product: String
        package var printer: PrinterID
        package var pieces: Int
        /// Euro cents.
        package var cents: Int
    }

    package struct LeftOutAudience: Codable, Hashable, Sendable {
        package var audience: String
        /// Who is written to in another audience instead, by that audience.
        package var moved: [String: Int]
        /// Who gets nothing because of it.
        package var left: Int
    }

    package struct People: Codable, Hashable, Sendable {
        /// Accounts that an audience of the policy matches, also one that takes no part.
        package var candidates = 0
        /// Those whose person the extract lacks.
        package var missing = 0
        /// Of the others those without a row of an address: some are homeless or moved away, half of a file is none of that.
        package var withoutAddress = 0
        /// Whether the people were asked for by another policy.yaml than the plan's.
        package var policyChanged = false
    }
}

extension PlanFigures {
    /// Cents of the pieces in each audience.
    var costsByAudience: [String: Int] {
        costs.reduce(into: [:]) { sums, row in
            if let audience = row.audience { sums[audience, default: 0] += row.cents }
        }
    }

    /// Whether everybody who is written to is counted once by number, and every piece once by cost.
    func balance(chosen: [String: Int], pieces count: Int) -> Bool {
        pieces.allSatisfy { $1.all == chosen[$0] } && costs.reduce(0) { $0 + $1.pieces } == count
    }
}
