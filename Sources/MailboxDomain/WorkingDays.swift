/// Working days in the Netherlands: no weekend and none of the days of article 3 of the Algemene termijnenwet.
public enum WorkingDays {
    public static func isWorkingDay(_ date: CalendarDate) -> Bool {
        date.weekday <= 5 && !isHoliday(date)
    }

    /// The first working day that is at least `count` working days after `date`.
    public static func day(_ count: Int, after date: CalendarDate) -> CalendarDate {
        var day = date
        var remaining = count
        while remaining > 0 || !isWorkingDay(day) {
            day = day.adding(days: 1)
            if isWorkingDay(day) { remaining -= 1 }
        }
        return day
    }

    /// New Year's Day, Good Friday, Easter Monday, King's Day, Liberation Day, Ascension Day, Whit Monday, Christmas.
    public static func isHoliday(_ date: CalendarDate) -> Bool {
        switch (date.month, date.day) {
        case (1, 1), (5, 5), (12, 25), (12, 26): return true
        // King's Day is 27 April, a day earlier where that is a Sunday.
        case (4, 27) where date.weekday != 7, (4, 26) where date.weekday == 6: return true
        default:
            let daysAfterEaster = date.daysSince1970 - easterSunday(of: date.year).daysSince1970
            return [-2, 1, 39, 50].contains(daysAfterEaster)
        }
    }

    /// Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8).
    public static func easterSunday(of year: Int) -> CalendarDate {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let epact =
            (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekdayShift = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekdayShift) / 451
        let days = epact + weekdayShift - 7 * correction + 114
        return CalendarDate(daysSince1970: monthStart(year, days / 31) + days % 31)
    }

    private static func monthStart(_ year: Int, _ month: Int) -> Int {
        CalendarDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0
    }
}
