import MailboxDomain

// Lengths and characters are those of the BRP (Logisch Ontwerp, as the BRP API's specification has them too). Where no
// register says how long a text may be, the bound is ours: wide enough for every name that we know of, and no more than
// a page can do something with.
extension ExtractFile {
    var columns: [ExtractColumn] {
        switch self {
        case .organisations: Self.organisationColumns
        case .accounts: Self.accountColumns
        case .people: Self.personColumns
        case .partners: Self.partnerColumns
        case .addresses: Self.addressColumns
        case .representatives: Self.representativeColumns
        case .messages: Self.messageColumns
        case .openings: Self.openingColumns
        case .unread: Self.unreadColumns
        case .notifications: Self.notificationColumns
        case .suppressions: Self.suppressionColumns
        case .preferences: Self.preferenceColumns
        case .reachability: Self.reachabilityColumns
        }
    }

    static func accountColumn(use: String = "joins the files") -> ExtractColumn {
        .init(
            "account_id", .account,
            note: .init("The account that the row is about; it stands in accounts.csv.", example: "a-0001", use: use))
    }

    private static let organisationColumns: [ExtractColumn] = [
        .init(
            "organisation_id", .newOrganisation,
            note: .init(
                "Identifies the organisation, the same in every extract.", example: "org-rdw",
                use: "policy.yaml `uncountedOrganisations`")),
        .required(
            "name", .text(200),
            note: .init("What the organisation is called.", example: "RDW", use: "no rule; for who reads the extract")),
        .required(
            "category", .text(100),
            note: .init(
                "The kind of organisation.", example: "Gemeenten", use: "`report opening-rates`, a row for each")),
    ]

    private static let accountColumns: [ExtractColumn] = [
        .init(
            "account_id", .newAccount,
            note: .init(
                "Identifies the account, the same in every extract. A number of the mailbox's own, never a BSN.",
                example: "a-0001", use: "joins the files; the ledger remembers who was written to by it")),
        .required(
            "state", .choice(of: Account.State.self),
            note: .init(
                "Whether its owner activated the mailbox, and did not end that.", example: "active",
                use: "`account-not-active`")),
        .required(
            "activated_on", .date(mayBeLater: false),
            note: .init(
                "The day of the activation.", example: "2016-05-17",
                use: "`dormant`, `digid-basis`, `no-email`: the beginning, where nobody logged in or changed an address"
            )),
        .init(
            "last_login_at", .time,
            note: .init(
                "When the owner last logged in. Empty: never.", example: "2026-06-15T19:42:00+02:00",
                use: "`dormant`; `digid-basis` for who has no DigiD")),
        .required(
            "digid_level", .choice(of: Account.DigiDLevel.self),
            note: .init(
                "The highest level that the owner's DigiD has now. none: no DigiD. Not known: midden, which matches nothing.",
                example: "midden", use: "`digid-basis`: basis, and none where nobody logged in for `lapsedMonths`")),
        .required(
            "email_state", .choice(of: Account.EmailState.self),
            note: .init(
                "Whether there is an e-mail address, and whether its owner confirmed it with a code.",
                example: "validated", use: "none and unvalidated: `no-email`, from the first day; validated: `bounce`")),
        .init(
            "email_changed_at", .time,
            note: .init(
                "When the address was last set, changed, confirmed or removed. Empty: not known.",
                example: "2021-03-03T12:00:00+01:00",
                use: "`bounce`: failures before it do not count; `no-email`: who waits longest")),
        .init(
            "email_declined_at", .time,
            note: .init(
                "When the owner last said on screen that they want no e-mail. Empty: never.",
                example: "2026-09-01T10:00:00+02:00", use: "`email-declined`, for `emailDeclinedMonths`")),
        .init(
            "digital_senders", .number(0...999_999),
            note: .init(
                "How many organisations send to the account digitally. Empty: not known.", example: "12",
                use: "`all-on-paper` where it is 0")),
        .init(
            "push_active", .flag,
            note: .init(
                "Whether the app shows a signal at new messages. Empty: false.", example: "false",
                use: "`reached-by-app`")),
        .optional(
            "login_means", .choice(of: Account.LoginMeans.self),
            note: .init(
                "Whether the owner can log in with a recognised means other than DigiD. Empty: not known.",
                example: "none", use: "`digid-basis`: who has one is not in it")),
        .optional(
            "email_verified_at", .time,
            note: .init(
                "When the owner last filled in a code that was sent to the address. Empty: not known.",
                example: "2026-03-03T12:00:00+01:00", use: "`bounce`: failures before it do not count")),
    ]

