import MailboxDomain

/// A file of the extract, in the order of loading: what others refer to comes first.
enum ExtractFile: String, CaseIterable, Sendable {
    case organisations, accounts, people, partners, addresses, representatives, messages, notifications, suppressions
    case preferences

    var name: String { rawValue + ".csv" }

    /// The table that its rows go into.
    var table: String { rawValue }

    /// Whether it is about the persons behind the accounts: the part of an extract that is only for candidates.
    var isAboutPeople: Bool {
        switch self {
        case .organisations, .accounts, .messages, .notifications: false
        case .people, .partners, .addresses, .representatives, .suppressions, .preferences: true
        }
    }

    var mayBeAbsent: Bool { self == .suppressions || self == .preferences }

    var columns: [ExtractColumn] {
        switch self {
        case .organisations:
            [.init("organisation_id", .newOrganisation), .required("name", .text), .required("category", .text)]
        case .accounts: Self.accountColumns
        case .people:
            [
                .init("account_id", .account), .init("given_names", .text), .init("title", .title),
                .init("prefix", .text), .init("surname", .text), .init("sex", .sex),
                .init("name_use", .choice(of: NameUse.self, whenEmpty: .own)),
                .init("birth_date", .partialDate), .init("death_date", .partialDate),
                .init("suspension", .choice(of: Suspension.self)),
                .init("secrecy", .number(0...7, whenEmpty: 0)),
            ]
        case .partners:
            [
                .init("account_id", .account), .init("title", .title), .init("prefix", .text),
                .init("surname", .text), .init("sex", .sex), .init("since", .partialDate),
                .init("until", .partialDate),
            ]
        case .addresses: Self.addressColumns
        case .representatives: Self.representativeColumns
        case .messages:
            [
                .required("message_id", .identifier), .init("account_id", .account),
                .init("organisation_id", .organisation), .required("delivered_at", .time), .init("opened_at", .time),
            ]
        case .notifications:
            [
                .required("notification_id", .identifier), .init("account_id", .account),
                .required("sent_at", .time), .required("outcome", .choice(of: NotificationEmail.Outcome.self)),
                .init("status_code", .statusCode),
            ]
        case .suppressions:
            [
                .init("account_id", .account), .required("reason", .text), .init("until", .date(mayBeLater: true)),
            ]
        case .preferences:
            [.init("account_id", .account), .required("letter_format", .choice(of: LetterFormat.self))]
        }
    }
}

extension ExtractFile {
    private static var accountColumns: [ExtractColumn] {
        [
            .init("account_id", .newAccount), .required("state", .choice(of: Account.State.self)),
            .required("activated_on", .date(mayBeLater: false)), .init("last_login_at", .time),
            .required("digid_level", .choice(of: Account.DigiDLevel.self)),
            .required("email_state", .choice(of: Account.EmailState.self)), .init("email_changed_at", .time),
            .init("email_declined_at", .time), .init("digital_senders", .number(0...999_999)),
            .init("push_active", .flag),
        ]
    }

    private static var addressColumns: [ExtractColumn] {
        [.init("account_id", .account), .required("kind", .choice(of: Address.Kind.self))]
            + streetColumns
            + [
                .init("house_indication", .choice(of: Address.HouseIndication.self)), .init("location", .text),
                .init("po_box", .number(1...99_999)), .init("reply_number", .number(1...99_999)),
                .init("postcode", .postcode), .init("town", .text), .init("municipality", .text),
                .init("foreign_line1", .text), .init("foreign_line2", .text), .init("foreign_line3", .text),
                .init("country_code", .digits(4)), .init("country", .text), .init("investigation", .digits(6)),
            ]
    }

    private static var representativeColumns: [ExtractColumn] {
        [
            .init("account_id", .account), .required("kind", .choice(of: Representative.Kind.self)),
            .init("name", .text), .init("organisation", .text),
        ] + streetColumns
            + [
                .init("po_box", .number(1...99_999)), .init("postcode", .postcode), .init("town", .text),
                .init("since", .date(mayBeLater: true)), .init("until", .date(mayBeLater: true)),
            ]
    }

    private static var streetColumns: [ExtractColumn] {
        [
            .init("street", .text), .init("house_number", .number(0...99_999)), .init("house_letter", .text),
            .init("house_addition", .text),
        ]
    }
}
