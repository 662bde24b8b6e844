import MailboxDomain

// The files about the persons behind accounts, in the words of the BRP.
extension ExtractFile {
    static let personColumns: [ExtractColumn] = [
        accountColumn(),
        .init(
            "given_names", .text(200), "BRP 02.10 voornamen",
            note: .init(
                "All given names. A single `.` says that the name is not known.", example: "Mavis Shanti",
                use: "envelope: initials")),
        .init(
            "title", .title, "BRP 02.20 adellijke titel/predicaat",
            note: .init(
                "B baron, BS barones, G graaf, GI gravin, H hertog, HI hertogin, JH jonkheer, JV jonkvrouw, M markies, "
                    + "MI markiezin, P prins, PS prinses, R ridder. Empty: none.", example: "JH", use: "envelope")),
        .init(
            "prefix", .text(10), "BRP 02.30 voorvoegsel geslachtsnaam",
            note: .init("What stands before the surname.", example: "van den", use: "envelope, salutation")),
        .init(
            "surname", .text(200), "BRP 02.40 geslachtsnaam",
            note: .init(
                "The surname. Empty: who has no name in letters is not written to.", example: "Heuvelaar",
                use: "envelope, salutation; `no-name`")),
        .init(
            "sex", .sex, "BRP 04.10 geslachtsaanduiding",
            note: .init("M, V, or O for not known. Empty: O.", example: "V", use: "salutation")),
        .init(
            "name_use", .choice(of: NameUse.self, whenEmpty: .own), "BRP 61.10 aanduiding naamgebruik",
            note: .init(
                "Whose surname a letter uses: E own, P the partner's, V the partner's before the own, N the own before the "
                    + "partner's. Empty: E.", example: "E",
                use: "envelope, salutation")),
        .init(
            "birth_date", .partialDate(ofBirth: true), "BRP 03.10 geboortedatum",
            note: .init(
                "Day, month or year unknown: left off; whoever may be under 14 counts as that. Empty: not known, and written to.",
                example: "1948-04-03", use: "`under-14`")),
        .init(
            "death_date", .partialDate(ofBirth: false), "BRP 08.10 datum overlijden",
            note: .init(
                "Empty: alive, as far as is known. Of a day of which not even the year is known, suspension O tells.",
                example: "2026-10-12", use: "`deceased`")),
        .init(
            "suspension", .choice(of: Suspension.self), "BRP 67.20 omschrijving reden opschorting bijhouding",
            note: .init(
                "Why the registration is kept no longer: O died, E emigrated, M ministerial decision, R registered as "
                    + "non-resident, F an error. Empty: it is kept. Who is E or R is written to at the address that is "
                    + "registered: give the one abroad.", example: "E",
                use: "`deceased`; `registration-suspended`: M and F, E and R without an address")),
        .init(
            "secrecy", .number(0...7, whenEmpty: 0), "BRP 70.10 indicatie geheim",
            note: .init(
                "Above 0 nothing about this person is told to others. Empty: 0.", example: "0",
                use: "a closed letter in place of a card")),
    ]

    static let partnerColumns: [ExtractColumn] = [
        accountColumn(),
        .init(
            "title", .title, "BRP 02.20 adellijke titel/predicaat",
            note: .init("The partner's, by its code.", example: "B", use: "envelope")),
        .init(
            "prefix", .text(10), "BRP 02.30 voorvoegsel geslachtsnaam",
            note: .init("Of the partner's surname.", example: "van den", use: "envelope, salutation")),
        .init(
            "surname", .text(200), "BRP 02.40 geslachtsnaam",
            note: .init("The partner's.", example: "Braakhuis", use: "envelope, salutation, by `name_use`")),
        .init(
            "sex", .sex, "BRP 04.10 geslachtsaanduiding",
            note: .init("The partner's: M, V, or O for not known. Empty: O.", example: "M", use: "a title by marriage")),
        .init(
            "since", .partialDate(ofBirth: false), "BRP 06.10 datum huwelijkssluiting/aangaan partnerschap",
            note: .init("When marriage or partnership began.", example: "1982-06-20", use: "whose name counts")),
        .init(
            "until", .partialDate(ofBirth: false), "BRP 07.10 datum ontbinding",
            note: .init("When it ended. Empty: it did not.", example: "2015-03", use: "whose name counts")),
    ]

