import MailboxDomain

// Lengths and characters are those of the BRP (Logisch Ontwerp, as the BRP API's specification has them too). Where no
// register says how long a text may be, the bound is ours: wide enough for every name that we know of, and no more than
// a page can do something with.
extension ExtractFile {
    var columns: [ExtractColumn] {
        switch self {
        case .organisations:
            [
                .init("organisation_id", .newOrganisation), .required("name", .text(200)),
                .required("category", .text(100)),
            ]
        case .accounts: Self.accountColumns
        case .people: Self.personColumns
        case .partners:
            [
                .init("account_id", .account), .init("title", .title, "BRP 02.20 adellijke titel/predicaat"),
                .init("prefix", .text(10), "BRP 02.30 voorvoegsel geslachtsnaam"),
                .init("surname", .text(200), "BRP 02.40 geslachtsnaam"),
                .init("sex", .sex, "BRP 04.10 geslachtsaanduiding"),
                .init("since", .partialDate(ofBirth: false), "BRP 06.10 datum huwelijkssluiting/aangaan partnerschap"),
                .init("until", .partialDate(ofBirth: false), "BRP 07.10 datum ontbinding"),
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
                .init("status_code", .statusCode, "RFC 3463"),
            ]
        case .suppressions:
            [
                .init("account_id", .account), .required("reason", .text(100)),
                .init("until", .lastDay),
            ]
        case .preferences:
            [.init("account_id", .account), .required("letter_format", .choice(of: LetterFormat.self))]
        }
    }

    private static let accountColumns: [ExtractColumn] = [
        .init("account_id", .newAccount), .required("state", .choice(of: Account.State.self)),
        .required("activated_on", .date(mayBeLater: false)), .init("last_login_at", .time),
        .required("digid_level", .choice(of: Account.DigiDLevel.self)),
        .required("email_state", .choice(of: Account.EmailState.self)), .init("email_changed_at", .time),
        .init("email_declined_at", .time), .init("digital_senders", .number(0...999_999)),
        .init("push_active", .flag),
    ]

    private static let personColumns: [ExtractColumn] = [
        .init("account_id", .account), .init("given_names", .text(200), "BRP 02.10 voornamen"),
        .init("title", .title, "BRP 02.20 adellijke titel/predicaat"),
        .init("prefix", .text(10), "BRP 02.30 voorvoegsel geslachtsnaam"),
        .init("surname", .text(200), "BRP 02.40 geslachtsnaam"),
        .init("sex", .sex, "BRP 04.10 geslachtsaanduiding"),
        .init("name_use", .choice(of: NameUse.self, whenEmpty: .own), "BRP 61.10 aanduiding naamgebruik"),
        .init("birth_date", .partialDate(ofBirth: true), "BRP 03.10 geboortedatum"),
        .init("death_date", .partialDate(ofBirth: false), "BRP 08.10 datum overlijden"),
        .init("suspension", .choice(of: Suspension.self), "BRP 67.20 omschrijving reden opschorting bijhouding"),
        .init("secrecy", .number(0...7, whenEmpty: 0), "BRP 70.10 indicatie geheim"),
    ]

    private static let addressColumns: [ExtractColumn] =
        [
            .init("account_id", .account),
            .required("kind", .choice(of: Address.Kind.self), "BRP 10.10 functie adres"),
        ] + streetColumns
        + [
            .init(
                "house_indication", .choice(of: Address.HouseIndication.self), "BRP 11.50 aanduiding bij huisnummer"),
            .init("location", .text(35), "BRP 12.10 locatiebeschrijving"),
            .init("po_box", .number(1...99_999)), .init("reply_number", .number(1...99_999)), postcodeColumn,
            townColumn,
            .init("municipality", .text(80), "BRP 09.10 gemeente van inschrijving, by name"),
            .init("foreign_line1", .text(40), "BRP 13.30 regel 1 adres buitenland"),
            .init("foreign_line2", .text(50), "BRP 13.40 regel 2 adres buitenland"),
            .init("foreign_line3", .text(35), "BRP 13.50 regel 3 adres buitenland"),
            .init("country_code", .digits(4), "BRP 13.10 land adres buitenland"),
            .init("country", .text(80), "BRP table 34 landen, by name"),
            .init("investigation", .digits(6), "BRP 83.10 aanduiding gegevens in onderzoek"),
        ]

    private static let representativeColumns: [ExtractColumn] =
        [
            .init("account_id", .account), .required("kind", .choice(of: Representative.Kind.self)),
            .init("name", .text(200)), .init("organisation", .text(200)),
        ] + streetColumns
        + [
            .init("po_box", .number(1...99_999)), postcodeColumn, townColumn, .init("since", .date(mayBeLater: true)),
            .init("until", .lastDay), .optional("given_names", .text(200), "BRP 02.10 voornamen"),
            .optional("prefix", .text(10), "BRP 02.30 voorvoegsel geslachtsnaam"),
            .optional("surname", .text(200), "BRP 02.40 geslachtsnaam"),
            .optional("sex", .sex, "BRP 04.10 geslachtsaanduiding"),
        ]

    /// A street is the short name, of 24 characters, or the full one that the BAG has (11.15 naam openbare ruimte).
    private static let streetColumns: [ExtractColumn] = [
        .init("street", .text(80), "BRP 11.10 straatnaam, or 11.15 naam openbare ruimte"),
        .init("house_number", .number(0...99_999), "BRP 11.20 huisnummer"),
        .init("house_letter", .text(1, of: .letters), "BRP 11.30 huisletter"),
        .init("house_addition", .text(4, of: .additions), "BRP 11.40 huisnummertoevoeging"),
    ]
    private static let postcodeColumn = ExtractColumn("postcode", .postcode, "BRP 11.60 postcode")
    private static let townColumn = ExtractColumn("town", .text(80), "BRP 11.70 woonplaatsnaam")
}
