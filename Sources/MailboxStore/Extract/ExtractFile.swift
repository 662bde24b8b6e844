/// A file of the extract, in the order of loading: what others refer to comes first.
enum ExtractFile: String, CaseIterable, Sendable {
    case organisations, accounts, people, partners, addresses, representatives, messages, openings, unread
    case notifications, suppressions, preferences, reachability

    var name: String { rawValue + ".csv" }

    /// The table that its rows go into.
    var table: String { rawValue }

    /// Whether its rows go into a table; what others count of them stands elsewhere.
    var isStored: Bool { self != .reachability }

    /// The columns that its table has.
    var storedColumns: [ExtractColumn] { columns.filter(\.isStored) }

    /// Whether it is about the persons behind the accounts: the part of an extract that is only for candidates.
    var isAboutPeople: Bool {
        switch self {
        case .organisations, .accounts, .messages, .openings, .unread, .notifications, .reachability: false
        case .people, .partners, .addresses, .representatives, .suppressions, .preferences: true
        }
    }

    /// Whether an extract may lack it; messages where something stands in their place.
    var mayBeAbsent: Bool {
        switch self {
        case .messages, .openings, .unread, .suppressions, .preferences, .reachability: true
        case .organisations, .accounts, .people, .partners, .addresses, .representatives, .notifications: false
        }
    }

    /// The columns of which no two rows have the same values; none where rows may be alike in all that identifies them.
    var primaryKey: [String] {
        switch self {
        case .organisations: ["organisation_id"]
        case .accounts, .people, .preferences: ["account_id"]
        case .addresses: ["account_id", "kind"]
        case .messages: ["message_id"]
        case .openings: ["organisation_id", "weeks"]
        case .reachability: ["account_id", "organisation_id"]
        // A person has several, a notification is reported on more than once, and of two rows on messages that wait the
        // older counts.
        case .partners, .representatives, .notifications, .suppressions, .unread: []
        }
    }

    /// What a row is, for who makes the file.
    var meaning: String {
        switch self {
        case .organisations: "An organisation that sends through the mailbox."
        case .accounts: "An account of the mailbox, with what decides whether its owner is reached."
        case .people:
            "The person behind an account. An account without a row gets no letter (`no-name`), and `plan` stops where more than "
                + "`limits.peopleMissing` (0.5 percent) of the accounts that an audience matches have none."
        case .partners: "A partner, present or former, of the person behind an account."
        case .addresses: "An address of the person behind an account: the residence, the letter address, or both."
        case .representatives:
            "Who acts for the person behind an account. Only a curator changes to whom the letter goes: of several the one with "
                + "the latest `since`. Without a surname, name or organisation, and an address of the curator's own in the "
                + "Netherlands, nothing is sent (`no-name`, `representative-address-missing`)."
        case .messages:
            "A message to an account. Subjects and contents never come here. The file may be absent where `unread.csv` or "
                + "digests stand in its place."
        case .openings:
            "How soon the messages of one organisation were opened; one row for each of 1, 3 and 6 weeks, also where there "
                + "were none. Where the file is there, it tells of which organisations `unread.csv` is."
        case .unread:
            "In place of messages.csv: an account with unopened messages of one organisation, that were delivered since the "
                + "account was last used. Without such messages there is no row. The oldest row of an account counts."
        case .notifications:
            "What became of an e-mail that announced a message; several rows may report on one e-mail: then a failure for good "
                + "goes before a delivery, and that before a failure for now."
        case .suppressions: "An account that gets no letter for a reason from outside."
        case .reachability:
            "Whether an account gets the post of one organisation digitally. Where an account has a row here, its "
                + "`digital_senders` is not looked at (the column stays); organisations without a row count as not digital for it."
        case .preferences: "How the person behind an account wants letters."
        }
    }
}
