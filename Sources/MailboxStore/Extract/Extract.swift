public import MailboxDomain

/// The extract that a mailbox was made from.
public struct Extract: Hashable, Sendable {
    /// The moment that the extract describes.
    public var asOf: Instant
    /// The same as extract.json has it, with its offset.
    public var asOfText: String
    /// Where the extract comes from, in the supplier's words.
    public var source: String
    /// False for an extract in two parts whose second part, on the persons behind the accounts, is still to come.
    public var holdsPeople = true
}
