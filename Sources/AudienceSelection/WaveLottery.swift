package import MailboxDomain

/// Decides by lot who goes first of those who wait equally long.
package struct WaveLottery: Sendable {
    /// Days of waiting that count as equal, 1 or more.
    private let equalDays: Int
    private let time: DutchTime
    private let lot: @Sendable (Audience, AccountID) -> String

    /// - Parameter lot: of an account in an audience; who has the smallest goes first.
    package init(equalDays: Int, time: DutchTime, lot: @escaping @Sendable (Audience, AccountID) -> String) {
        (self.equalDays, self.time, self.lot) = (equalDays, time, lot)
    }

    /// Puts the part of a queue in the order of lots that waits equally long, of whom there is room for some only.
    ///
    /// - Parameters:
    ///   - queue: who waits longest first.
    ///   - places: how many of it there is room for, fewer than all.
    /// - Returns: nil where nobody at the end of the wave waits as long as somebody after it.
    func draw(_ queue: inout [WavePlace], places: Int, in audience: Audience) -> WaveDraw? {
        guard places > 0, places < queue.count else { return nil }
        let step = step(of: queue[places].waitingSince)
        var (first, end) = (places, places)
        while first > 0, self.step(of: queue[first - 1].waitingSince) == step { first -= 1 }
        while end < queue.count, self.step(of: queue[end].waitingSince) == step { end += 1 }
        guard first < places else { return nil }
        let drawn = queue[first..<end].map { (lot: lot(audience, $0.account), place: $0) }
            .sorted { ($0.lot, $0.place.account) < ($1.lot, $1.place.account) }.map(\.place)
        queue.replaceSubrange(first..<end, with: drawn)
        let day = CalendarDate(daysSince1970: step * equalDays)
        return WaveDraw(
            audience: audience, days: day...day.adding(days: equalDays - 1),
            lots: drawn.enumerated().map { index, place in
                WaveDraw.Lot(account: place.account, isWritten: first + index < places, isCompared: place.isLast)
            })
    }

    /// Days since 1970 in steps of those that count as equal.
    private func step(of moment: Instant) -> Int {
        let day = time.date(of: moment).daysSince1970
        return (day >= 0 ? day : day - equalDays + 1) / equalDays
    }
}

/// A draw among those who wait equally long, of whom a wave has room for some only.
package struct WaveDraw: Hashable, Sendable {
    package let audience: Audience
    /// The days since one of which they wait.
    package let days: ClosedRange<CalendarDate>
    /// In the order in which they were drawn.
    package let lots: [Lot]

    package struct Lot: Hashable, Sendable {
        package let account: AccountID
        package let isWritten: Bool
        /// Whether no lower audience is open to them: who has one may be written to there, also when they lose this draw.
        package let isCompared: Bool

        package init(account: AccountID, isWritten: Bool, isCompared: Bool) {
            (self.account, self.isWritten, self.isCompared) = (account, isWritten, isCompared)
        }
    }

    package init(audience: Audience, days: ClosedRange<CalendarDate>, lots: [Lot]) {
        (self.audience, self.days, self.lots) = (audience, days, lots)
    }
}

/// A place in the queue for one audience.
struct WavePlace: Comparable {
    let waitingSince: Instant
    let account: AccountID
    /// Whether no lower audience is open.
    let isLast: Bool

    init?(_ candidate: Candidate, in audience: Audience) {
        guard let opening = candidate.openings.first(where: { $0.audience == audience }) else { return nil }
        waitingSince = opening.waitingSince
        account = candidate.account
        isLast = candidate.openings.last?.audience == audience
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.waitingSince, left.account) < (right.waitingSince, right.account)
    }
}