    static let addressColumns: [ExtractColumn] =
        [
            accountColumn(),
            .required(
                "kind", .choice(of: Address.Kind.self), "BRP 10.10 functie adres",
                note: .init(
                    "residence, or a letter address, which is used before it. One of each at most.",
                    example: "residence", use: "envelope; a closed letter at a letter address")),
        ] + streetColumns
        + [
            .init(
                "house_indication", .choice(of: Address.HouseIndication.self), "BRP 11.50 aanduiding bij huisnummer",
                note: .init("At (by) or opposite (to) the house number.", example: "by", use: "envelope")),
            .init(
                "location", .text(35), "BRP 12.10 locatiebeschrijving",
                note: .init(
                    "Where there is no street: what the place is called, such as a boat.", example: "Woonboot De Hoop",
                    use: "envelope")
            ),
            poBoxColumn,
            .init(
                "reply_number", .number(1...99_999),
                note: .init("The number of an antwoordnummer.", example: "10234", use: "envelope")),
            postcodeColumn, townColumn,
            .init(
                "municipality", .text(80), "BRP 09.10 gemeente van inschrijving, by name",
                note: .init(
                    "By it a location is found; else used where the town is empty.", example: "Lindenkamp",
                    use: "envelope")),
            .init(
                "foreign_line1", .text(40), "BRP 13.30 regel 1 adres buitenland",
                note: .init(
                    "An address abroad, as it is written there, without the country.", example: "12 Sample Street",
                    use: "envelope")),
            .init(
                "foreign_line2", .text(50), "BRP 13.40 regel 2 adres buitenland",
                note: .init("Its second line.", example: "LONDON N1 1AA", use: "envelope")),
            .init(
                "foreign_line3", .text(35), "BRP 13.50 regel 3 adres buitenland",
                note: .init("Its third line.", example: "SURREY", use: "envelope")),
            .init(
                "country_code", .digits(4), "BRP 13.10 land adres buitenland",
                note: .init(
                    "The country by its code in BRP table 34. Empty or 6030: the Netherlands. Required where foreign lines "
                        + "stand: without it, or with a code that says unknown, no letter is sent. With a country abroad the "
                        + "foreign lines are used, and the columns of a Dutch address are not.", example: "6037",
                    use: "envelope, postage; `no-postal-address`")),
            .init(
                "country", .text(80), "BRP table 34 landen, by name",
                note: .init(
                    "The same in words; letters go by the code.", example: "Spanje",
                    use: "no rule; for who reads the extract")),
            .init(
                "investigation", .digits(6), "BRP 83.10 aanduiding gegevens in onderzoek",
                note: .init(
                    "What of the address is under investigation. Empty: nothing. Looked at on the address that would be used.",
                    example: "081160",
                    use: "089999: `not-living-there`; other 08....: `address-under-investigation`; no rule for the rest"
                )),
        ]

    static let representativeColumns: [ExtractColumn] =
        [
            accountColumn(),
            .required(
                "kind", .choice(of: Representative.Kind.self),
                note: .init(
                    "Who acts for the person. Under a curator the letter goes to the curator.", example: "curator",
                    use: "to whom the letter goes")),
            .init(
                "name", .text(200),
                note: .init(
                    "A natural person's name as one text, where it is not registered in parts.",
                    example: "mevrouw J. Voorbeeld", use: "envelope, salutation")),
            .init(
                "organisation", .text(200),
                note: .init("The office's name.", example: "Voorbeeld Bewindvoering", use: "envelope")),
        ] + streetColumns
        + [
            poBoxColumn, postcodeColumn, townColumn,
            .init(
                "since", .date(mayBeLater: true),
                note: .init(
                    "The first day. Empty: not known, so it holds.", example: "2021-04-01", use: "whether it holds")),
            .init(
                "until", .lastDay,
                note: .init("The last day. Empty: it has no end.", example: "2027-01-31", use: "whether it holds")),
            .optional(
                "given_names", .text(200), "BRP 02.10 voornamen",
                note: .init(
                    "The representative's name in parts; then `name` is not used.", example: "Sanne",
                    use: "envelope: initials")),
            .optional(
                "prefix", .text(10), "BRP 02.30 voorvoegsel geslachtsnaam",
                note: .init("The representative's.", example: "de", use: "envelope, salutation")),
            .optional(
                "surname", .text(200), "BRP 02.40 geslachtsnaam",
                note: .init(
                    "The representative's; required where one of the other three has a value.", example: "Vries",
                    use: "envelope, salutation")),
            .optional(
                "sex", .sex, "BRP 04.10 geslachtsaanduiding",
                note: .init(
                    "The representative's: M, V, or O for not known. Empty: O.", example: "V", use: "salutation")),
        ]

    /// A street is the short name, of 24 characters, or the full one that the BAG has (11.15 naam openbare ruimte).
    private static let streetColumns: [ExtractColumn] = [
        .init(
            "street", .text(80), "BRP 11.10 straatnaam, or 11.15 naam openbare ruimte",
            note: .init(
                "The short name or the full one.", example: "Nieuwe Gracht", use: "envelope; `no-postal-address`")),
        .init(
            "house_number", .number(0...99_999), "BRP 11.20 huisnummer",
            note: .init("0 or empty: not known; to a street no letter is sent then.", example: "61", use: "envelope")),
        .init(
            "house_letter", .text(1, of: .letters), "BRP 11.30 huisletter",
            note: .init("One letter behind the number.", example: "b", use: "envelope")),
        .init(
            "house_addition", .text(4, of: .additions), "BRP 11.40 huisnummertoevoeging",
            note: .init("What else stands behind the number.", example: "2 hg", use: "envelope")),
    ]
    private static let poBoxColumn = ExtractColumn(
        "po_box", .number(1...99_999),
        note: .init("The number of a post office box.", example: "90801", use: "envelope"))
    private static let postcodeColumn = ExtractColumn(
        "postcode", .postcode, "BRP 11.60 postcode",
        note: .init(
            "With or without a space. Empty: a letter is sent all the same, without a barcode.", example: "1478JD",
            use: "envelope, barcode, order of the batch"))
    private static let townColumn = ExtractColumn(
        "town", .text(80), "BRP 11.70 woonplaatsnaam",
        note: .init("The town.", example: "Sluiskapelle", use: "envelope; `no-postal-address`"))
}
