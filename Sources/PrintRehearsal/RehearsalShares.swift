/// How much goes wrong in a rehearsal. Shares are in hundredths of a percent.
package struct RehearsalShares: Hashable, Sendable {
    /// Of all pieces: damaged in production.
    package var spoiled = 0
    /// Of the spoiled ones: printed again in line and mailed; the others stay spoiled.
    package var reprinted = 0
    /// Of all pieces: not found when the batch is closed.
    package var missing = 0
    /// Of the mailed ones: they come back.
    package var returned = 0

    package init(spoiled: Int = 0, reprinted: Int = 0, missing: Int = 0, returned: Int = 0) {
        self.spoiled = spoiled
        self.reprinted = reprinted
        self.missing = missing
        self.returned = returned
    }
}

/// Takes a share of what comes by in parts, so that all parts together have the share of the whole, rounded down.
struct ShareTaking {
    private let share: Int
    private var seen = 0
    private var taken = 0

    init(_ share: Int) { self.share = share }

    /// How many of the next `count`.
    mutating func next(_ count: Int) -> Int {
        seen += count
        let all = seen * share / 10_000
        defer { taken = all }
        return all - taken
    }
}
