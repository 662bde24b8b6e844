import AudienceSelection
import MailboxDomain

/// When the pieces of a run may be handed to the carrier: from the date in the letters, for so many working days.
struct MailingDays: Hashable, Sendable {
    let letterDate: CalendarDate
    let mailBy: CalendarDate

    init(letterDate: CalendarDate, configuration: Configuration) {
        self.letterDate = letterDate
        mailBy = WorkingDays.day(configuration.mailWithinDays, after: letterDate)
    }

    /// The first days that are `leadDays` working days after the extract and meet no quiet period.
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
