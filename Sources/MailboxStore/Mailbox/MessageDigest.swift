public import MailboxDomain

/// What a store of messages told in their place.
public struct MessageDigest: Hashable, Sendable {
    /// Where it comes from, in the supplier's words.
    public var source: String
    /// The moment that it describes.
    public var asOf: Instant
    /// The same as its extract.json has it, with its offset.
    public var asOfText: String
}
