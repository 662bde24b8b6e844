import AudienceSelection
import MailboxDomain

/// When pieces may be handed to the carrier: from the date in the letters, for so many working days; reprints later.
struct MailingDays: Hashable, Sendable {
    let mailFrom: CalendarDate
    let mailBy: CalendarDate

    /// For first prints the date in the letters is the first day of mailing.
    var letterDate: CalendarDate { mailFrom }

    init(letterDate: CalendarDate, configuration: Configuration) {
        mailFrom = letterDate
        mailBy = WorkingDays.day(configuration.mailWithinDays, after: letterDate)
    }

    /// The first days that are `leadDays` working days after the extract, or after the order of a reprint, and meet no
    /// quiet period.
    init(after extract: CalendarDate, configuration: Configuration, policy: Policy) {
        var days = MailingDays(
            letterDate: WorkingDays.day(configuration.leadDays, after: extract), configuration: configuration)
        while let quiet = days.quietPeriod(of: policy) {
            days = MailingDays(letterDate: WorkingDays.day(1, after: quiet.to), configuration: configuration)
        }
        self = days
    }

    func quietPeriod(of policy: Policy) -> QuietPeriod? {
        policy.quietPeriods.first { $0.overlaps(letterDate...mailBy) }
    }
}
