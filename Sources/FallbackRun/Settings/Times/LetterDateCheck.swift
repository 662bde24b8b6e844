import MailboxDomain
import PaperMail

/// Doubts the month of a run beside its extract, and the date in its letters.
struct LetterDateCheck {
    let workspace: Workspace
    let isTest: Bool

    /// Days between the usual date and one that somebody typed: two months are a choice, a year is a slip.
    private static let farthest = 62

    static func check(_ run: RunID, beside extract: CalendarDate) throws(TimeDoubt) {
        guard abs((run.year - extract.year) * 12 + run.month - extract.month) <= 1 else {
            throw .monthApart(run, asOf: extract)
        }
    }

    /// - Parameter usual: the date that a plan would choose by itself.
    func check(_ date: CalendarDate, usual: CalendarDate) throws(TimeDoubt) {
        guard WorkingDays.isWorkingDay(date) else {
            throw .letterDateOff(date, next: WorkingDays.day(1, after: date))
        }
        guard date <= usual.adding(days: Self.farthest) else { throw .letterDateFar(date, usual: usual) }
        try checkHasNotPassed(date)
    }

    func checkHasNotPassed(_ date: CalendarDate) throws(TimeDoubt) {
        let today = workspace.clock.today
        if date < today { try workspace.times.meet(.letterDatePassed(date, today: today), inTest: isTest) }
    }
}
