package import MailboxDomain

extension CalendarDate {
    /// As a letter writes it: `1 december 2026`.
    package var inDutchWords: String {
        let months = [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ]
        return "\(day) \(months[month - 1]) \(year)"
    }
}