    private static let messageColumns: [ExtractColumn] = [
        .required(
            "message_id", .identifier,
            note: .init("Identifies the message.", example: "m-000001", use: "a message counts once")),
        accountColumn(),
        .init(
            "organisation_id", .organisation,
            note: .init(
                "Who sent it; it stands in organisations.csv.", example: "org-rdw",
                use: "`dormant`, without `uncountedOrganisations`; `report opening-rates`")),
        .required(
            "delivered_at", .time,
            note: .init(
                "When it came into the mailbox.", example: "2026-08-04T19:49:30+02:00",
                use: "`dormant`; `report opening-rates`")),
        .init(
            "opened_at", .time,
            note: .init(
                "When it was first opened. Empty: never. The column may be absent where `read_state` is there.",
                example: "2026-08-09T01:12:33+02:00", use: "`dormant`; `report opening-rates`")
        ).replaceable(by: "read_state"),
        .optional(
            "read_state", .choice(of: ReadState.self),
            note: .init(
                "Where reading can be taken back: how the message is marked now. Looked at where opened_at is empty: unread "
                    + "counts as never opened. Empty: not known, so not opened.", example: "read",
                use: "`dormant`; `report opening-rates`")
        ).passing,
        .optional(
            "read_changed_at", .time,
            note: .init(
                "When the mark, or what stands beside it, was last changed; required where the state is read. The message "
                    + "counts as opened then, so shares of soon opened messages are at least those that are reported.",
                example: "2026-08-09T01:12:33+02:00", use: "`report opening-rates`")
        ).passing,
    ]

    private static let unreadColumns: [ExtractColumn] = [
        accountColumn(),
        .init(
            "organisation_id", .organisation,
            note: .init(
                "Who sent the messages; it stands in organisations.csv.", example: "org-rdw",
                use: "`dormant`, without `uncountedOrganisations`")),
        .required(
            "oldest_delivered_at", .time,
            note: .init(
                "When the oldest of them came: unopened, and delivered at or after the last login, or the day of activation "
                    + "where there was none.", example: "2026-08-04T19:49:30+02:00", use: "`dormant`")),
    ]

    private static let openingColumns: [ExtractColumn] = [
        .init(
            "organisation_id", .organisation,
            note: .init(
                "Who sent the messages; it stands in organisations.csv.", example: "org-rdw",
                use: "`report opening-rates`; which stores are missing")),
        .required(
            "weeks", .number(1...6),
            note: .init(
                "The period, of 7 x 24 hours a week: 1, 3 or 6.", example: "3", use: "`report opening-rates`")),
        .required(
            "messages", .number(0...100_000_000_000),
            note: .init(
                "Messages that were delivered at least so long before asOf.", example: "20934",
                use: "`report opening-rates`")),
        .required(
            "opened", .number(0...100_000_000_000),
            note: .init(
                "How many of them were opened within the period.", example: "15012", use: "`report opening-rates`")),
        .required(
            "accounts", .number(0...100_000_000_000),
            note: .init(
                "To how many accounts they went. 100 may stand for 100 or more.", example: "100",
                use: "`report opening-rates`: what few people got is not shown")),
    ]

    private static let notificationColumns: [ExtractColumn] = [
        .required(
            "notification_id", .identifier,
            note: .init(
                "Identifies the e-mail. Several rows may report on one: they agree on account and sent_at.",
                example: "n-000001", use: "an e-mail counts once")),
        accountColumn(),
        .required(
            "sent_at", .time,
            note: .init("When the e-mail was sent.", example: "2026-08-04T19:50:02+02:00", use: "`bounce`")),
        .required(
            "outcome", .choice(of: NotificationEmail.Outcome.self),
            note: .init(
                "What became of it: hard_bounce and expired are failures for good, soft_bounce is one for now.",
                example: "hard_bounce", use: "`bounce`")),
        .init(
            "status_code", .statusCode, "RFC 3463",
            note: .init(
                "What the receiving mail server said: 2 delivered, 4 a failure for now, 5 one for good. Where it contradicts the "
                    + "outcome, it counts. Empty: not known.",
                example: "5.1.1", use: "`bounce`")),
    ]

    private static let suppressionColumns: [ExtractColumn] = [
        accountColumn(use: "`suppressed`"),
        .required(
            "reason", .text(100),
            note: .init(
                "Why this person gets no letter, in the mailbox's own words.", example: "op verzoek",
                use: "no rule; for who reads the extract")),
        .init(
            "until", .lastDay,
            note: .init("The last day that it holds. Empty: for ever.", example: "2027-01-31", use: "`suppressed`")),
    ]

    private static let reachabilityColumns: [ExtractColumn] = [
        accountColumn(use: "`all-on-paper`"),
        .init(
            "organisation_id", .organisation,
            note: .init(
                "The organisation; it stands in organisations.csv.", example: "org-rdw", use: "joins the files")),
        .required(
            "digital", .flag,
            note: .init(
                "Whether the account wants this organisation's post in the mailbox.", example: "true",
                use: "`all-on-paper` where no row says true")),
    ]

    private static let preferenceColumns: [ExtractColumn] = [
        accountColumn(),
        .required(
            "letter_format", .choice(of: LetterFormat.self),
            note: .init("How large the owner wants print on paper.", example: "large", use: "the layout of the letter")),
        .optional(
            "language", .language, "BCP 47",
            note: .init(
                "The language in which the owner would like to be helped. Letters stay in Dutch. Empty: not known.",
                example: "pl", use: "`explain`: which line of help the published letters show first")),
    ]
}
