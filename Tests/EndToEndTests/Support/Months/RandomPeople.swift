import TestSupport

/// Accounts whose people and addresses hold whatever their columns may hold, and some what they may not.
struct RandomPeople {
    private var texts: RandomTexts
    /// Rows with a value that must be refused.
    private(set) var wrong = 0

    init(seed: UInt64) { texts = RandomTexts(seed: seed) }

    mutating func add(_ account: String, to extract: ExtractBuilder) {
        let email = texts.chance(80) ? "none" : "validated"
        extract.add(
            "accounts", ["account_id": account, "last_login_at": "2026-10-01T10:00:00+02:00", "email_state": email])
        if email == "validated" {
            for day in ["05", "12"] {
                extract.add(
                    "notifications",
                    [
                        "notification_id": "n\(account)-\(day)", "account_id": account,
                        "sent_at": "2026-10-\(day)T12:00:00Z", "outcome": "hard_bounce",
                    ])
            }
        }
        var person = row("people", ["given_names", "prefix", "surname"])
        person["title"] = texts.chance(10) ? texts.pick(["B", "BS", "G", "JH", "JV", "P", "R"]) : ""
        person["sex"] = texts.pick(["M", "V", "O"])
        person["name_use"] = texts.pick(["E", "P", "V", "N"])
        person["secrecy"] = texts.chance(10) ? "7" : "0"
        extract.add("people", person.merging(["account_id": account]) { $1 })
        if texts.chance(40) {
            extract.add(
                "partners",
                row("partners", ["prefix", "surname"]).merging(["account_id": account, "since": "2001"]) { $1 })
        }
        extract.add("addresses", address("addresses").merging(["account_id": account, "kind": "residence"]) { $1 })
        if texts.chance(10) {
            let wrongBefore = wrong
            let names = row("representatives", ["name", "organisation"] + (texts.chance(30) ? ["surname"] : []))
            let curator = address("representatives").merging(names) { $1 }
            // It is one row, and refused once.
            wrong = min(wrong, wrongBefore + 1)
            extract.add("representatives", curator.merging(["account_id": account, "kind": "curator"]) { $1 })
        }
        if texts.chance(10) { extract.add("preferences", ["account_id": account, "letter_format": "large"]) }
    }

    private mutating func address(_ file: String) -> [String: String] {
        var address = ["house_number": "", "postcode": "", "street": "", "town": ""]
        switch texts.pick([0, 0, 0, 1, 2, 3]) {
        case 1 where file == "addresses":
            address.merge(row(file, ["location", "municipality"])) { $1 }
        case 2 where file == "addresses":
            address.merge(row(file, ["foreign_line1", "foreign_line2", "foreign_line3", "country"])) { $1 }
            address["country_code"] = texts.pick(["5010", "6029", "6014", "9999", "0000"])
        case 3:
            address.merge(row(file, ["town"])) { $1 }
            address["po_box"] = texts.pick(["1", "99999"])
            address["postcode"] = "9999ZZ"
        default:
            address.merge(row(file, ["street", "house_letter", "house_addition", "town"])) { $1 }
            address["house_number"] = texts.pick(["1", "12", "345", "99999"])
            address["postcode"] = texts.pick(["1000AA", "9999 ZZ", ""])
            if file == "addresses" { address["house_indication"] = texts.pick(["", "", "to", "by"]) }
        }
        return address
    }

    /// A row of random texts, one in a hundred with one that must be refused.
    private mutating func row(_ file: String, _ columns: [String]) -> [String: String] {
        var row: [String: String] = [:]
        for column in columns { row[column] = texts.text(column, in: "\(file).csv") }
        if texts.chance(1) {
            let column = texts.pick(columns)
            row[column] = texts.wrongText(column, in: "\(file).csv")
            wrong += 1
        }
        return row
    }
}
