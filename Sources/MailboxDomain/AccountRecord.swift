/// What an account did and received: all that decides whether an audience matches.
public struct AccountActivity: Hashable, Sendable {
    public var account: Account
    /// Messages that were never opened, in order of delivery.
    public var unopened: [Message]
    /// In their place where the mailbox has digests: by organisation the oldest that was delivered since the last use.
    public var unread: [OldestUnread]
    /// Notification e-mails, in order of sending.
    public var notifications: [NotificationEmail]

    public init(
        account: Account, unopened: [Message] = [], unread: [OldestUnread] = [],
        notifications: [NotificationEmail] = []
    ) {
        self.account = account
        self.unopened = unopened
        self.unread = unread
        self.notifications = notifications
    }
}

/// Who stands behind an account and where they get post: needed only once an audience matches.
public struct AccountHolder: Hashable, Sendable {
    /// Nil where the extract has no row in people.
    public var person: Person?
    public var partners: [Partner]
    public var addresses: [Address]
    public var representatives: [Representative]
    public var suppressions: [Suppression]
    public var letterFormat: LetterFormat
    /// In which they would like to be helped; letters stay in Dutch. Nil where nobody knows.
    public var language: LanguageTag?

    public init(
        person: Person? = nil, partners: [Partner] = [], addresses: [Address] = [],
        representatives: [Representative] = [], suppressions: [Suppression] = [],
        letterFormat: LetterFormat = .standard, language: LanguageTag? = nil
    ) {
        self.person = person
        self.partners = partners
        self.addresses = addresses
        self.representatives = representatives
        self.suppressions = suppressions
        self.letterFormat = letterFormat
        self.language = language
    }
}
