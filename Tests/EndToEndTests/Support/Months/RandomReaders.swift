import SyntheticExtract
import TestSupport

/// Accounts that each get a letter or a card, in forms drawn by a seed.
struct RandomReaders {
    struct Reader {
        let account: String
        let audience: String
        let isAbroad: Bool
        let hasCurator: Bool
        let hasLapsed: Bool
        let wantsLargePrint: Bool

        func product(isCard: Bool) -> String { audience == "bounce" && !isCard ? "bounce-letter" : audience }

        /// As `publish` calls the file of what this reader gets.
        func form(isCard: Bool) -> String {
            let parts = [
                (product(isCard: isCard), true), ("abroad", isAbroad), ("digid-lapsed", hasLapsed && !isCard),
                ("ward", hasCurator && !isCard),
            ]
            return parts.filter(\.1).map(\.0).joined(separator: "-")
        }

        /// - Parameter window: the layout of letters in ordinary print.
        func layout(isCard: Bool, window: String) -> String {
            isCard ? "card" : wantsLargePrint && window == "window-left" ? "large-print" : window
        }
    }

    let all: [Reader]

    init(count: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        all = (1...count).map { number in
            let audience = random.pick(["digid-basis", "dormant", "no-email", "bounce"])
            let (isLapsed, hasCurator) = (random.among(0...1) == 1, random.among(0...2) == 0)
            let isAbroad = random.among(0...2) == 0
            // A registered curator has an address in the Netherlands.
            return Reader(
                account: "r\(number)", audience: audience, isAbroad: isAbroad && !hasCurator, hasCurator: hasCurator,
                hasLapsed: audience == "digid-basis" && isLapsed, wantsLargePrint: random.among(0...1) == 1)
        }
    }

    func extract() throws -> ExtractBuilder {
        let extract = try ExtractBuilder.ofReaders()
        extract.rows["organisations"] = [["organisation_id": "o1", "name": "Gemeente", "category": "municipality"]]
        for reader in all { add(reader, to: extract) }
        return extract
    }

    private func add(_ reader: Reader, to extract: ExtractBuilder) {
        let own = ["account_id": reader.account]
        var account = [
            "last_login_at": "2026-10-01T10:00:00+02:00", "email_state": "validated", "digid_level": "midden",
            "activated_on": "2018-01-01",
        ]
        switch reader.audience {
        case "no-email": account["email_state"] = "none"
        case "digid-basis" where reader.hasLapsed:
            account["digid_level"] = "none"
            account["last_login_at"] = "2022-10-01T10:00:00+02:00"
        case "digid-basis": account["digid_level"] = "basis"
        case "dormant":
            account["last_login_at"] = "2025-06-01T10:00:00+02:00"
            extract.add(
                "messages",
                own.merging(["message_id": "m\(reader.account)", "delivered_at": "2026-08-01T12:00:00+02:00"]) { $1 })
        default:
            for day in ["05", "12"] {
                extract.add(
                    "notifications",
                    own.merging([
                        "notification_id": "n\(reader.account)-\(day)", "sent_at": "2026-10-\(day)T12:00:00Z",
                        "outcome": "hard_bounce",
                    ]) { $1 })
            }
        }
        extract.add("accounts", account.merging(own) { $1 })
        extract.add("people", own.merging(["given_names": "Piet", "surname": "Vrieswaard", "sex": "M"]) { $1 })
        var address = own
        if reader.isAbroad {
            address.merge([
                "street": "", "house_number": "", "postcode": "", "town": "", "foreign_line1": "Rue Haute 1",
                "foreign_line2": "1000 BRUXELLES", "country_code": "5010",
            ]) { $1 }
        }
        extract.add("addresses", address)
        if reader.hasCurator {
            extract.add(
                "representatives",
                own.merging([
                    "kind": "curator", "name": "mevrouw J. de Boer", "street": "Plein", "house_number": "2",
                    "postcode": "1234AB", "town": "Dorp",
                ]) { $1 })
        }
        if reader.wantsLargePrint { extract.add("preferences", own.merging(["letter_format": "large"]) { $1 }) }
    }
}
