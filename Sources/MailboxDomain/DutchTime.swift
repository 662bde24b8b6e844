import Foundation

/// The calendar of the Netherlands: which day a moment falls on in Europe/Amsterdam.
public struct DutchTime: Sendable {
    private let zone: TimeZone

    /// Fails where the machine has no time zone data.
    public init() throws(MissingTimeZoneData) {
        guard let zone = TimeZone(identifier: "Europe/Amsterdam") else { throw MissingTimeZoneData() }
        self.zone = zone
    }

    public func date(of instant: Instant) -> CalendarDate {
        let offset = Int64(zone.secondsFromGMT(for: instant.foundationDate)) * 1000
        let local = instant.milliseconds + offset
        return CalendarDate(daysSince1970: Int((local - ((local % 86_400_000) + 86_400_000) % 86_400_000) / 86_400_000))
    }

    /// The first moment of a day. Europe/Amsterdam never changes its clocks at midnight (checked from 1970 on).
    public func start(of date: CalendarDate) -> Instant {
        let utcMidnight = Int64(date.daysSince1970) * 86_400_000
        var start = utcMidnight
        // The offset at the result can differ from the one at the first guess on a day that the clocks change.
        for _ in 0..<2 {
            let guess = Instant(milliseconds: start).foundationDate
            start = utcMidnight - Int64(zone.secondsFromGMT(for: guess)) * 1000
        }
        return Instant(milliseconds: start)
    }
}

/// The machine does not know when it is summer in the Netherlands.
public struct MissingTimeZoneData: Error, CustomStringConvertible {
    public let description = "The time zone Europe/Amsterdam is not known. Install Debian's package tzdata."
}

extension MissingTimeZoneData: ReportedError {
    package var exitStatus: ExitStatus { .unavailable }
}

extension Instant {
    fileprivate var foundationDate: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
