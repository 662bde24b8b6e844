/// How soon the messages of one category of organisations were opened.
public struct OpeningCount: Hashable, Sendable {
    public var category: String
    /// For each period that was asked for, in that order.
    public var periods: [Period]
    /// Accounts with a message that counts in every period; never more than was asked for.
    public var accounts: Int

    /// Messages delivered at least so long before the extract's moment, and how many of these were opened in time.
    public struct Period: Hashable, Sendable {
        public var messages = 0
        public var opened = 0
    }
}
