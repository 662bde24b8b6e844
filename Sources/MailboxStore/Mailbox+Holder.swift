import GRDB
public import MailboxDomain

extension Mailbox {
    /// Who stands behind an account and where they get post; nothing of an account that the mailbox does not know.
    public func holder(of account: AccountID) throws -> AccountHolder {
        try Self.rethrowing(path) {
            // The file never changes, so that these reads need no transaction to agree.
            try lookups.unsafeReentrantRead { database in
                guard let key = try database.accountKey(account) else { return AccountHolder() }
                return try AccountHolder(
                    person: database.rows(of: key, Person.self).first,
                    partners: database.rows(of: key, Partner.self),
                    addresses: database.rows(of: key, Address.self),
                    representatives: database.rows(of: key, Representative.self),
                    suppressions: database.rows(of: key, Suppression.self),
                    letterFormat: database.rows(of: key, LetterFormat.self).first ?? .standard)
            }
        }
    }
}

extension Database {
    /// The rows of one account, in the order of the extract.
    fileprivate func rows<Value: HolderRow>(of account: Int64, _ type: Value.Type) throws -> [Value] {
        let rows = try RawStatement(kept: self, Value.query.sql)
        defer { rows.reset() }
        rows.bind(account, at: 1)
        var values: [Value] = []
        while try rows.step() {
            var columns = ColumnReader(rows, of: Value.query.table)
            values.append(try Value(&columns))
        }
        return values
    }
}

/// The read of one account's rows in a table about people.
private struct HolderQuery {
    let table: String
    let sql: String

    init(_ columns: String, from table: ExtractFile) {
        self.table = table.table
        sql = "SELECT \(columns) FROM \(table.table) WHERE account_key = ? ORDER BY rowid"
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
        kind, name, organisation, street, house_number, house_letter, house_addition, po_box, postcode, town,
        since, until
        """, from: .representatives)

    fileprivate init(_ row: inout ColumnReader) throws {
        try self.init(
            kind: row.required(Kind.init), name: row.text(), organisation: row.text(),
            address: Address(
                street: row.text(), houseNumber: row.number(), houseLetter: row.text(), houseAddition: row.text(),
                poBox: row.number(), postcode: row.text(), town: row.text()),
            since: row.value { CalendarDate($0) }, until: row.value { CalendarDate($0) })
    }
}

extension Suppression: HolderRow {
    fileprivate static let query = HolderQuery("reason, until", from: .suppressions)

    fileprivate init(_ row: inout ColumnReader) throws {
        try self.init(reason: row.required { $0 }, until: row.value { CalendarDate($0) })
    }
}

extension LetterFormat: HolderRow {
    fileprivate static let query = HolderQuery("letter_format", from: .preferences)

    fileprivate init(_ row: inout ColumnReader) throws { self = try row.required(LetterFormat.init) }
}
