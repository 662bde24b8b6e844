import GRDB
public import MailboxDomain

extension Mailbox {
    /// Who stands behind an account and where they get post; nothing of an account that the mailbox does not know.
    public func holder(of account: AccountID) throws -> AccountHolder {
        try Self.rethrowing(path) {
            try lookups.read { database in
                guard let key = try database.accountKey(account) else { return AccountHolder() }
                return try AccountHolder(
                    person: database.rows(.people, of: key, Person.init).first,
                    partners: database.rows(.partners, of: key, Partner.init),
                    addresses: database.rows(.addresses, of: key, Address.init),
                    representatives: database.rows(.representatives, of: key, Representative.init),
                    suppressions: database.rows(.suppressions, of: key, Suppression.init),
                    letterFormat: database.rows(.preferences, of: key, LetterFormat.init).first ?? .standard)
            }
        }
    }
}

extension Database {
    /// The rows of one account, in the order of the extract.
    fileprivate func rows<Value>(
        _ file: ExtractFile, of account: Int64, _ read: (NamedRow) throws -> Value
    ) throws -> [Value] {
        let sql = "SELECT * FROM \(file.table) WHERE account_key = :account ORDER BY rowid"
        let rows = try Row.fetchCursor(try cachedStatement(sql: sql), arguments: ["account": account])
        var values: [Value] = []
        while let row = try rows.next() { values.append(try read(NamedRow(row: row, table: file.table))) }
        return values
    }
}

/// A row whose values are looked up by the names of the extract's columns.
private struct NamedRow {
    let row: Row
    let table: String

    /// A line break inside a value is a space: nothing in a letter may begin a line of its own.
    func text(_ column: String) -> String? {
        let text: String? = row[column]
        guard let text, text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    func number(_ column: String) -> Int? { row[column] }

    /// A value that another type reads from a text: nil for NULL, an error for a text that it refuses.
    func value<Value>(_ column: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = text(column) else { return nil }
        guard let value = read(text) else { throw MailboxError.damaged(table: table) }
        return value
    }

    /// The same for what the import never leaves empty.
    func required<Value>(_ column: String, _ read: (String) -> Value?) throws -> Value {
        guard let value = try value(column, read) else { throw MailboxError.damaged(table: table) }
        return value
    }
}

extension Person {
    fileprivate init(_ row: NamedRow) throws {
        try self.init(
            givenNames: row.text("given_names"), title: row.value("title", NobleTitle.init),
            prefix: row.text("prefix"), surname: row.text("surname"), sex: row.required("sex", Sex.init),
            nameUse: row.required("name_use", NameUse.init), birthDate: row.value("birth_date") { PartialDate($0) },
            deathDate: row.value("death_date") { PartialDate($0) },
            suspension: row.value("suspension", Suspension.init), secrecy: row.number("secrecy") ?? 0)
    }
}

extension Partner {
    fileprivate init(_ row: NamedRow) throws {
        try self.init(
            title: row.value("title", NobleTitle.init), prefix: row.text("prefix"), surname: row.text("surname"),
            sex: row.required("sex", Sex.init), since: row.value("since") { PartialDate($0) },
            until: row.value("until") { PartialDate($0) })
    }
}

extension Address {
    fileprivate init(_ row: NamedRow) throws {
        try self.init(
            kind: row.required("kind", Kind.init), street: row.text("street"), houseNumber: row.number("house_number"),
            houseLetter: row.text("house_letter"), houseAddition: row.text("house_addition"),
            houseIndication: row.value("house_indication", HouseIndication.init), location: row.text("location"),
            poBox: row.number("po_box"), replyNumber: row.number("reply_number"), postcode: row.text("postcode"),
            town: row.text("town"), municipality: row.text("municipality"),
            foreignLines: ["foreign_line1", "foreign_line2", "foreign_line3"].compactMap(row.text),
            countryCode: row.text("country_code"), country: row.text("country"),
            investigation: row.text("investigation"))
    }
}

extension Representative {
    fileprivate init(_ row: NamedRow) throws {
        let address = Address(
            street: row.text("street"), houseNumber: row.number("house_number"),
            houseLetter: row.text("house_letter"), houseAddition: row.text("house_addition"),
            poBox: row.number("po_box"), postcode: row.text("postcode"), town: row.text("town"))
        try self.init(
            kind: row.required("kind", Kind.init), name: row.text("name"), organisation: row.text("organisation"),
            address: address, since: row.value("since") { CalendarDate($0) },
            until: row.value("until") { CalendarDate($0) })
    }
}

extension Suppression {
    fileprivate init(_ row: NamedRow) throws {
        try self.init(
            reason: row.required("reason") { $0 }, until: row.value("until") { CalendarDate($0) })
    }
}

extension LetterFormat {
    fileprivate init(_ row: NamedRow) throws {
        self = try row.required("letter_format", LetterFormat.init)
    }
}
