import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles

/// Of when feedback can be: from the day of the hand-over on, and not later than now.
///
/// The day of the extract is the earliest in any case: nothing of it can have been printed before.
struct FeedbackPeriod {
    private let workspace: Workspace
    private let ledger: Ledger
    private let now: Instant
    private var earliest: [BatchID: Limit?] = [:]

    /// The first day of which something can be reported.
    private struct Limit {
        var day: CalendarDate
        var start: Instant
        var isHandOver: Bool
    }

    init(_ workspace: Workspace, _ ledger: Ledger) {
        self.workspace = workspace
        self.ledger = ledger
        now = workspace.clock.now
    }

    /// Why a row cannot be of the moment that it tells; nil where it can. Such a row is not taken.
    mutating func finding(about row: FeedbackFile.Row, in file: FeedbackFile) throws -> Finding? {
        let at = row.claim.at
        let limit = try limit(of: row.claim.batch)
        let time = workspace.clock.time
        let place = file.place(of: .time, in: row)
        if at > now {
            let (day, today) = (time.date(of: at), time.date(of: now))
            let when = day == today ? "later today (\(today))" : "\(day), and it is \(today) now"
            let advice =
                swapped(at, from: limit?.day) ?? "It can be sent again when it has happened."
            return Finding(
                code: RunFault.afterNow, place: place,
                message: "The row is of \(when). \(advice) It is not taken.")
        }
        guard let limit, at < limit.start else { return nil }
        let reason =
            limit.isHandOver
            ? "its batch was handed over on \(limit.day)" : "its batch was made from an extract of \(limit.day)"
        let earlier =
            "If it was handed over before, the sender records that first "
            + "(postvangnet handover \(row.claim.batch.run) --on DAY --by NAME), and takes the row again. "
        let advice =
            swapped(at, from: limit.day) ?? (limit.isHandOver ? earlier : "") + "If the row is wrong, it is sent anew."
        return Finding(
            code: RunFault.beforeHandOver, place: place,
            message: "The row is of \(time.date(of: at)), and \(reason). \(advice) It is not taken.")
    }

    private mutating func limit(of batch: BatchID) throws -> Limit? {
        if let known = earliest[batch] { return known }
        let handOver = try ledger.firstHandOver(of: batch)
        let limit = [handOver, extractDay(of: batch.run)].compactMap(\.self).max().map { day in
            Limit(day: day, start: workspace.clock.time.start(of: day), isHandOver: handOver == day)
        }
        earliest[batch] = .some(limit)
        return limit
    }

    /// Nil where the plan is gone, at the end of its term.
    private func extractDay(of run: RunID) -> CalendarDate? {
        guard let summary = try? PlanSummary.read(workspace.folder(of: run)) else { return nil }
        return Instant(summary.asOf).map { workspace.clock.time.date(of: $0) }
    }

    /// What to do where a spreadsheet has read 12 November as the eleventh of December; nil where it cannot have.
    private func swapped(_ at: Instant, from day: CalendarDate?) -> String? {
        let date = workspace.clock.time.date(of: at)
        guard date.day != date.month,
            let swapped = CalendarDate(year: date.year, month: date.day, day: date.month),
            swapped <= workspace.clock.time.date(of: now), day.map({ $0 <= swapped }) ?? true
        else { return nil }
        return "Were day and month swapped (\(swapped))? Then it is sent anew."
    }
}
