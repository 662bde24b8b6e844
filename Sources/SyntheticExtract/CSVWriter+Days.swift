import StrictFiles

extension CSVWriter {
    mutating func date(_ day: Int, in days: DayTable) {
        part(day, in: days)
        endField()
    }

    /// A moment in seconds since 1970, as RFC 3339 in UTC.
    mutating func time(_ seconds: Int, in days: DayTable) {
        part(seconds / 86_400, in: days)
        let second = seconds % 86_400
        part("T")
        part(second / 3600, width: 2)
        part(":")
        part(second / 60 % 60, width: 2)
        part(":")
        part(second % 60, width: 2)
        part("Z")
        endField()
    }

    /// A time, or an empty field where there is none.
    mutating func time(_ seconds: Int?, in days: DayTable) {
        guard let seconds else { return empty() }
        time(seconds, in: days)
    }

    private mutating func part(_ day: Int, in days: DayTable) {
        part(ofBytes: DayTable.width) { days.copy(day, to: &$0, at: $1) }
    }
}
