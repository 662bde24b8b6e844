/// What time it is, and which day that is in the Netherlands: the one clock that a command asks.
///
/// It shows in the ledger and in records only: nothing that is printed depends on it.
package struct DutchClock: Sendable {
    package let time: DutchTime
    private let read: @Sendable () -> Instant

    package init(time: DutchTime, read: @escaping @Sendable () -> Instant) {
        self.time = time
        self.read = read
    }

    package var now: Instant { read() }

    package var today: CalendarDate { time.date(of: now) }
}
