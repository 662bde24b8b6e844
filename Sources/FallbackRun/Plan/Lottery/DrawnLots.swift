import AudienceSelection

/// What a plan left to chance of one account: where it was drawn among those who wait equally long. Nothing of it tells who
/// they are.
struct DrawnLots: Hashable, Sendable {
    /// SHA-256 in hexadecimal, as in plan.json.
    let seed: String
    /// Days of waiting that count as equal.
    let equalDays: Int
    /// In the order of audiences' ids; one at least.
    var lots: [DrawnLot]

    /// In lines for a terminal.
    var lines: [String] {
        ["Drawn by lot among those who wait equally long (\(equalDays.of("day"))):"]
            + lots.map { lot in
                "  \(lot.audience.rawValue): place \(lot.place) of \(lot.drawn) waiting since \(lot.days(joinedBy: "to")), "
                    + "of whom the first \(lot.written) are written to"
            } + ["  seed, as in plan.json and approval.json: \(seed)"]
    }
}

/// The place of an account in one draw.
struct DrawnLot: Hashable, Sendable {
    let audience: Audience
    /// The first and last of the days since one of which all who were drawn wait.
    let waitingFrom: String
    let waitingTo: String
    /// In the order of the lots, from 1.
    let place: Int
    let drawn: Int
    /// Those of the first places: the wave had room for so many.
    let written: Int

    func days(joinedBy word: String) -> String { PlanLottery.days(from: waitingFrom, to: waitingTo, joinedBy: word) }
}
