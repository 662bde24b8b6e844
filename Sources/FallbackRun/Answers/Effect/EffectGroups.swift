import AudienceSelection
import MailLedger
import MailboxDomain

/// Counts, by audience, who came to what since a moment.
struct EffectGroups {
    private var written: [Audience: EffectTally] = [:]
    private var waiting: [Audience: EffectTally] = [:]
    private var notMailed: [Audience: Int] = [:]
    private var drawnWritten: [Audience: EffectTally] = [:]
    private var drawnWaiting: [Audience: EffectTally] = [:]

    /// - Parameter start: the beginning of the day on which the letter went to the post; nil where it is not reported mailed.
    mutating func addWritten(_ audience: Audience, _ then: AccountMilestones, _ now: Account, since start: Instant?) {
        guard let start else { return notMailed[audience, default: 0] += 1 }
        written[audience, default: EffectTally()].add(then, now, since: start)
    }

    mutating func addWaiting(_ audience: Audience, _ then: AccountMilestones, _ now: Account, since start: Instant) {
        waiting[audience, default: EffectTally()].add(then, now, since: start)
    }

    /// - Parameters:
    ///   - isWritten: whether the lot was that they are written to.
    ///   - start: of the first day on which letters of the audience went to the post, for both groups.
    mutating func addDrawn(
        _ audience: Audience, isWritten: Bool, _ then: AccountMilestones, _ now: Account, since start: Instant
    ) {
        if isWritten {
            drawnWritten[audience, default: EffectTally()].add(then, now, since: start)
        } else {
            drawnWaiting[audience, default: EffectTally()].add(then, now, since: start)
        }
    }

    /// - Parameters:
    ///   - draw: of the plan; nil where lots decided nothing in this audience.
    ///   - later: who waited and got a letter of a later run before the second extract.
    func row(
        _ audience: Audience, mailedFrom day: CalendarDate?, draw: PlanLottery.Draw?, later: (all: Int, drawn: Int)
    ) -> EffectReport.Row {
        let (written, waiting) = (written[audience]?.shares, waiting[audience]?.shares)
        return EffectReport.Row(
            audience: audience.rawValue, mailedFrom: day?.description, notMailed: notMailed[audience] ?? 0,
            writtenLater: later.all, written: written.map { EffectReport.Group($0) },
            waiting: waiting.map { EffectReport.Group($0) },
            difference: Self.difference(written, waiting),
            drawn: draw.map { draw in
                let (won, lost) = (drawnWritten[audience]?.shares, drawnWaiting[audience]?.shares)
                return EffectReport.Drawn(
                    waitingFrom: draw.waitingFrom, waitingTo: draw.waitingTo, writtenLater: later.drawn,
                    written: won.map { EffectReport.Group($0) }, waiting: lost.map { EffectReport.Group($0) },
                    difference: Self.difference(won, lost))
            })
    }

    private static func difference(
        _ written: EffectTally.Shares?, _ waiting: EffectTally.Shares?
    ) -> EffectReport.Difference? {
        guard let written, let waiting else { return nil }
        return EffectReport.Difference(
            addedAddress: written.addedAddress.difference(from: waiting.addedAddress).rounded,
            loggedIn: written.loggedIn.difference(from: waiting.loggedIn).rounded,
            raisedLevel: written.raisedLevel.difference(from: waiting.raisedLevel).rounded)
    }
}
