package import MailboxDomain

/// The first moment of a day in the Netherlands, as PDF and XMP write it.
package struct PDFDate: Hashable, Sendable {
    /// In the document information: `D:20261106000000+01'00'`.
    let information: String
    /// In XMP: `2026-11-06T00:00:00+01:00`.
    let xmp: String

    package init(startOf day: CalendarDate, in time: DutchTime) {
        let utcMidnight = Int64(day.daysSince1970) * 86_400_000
        let offset = (utcMidnight - time.start(of: day).milliseconds) / 60_000
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        let sign = offset < 0 ? "-" : "+"
        let (hours, minutes) = (two(abs(offset) / 60), two(abs(offset) % 60))
        information = "D:" + "\(day)".filter { $0 != "-" } + "000000\(sign)\(hours)'\(minutes)'"
        xmp = "\(day)T00:00:00\(sign)\(hours):\(minutes)"
    }
}
