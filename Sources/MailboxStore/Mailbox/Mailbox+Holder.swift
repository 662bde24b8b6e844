import GRDB
public import MailboxDomain

extension Mailbox {
    /// Who stands behind an account and where they get post; nothing of an account that the mailbox does not know.
    public func holder(of account: AccountID) throws -> AccountHolder {
        try lookUp(account) { key, read in
            var holders = try HolderCursor(read)
            return try holders.holder(of: key)
        } ?? AccountHolder()
    }
}

/// Reads who stands behind accounts, these in order; of the accounts between two it reads no more than an index.
struct HolderCursor {
    private var people: RowsByAccount
    private var partners: RowsByAccount
    private var addresses: RowsByAccount
    private var representatives: RowsByAccount
    private var suppressions: RowsByAccount
    private var preferences: RowsByAccount

    init(_ read: AccountRead) throws {
        func rows<Value: HolderRow>(_ type: Value.Type) throws -> RowsByAccount {
            try RowsByAccount(read.statement(Value.query.sql))
        }
        people = try rows(Person.self)
        partners = try rows(Partner.self)
        addresses = try rows(Address.self)
        representatives = try rows(Representative.self)
        suppressions = try rows(Suppression.self)
        preferences = try rows(Preference.self)
    }

    static var statements: [String] {
        [
            Person.query.sql, Partner.query.sql, Address.query.sql, Representative.query.sql, Suppression.query.sql,
            Preference.query.sql,
        ]
    }

    /// - Parameter key: behind that of the account that was asked for before.
    mutating func holder(of key: Int64) throws -> AccountHolder {
        let preference = try preferences.values(of: key, Preference.self).first
        return try AccountHolder(
            person: people.values(of: key, Person.self).first,
            partners: partners.values(of: key, Partner.self).withoutRepeats,
            addresses: addresses.values(of: key, Address.self),
            representatives: representatives.values(of: key, Representative.self).withoutRepeats,
            suppressions: suppressions.values(of: key, Suppression.self),
            letterFormat: preference?.letterFormat ?? .standard, language: preference?.language)
    }
}

extension RowsByAccount {
    /// The rows of one account, in the order of the extract.
    fileprivate mutating func values<Value: HolderRow>(of key: Int64, _ type: Value.Type) throws -> [Value] {
        try skip(to: key)
        var values: [Value] = []
        while account == key {
            var columns = ColumnReader(rows, from: 1, of: Value.query.table)
            values.append(try Value(&columns))
            try advance()
        }
        return values
    }
}

/// The read of accounts' rows in a table about people.
private struct HolderQuery {
    let table: String
    let sql: String

    init(_ columns: String, from table: ExtractFile) {
        self.table = table.table
        sql = """
            SELECT account_key, \(columns) FROM \(table.table) INDEXED BY \(MailboxSchema.index(of: table))
            WHERE \(AccountRead.condition) ORDER BY account_key, rowid
            """
    }
}

private protocol HolderRow {
    static var query: HolderQuery { get }
    /// Reads the columns in the order of the query.
    init(_ row: inout ColumnReader) throws
}

extension Person: HolderRow {
    fileprivate static let query = HolderQuery(
        """
        given_names, title, prefix, surname, sex, name_use, birth_date, death_date, suspension, secrecy
        """, from: .people)

    fileprivate init(_ row: inout ColumnReader) throws {
        try self.init(
            givenNames: row.text(), title: row.value(NobleTitle.init), prefix: row.text(), surname: row.text(),
            sex: row.required(Sex.init), nameUse: row.required(NameUse.init),
            birthDate: row.value { PartialDate($0) }, deathDate: row.value { PartialDate($0) },
            suspension: row.value(Suspension.init), secrecy: row.number() ?? 0)
    }
}

extension Partner: HolderRow {
    fileprivate static let query = HolderQuery("title, prefix, surname, sex, since, until", from: .partners)

    fileprivate init(_ row: inout ColumnReader) throws {
        try self.init(
            title: row.value(NobleTitle.init), prefix: row.text(), surname: row.text(), sex: row.required(Sex.init),
            since: row.value { PartialDate($0) }, until: row.value { PartialDate($0) })
    }
}

extension Address: HolderRow {
    fileprivate static let query = HolderQuery(
        """
        kind, street, house_number, house_letter, house_addition, house_indication, location, po_box, reply_number,
        postcode, town, municipality, foreign_line1, foreign_line2, foreign_line3, country_code, country, investigation
        """, from: .addresses)

    fileprivate init(_ row: inout ColumnReader) throws {
        try self.init(
            kind: row.required(Kind.init), street: row.text(), houseNumber: row.number(), houseLetter: row.text(),
            houseAddition: row.text(), houseIndication: row.value(HouseIndication.init), location: row.text(),
            poBox: row.number(), replyNumber: row.number(), postcode: row.text(), town: row.text(),
            municipality: row.text(), foreignLines: [row.text(), row.text(), row.text()].compactMap(\.self),
            countryCode: row.text(), country: row.text(), investigation: row.text())
    }
}

extension Representative: HolderRow {
    fileprivate static let query = HolderQuery(
        """
        kind, name, given_names, prefix, surname, sex, organisation, street, house_number, house_letter,
        house_addition, po_box, postcode, town, since, until
        """, from: .representatives)

    fileprivate init(_ row: inout ColumnReader) throws {
        try self.init(
            kind: row.required(Kind.init), name: row.text(), registeredName: RegisteredName(&row),
            organisation: row.text(),
            address: Address(
                street: row.text(), houseNumber: row.number(), houseLetter: row.text(), houseAddition: row.text(),
                poBox: row.number(), postcode: row.text(), town: row.text()),
            since: row.value { CalendarDate($0) }, until: row.value { CalendarDate($0) })
    }
}

extension RegisteredName {
    /// Nil where there is no surname: the row then has no name in parts.
    fileprivate init?(_ row: inout ColumnReader) throws {
        let (givenNames, prefix, surname) = (row.text(), row.text(), row.text())
        let sex = try row.required(Sex.init)
        guard let surname else { return nil }
        self.init(givenNames: givenNames, prefix: prefix, surname: surname, sex: sex)
    }
}

extension Suppression: HolderRow {
    fileprivate static let query = HolderQuery("reason, until", from: .suppressions)

    fileprivate init(_ row: inout ColumnReader) throws {
        try self.init(reason: row.required { $0 }, until: row.value { CalendarDate($0) })
    }
}

/// How somebody wants letters, and help with them.
private struct Preference: HolderRow {
    static let query = HolderQuery("letter_format, language", from: .preferences)

    let letterFormat: LetterFormat
    let language: LanguageTag?

    init(_ row: inout ColumnReader) throws {
        letterFormat = try row.required(LetterFormat.init)
        language = try row.value { LanguageTag($0) }
    }
}
