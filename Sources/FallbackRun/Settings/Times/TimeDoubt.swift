package import MailboxDomain
package import PaperMail
package import SystemPackage

/// A time that is likely to be wrong: a clock, an extract, a month or a day that somebody typed.
package enum TimeDoubt: Error, Hashable, Sendable {
    /// POSTVANGNET_CLOCK is no time.
    case clockUnreadable
    /// POSTVANGNET_CLOCK where real mail is made.
    case clockSetInEarnest(FilePath)
    case clockBehind(last: Instant, now: Instant)
    case clockAhead(last: Instant, now: Instant)
    case extractInFuture(asOf: String, now: Instant)
    /// More than `limits.extractAge` days ago.
    case extractOld(asOf: String, days: Int, allowed: Int)
    case extractOlder(asOf: String, loaded: String)
    case monthApart(RunID, asOf: CalendarDate)
    case letterDatePassed(CalendarDate, today: CalendarDate)
    case letterDateFar(CalendarDate, usual: CalendarDate)
    /// In a weekend or on a holiday; the first working day after it.
    case letterDateOff(CalendarDate, next: CalendarDate)
    case dayInFuture(CalendarDate, today: CalendarDate)
    case beforeSealing(BatchID, sealed: CalendarDate, on: CalendarDate)
    case beforeClosing(RunID, closed: CalendarDate, on: CalendarDate)
    /// Somebody says that the clock is right, and types another day.
    case purgeNotToday(CalendarDate, today: CalendarDate)
    /// Something is removed for good on the word of a day that has not come.
    case purgeInFuture(CalendarDate, today: CalendarDate)

    /// Whether only the clock says so, so that a test, which is done on any day, need not stop; what contradicts
    /// itself stops it too.
    var isByTheClock: Bool {
        switch self {
        case .clockBehind, .clockAhead, .extractInFuture, .extractOld, .letterDatePassed, .dayInFuture, .purgeInFuture:
            true
        case .clockUnreadable, .clockSetInEarnest, .extractOlder, .monthApart, .letterDateFar, .letterDateOff,
            .beforeSealing, .beforeClosing, .purgeNotToday:
            false
        }
    }
}

extension TimeDoubt: ReportedError {
    package var description: String {
        switch self {
        case .clockUnreadable:
            "POSTVANGNET_CLOCK is not a time such as 2026-11-03T12:00:00+01:00 (RFC 3339). Correct it, or take it away."
        case .clockSetInEarnest(let root):
            "POSTVANGNET_CLOCK sets the clock, and \(root) makes real mail (test: false in postvangnet.yaml). Only a test may set it: take it away."
        case .clockBehind(let last, let now):
            "The clock of this machine says \(now), and the ledger's last step is of \(last). Set the clock right. If it is right, and was wrong then, type the command again with --clock-is-right, which is recorded."
        case .clockAhead(let last, let now):
            "The clock of this machine says \(now), and the ledger's last step is of \(last), long before. Set the clock right. If it is right, type the command again with --clock-is-right (purge: and --on with the day of today), which is recorded."
        case .extractInFuture(let asOf, let now):
            "The extract is of \(asOf), and it is \(now) now. Ask its sender, and look at the clock of this machine."
        case .extractOld(let asOf, let days, let allowed):
            "The extract of \(asOf) is \(days) days old, and limits.extractAge in postvangnet.yaml allows \(allowed). Ask for a new one. If it is the right one, import or plan with --accept-old, which is recorded."
        case .extractOlder(let asOf, let loaded):
            "The extract of \(asOf) is older than the one that is loaded, of \(loaded). Is it the right folder? If it is, type the command again with --accept-old, which is recorded."
        case .monthApart(let run, let asOf):
            "The run \(run) is more than a month from the extract that is loaded, of \(asOf). Import the extract of that month, or plan the run of the extract's."
        case .letterDatePassed(let date, let today):
            "The letter date \(date) has passed; it is \(today). Plan with a later one: --letter-date YYYY-MM-DD"
        case .letterDateFar(let date, let usual):
            "The letter date \(date) is far from the usual one, \(usual). Is it mistyped? Choose one nearer by."
        case .letterDateOff(let date, let next):
            "The letter date \(date) is \(date.weekday > 5 ? "in a weekend" : "a public holiday"), and mail is handed to the carrier from that day on. The next working day is \(next)."
        case .dayInFuture(let day, let today): "The day \(day) is still to come; it is \(today). Correct --on."
        case .beforeSealing(let batch, let sealed, let day):
            "The batch \(batch) was sealed on \(sealed), so it cannot have been handed over on \(day). Correct --on."
        case .beforeClosing(let run, let closed, let day):
            "The run \(run) was closed on \(closed), so a reprint of it cannot be of \(day). Correct --on."
        case .purgeNotToday(let day, let today):
            "The clock says that it is \(today), and you typed \(day) and that the clock is right. Set the clock right, or type the day of today."
        case .purgeInFuture(let day, let today):
            "The day \(day) is still to come; it is \(today), and what is removed cannot be brought back. Only look with: postvangnet purge --dry-run --on \(day)"
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .clockUnreadable, .clockSetInEarnest, .clockBehind, .clockAhead: .badConfiguration
        case .extractInFuture, .extractOld, .extractOlder: .badInput
        case .monthApart, .letterDatePassed, .letterDateFar, .letterDateOff, .dayInFuture, .beforeSealing,
            .beforeClosing,
            .purgeInFuture, .purgeNotToday:
            .usage
        }
    }
}
