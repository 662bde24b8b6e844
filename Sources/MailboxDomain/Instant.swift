/// A moment in time, in whole milliseconds since 1 January 1970 00:00 UTC.
public struct Instant: Hashable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads an RFC 3339 time with its offset, such as `2026-11-01T00:00:00+01:00` or `2026-10-31T23:00:00.5Z`.
    ///
    /// The year is one of `CalendarDate.years`. `t` and `z` may be small letters (RFC 3339, section 5.6). Digits after the
    /// third decimal are dropped. A leap second (`:60`) is refused.
    public init?(_ text: some StringProtocol) {
        guard let instant = unsafe text.utf8.withBuffer({ unsafe Instant(utf8: $0) }) else { return nil }
        self = instant
    }

    /// The same from bytes in memory, without making a text of them: for files of many millions of rows.
    public init?(utf8: UnsafeBufferPointer<UInt8>) {
        var scanner = unsafe DigitScanner(utf8)
        guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), let date = CalendarDate(year: year, month: month, day: day),
            CalendarDate.years.contains(year),
            scanner.skip("T") || scanner.skip("t"), let hour = scanner.number(2), hour < 24, scanner.skip(":"),
            let minute = scanner.number(2), minute < 60, scanner.skip(":"), let second = scanner.number(2), second < 60
        else { return nil }
        var fraction = 0
        if scanner.skip(".") {
            guard let thousandths = scanner.thousandths() else { return nil }
            fraction = thousandths
        }
        var offset = 0
        if !(scanner.skip("Z") || scanner.skip("z")) {
            let sign: Int
            if scanner.skip("+") {
                sign = 1
            } else if scanner.skip("-") {
                sign = -1
            } else {
                return nil
            }
            guard let hours = scanner.number(2), hours < 24, scanner.skip(":"), let minutes = scanner.number(2),
                minutes < 60
            else { return nil }
            offset = sign * (hours * 60 + minutes)
        }
        guard scanner.isAtEnd else { return nil }
        let seconds = date.daysSince1970 * 86_400 + hour * 3_600 + (minute - offset) * 60 + second
        milliseconds = Int64(seconds) * 1000 + Int64(fraction)
    }
}

extension Instant: Comparable {
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC: `2026-10-31T23:00:00Z`, with three decimals where they are not zero.
    public var description: String {
        let (days, rest) = (milliseconds.flooredDivision(by: 86_400_000))
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let thousandths = rest % 1000
        let fraction = thousandths == 0 ? "" : "." + String(String(1000 + thousandths).dropFirst())
        let seconds = rest / 1000
        return "\(CalendarDate(daysSince1970: Int(days)))T"
            + "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))\(fraction)Z"
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let remainder = ((self % divisor) + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }
}
