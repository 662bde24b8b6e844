import MailboxDomain

/// The text of every day that an extract can name, made once: looking one up is several times faster than making it.
struct DayTable {
    /// Bytes of `YYYY-MM-DD`.
    static let width = 10

    private let first: Int
    private let bytes: [UInt8]

    /// Days since 1970.
    init(_ days: ClosedRange<Int>) {
        first = days.lowerBound
        bytes = days.flatMap { CalendarDate(daysSince1970: $0).description.utf8 }
    }

    func copy(_ day: Int, to target: inout MutableSpan<UInt8>, at place: Int) {
        let source = bytes.span
        let start = (day - first) * Self.width
        for index in 0..<Self.width { target[place + index] = source[start + index] }
    }
}
