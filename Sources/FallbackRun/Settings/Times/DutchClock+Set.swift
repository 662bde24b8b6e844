package import MailboxDomain

extension DutchClock {
    /// Stands still at a time that somebody set.
    ///
    /// - Parameter text: RFC 3339; a fraction of a second is dropped, as the ledger has whole seconds.
    package func set(to text: String) throws(TimeDoubt) -> DutchClock {
        guard let set = Instant(text) else { throw .clockUnreadable }
        let seconds = Instant(milliseconds: set.milliseconds - set.milliseconds % 1000)
        return DutchClock(time: time) { seconds }
    }
}
