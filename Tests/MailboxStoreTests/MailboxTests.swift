import Foundation
import GRDB
import MailboxDomain
import TestSupport
import Testing

@testable import MailboxStore

@Suite struct MailboxTests {
    private func account(_ id: String) throws -> AccountID { try #require(AccountID(id)) }

    @Test func `an account comes back as the extract had it`() throws {
        let extract = try ExtractBuilder()
        extract.change(
            "accounts",
            [
                "state": "deactivated", "last_login_at": "2025-01-01T00:00:00.5+01:00", "digid_level": "hoog",
                "email_changed_at": "2024-01-01T00:00:00Z", "email_declined_at": "2024-01-02T00:00:00Z",
                "digital_senders": "0", "push_active": "true", "login_means": "recognised",
                "email_verified_at": "2024-01-03T00:00:00Z",
            ])
        try extract.load()
        let activity = try Mailbox(openingAt: extract.mailbox).activity(of: account("a1"))
        let expected = Account(
            id: try account("a1"), state: .deactivated,
            activatedOn: try #require(CalendarDate("2020-02-29")), lastLoginAt: Instant("2024-12-31T23:00:00.5Z"),
            digidLevel: .hoog, loginMeans: .recognised, emailState: .validated,
            emailChangedAt: Instant("2024-01-01T00:00:00Z"), emailVerifiedAt: Instant("2024-01-03T00:00:00Z"),
            emailDeclinedAt: Instant("2024-01-02T00:00:00Z"), digitalSenders: 0, pushActive: true)
        #expect(activity?.account == expected)
    }

    @Test func `an empty field is unknown, none, or the default`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        let found = try #require(try mailbox.activity(of: account("a1"))?.account)
        #expect(found.lastLoginAt == nil && found.digitalSenders == nil && !found.pushActive)
        #expect(found.loginMeans == nil && found.emailVerifiedAt == nil)
        let person = try #require(try mailbox.holder(of: account("a1")).person)
        #expect(person == Person(givenNames: "Jan", surname: "Voorbeeld", sex: .unknown, nameUse: .own, secrecy: 0))
    }

    @Test func `all that is known of a holder comes back`() throws {
        let extract = try ExtractBuilder()
        extract.change(
            "people",
            [
                "title": "JV", "prefix": "van der", "surname": "\"Voor\", beeld", "sex": "V", "name_use": "N",
                "birth_date": "2002-06", "death_date": "2020", "suspension": "O", "secrecy": "7",
            ])
        extract.change("partners", ["title": "B", "prefix": "de", "sex": "M", "since": "1999", "until": "2001-02-03"])
        extract.change(
            "addresses",
            [
                "house_number": "99999", "house_letter": "a", "house_addition": "bis", "house_indication": "to",
                "municipality": "Voorbeeld", "investigation": "089999",
            ])
        extract.add(
            "addresses",
            [
                "kind": "letter", "street": "", "house_number": "", "house_letter": "", "house_addition": "",
                "house_indication": "", "postcode": "", "town": "", "municipality": "", "investigation": "",
                "location": "Woonboot", "po_box": "12", "reply_number": "345", "foreign_line1": "1 Main St",
                "foreign_line3": "Town", "country_code": "0000", "country": "Onbekend",
            ])
        extract.change(
            "representatives",
            [
                "kind": "curator", "organisation": "Bureau", "given_names": "Mo Li", "prefix": "van",
                "surname": "Test", "sex": "V", "street": "Plein", "house_number": "2", "po_box": "3",
                "postcode": "1234AB", "town": "Dorp", "since": "2020-01-01", "until": "2030-01-01",
            ])
        extract.add("suppressions", ["reason": "moved", "until": "2027-01-01"])
        try extract.load()
        let holder = try Mailbox(openingAt: extract.mailbox).holder(of: account("a1"))
        #expect(
            holder.person
                == Person(
                    givenNames: "Jan", title: .jonkvrouw, prefix: "van der", surname: "\"Voor\", beeld", sex: .female,
                    nameUse: .ownThenPartner, birthDate: PartialDate("2002-06"), deathDate: PartialDate("2020"),
                    suspension: .died, secrecy: 7))
        #expect(
            holder.partners == [
                Partner(
                    title: .baron, prefix: "de", surname: "Proef", sex: .male, since: PartialDate("1999"),
                    until: PartialDate("2001-02-03"))
            ])
        #expect(
            holder.addresses == [
                Address(
                    kind: .residence, street: "Dorpsstraat", houseNumber: 99_999, houseLetter: "a",
                    houseAddition: "bis", houseIndication: .opposite, postcode: "1234AB", town: "Ons Dorp",
                    municipality: "Voorbeeld", investigation: "089999"),
                Address(
                    kind: .letter, location: "Woonboot", poBox: 12, replyNumber: 345,
                    foreignLines: ["1 Main St", "Town"], countryCode: "0000", country: "Onbekend"),
            ])
        #expect(
            holder.representatives == [
                Representative(
                    kind: .curator, name: "M. Test",
                    registeredName: RegisteredName(
                        givenNames: "Mo Li", prefix: "van", surname: "Test", sex: .female),
                    organisation: "Bureau",
                    address: Address(street: "Plein", houseNumber: 2, poBox: 3, postcode: "1234AB", town: "Dorp"),
                    since: CalendarDate("2020-01-01"), until: CalendarDate("2030-01-01"))
            ])
        #expect(
            holder.suppressions == [
                Suppression(reason: "court-order"),
                Suppression(reason: "moved", until: CalendarDate("2027-01-01")),
            ])
        #expect(holder.letterFormat == .large && holder.language == LanguageTag("pl"))
    }

    /// Accounts out of order, some with messages, some with notifications, some with neither.
    private func mixedExtract() throws -> ExtractBuilder {
        let extract = try ExtractBuilder()
        for id in ["b", "A", "_", "a10", "a", "-"] { extract.add("accounts", ["account_id": id]) }
        for (id, account, opened) in [
            ("m2", "b", ""), ("m3", "A", "2026-10-02T00:00:00Z"), ("m4", "_", ""), ("m0", "b", ""),
        ] {
            extract.add("messages", ["message_id": id, "account_id": account, "opened_at": opened])
        }
        extract.add(
            "messages", ["message_id": "m9", "account_id": "b", "delivered_at": "2026-01-01T00:00:00Z"])
        for (id, account, at) in [
            ("n2", "a10", "2026-05-01T00:00:00Z"), ("n3", "a10", "2026-04-01T00:00:00Z"),
            ("n4", "-", "2026-05-01T00:00:00Z"), ("n5", "b", "2026-05-01T00:00:00Z"),
        ] {
            extract.add(
                "notifications",
                ["notification_id": id, "account_id": account, "sent_at": at, "outcome": "hard_bounce"])
        }
        return extract
    }

    @Test func `all accounts come in byte order with their unopened messages and notifications in order of time`()
        throws
    {
        let extract = try mixedExtract()
        try extract.load()
        var lines: [String] = []
        try Mailbox(openingAt: extract.mailbox).forEachActivity { activity in
            let messages = activity.unopened.map(\.id.rawValue).joined(separator: " ")
            let notifications = activity.notifications.map(\.id.rawValue).joined(separator: " ")
            lines.append("\(activity.account.id): \(messages) / \(notifications)")
        }
        #expect(
            lines == ["-:  / n4", "A:  / ", "_: m4 / ", "a:  / ", "a1: m1 / n1", "a10:  / n3 n2", "b: m9 m0 m2 / n5"])
    }

    @Test func `single accounts can be read and all again while all are read, with the same result`() throws {
        let extract = try mixedExtract()
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        var (count, inner) = (0, 0)
        try mailbox.forEachActivity { activity in
            let id = activity.account.id
            let (again, holder) = try (mailbox.activity(of: id), mailbox.holder(of: id))
            #expect(again == activity)
            #expect((holder.person == nil) == (id.rawValue != "a1"))
            if count == 0 { try mailbox.forEachActivity { _ in inner += 1 } }
            count += 1
        }
        #expect(count == mailbox.accountCount && inner == count)
    }

    @Test func `an open mailbox stays the same while an import replaces it`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        extract.add("accounts", ["account_id": "a2"])
        try extract.load()
        var count = 0
        try mailbox.forEachActivity { _ in count += 1 }
        #expect(count == 1)
        #expect(try Mailbox(openingAt: extract.mailbox).accountCount == 2)
    }

    @Test func `an unknown account has no activity and an empty holder`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        #expect(try mailbox.activity(of: account("a9")) == nil)
        #expect(try mailbox.holder(of: account("a9")) == AccountHolder())
    }

    @Test func `an error of the caller comes through`() throws {
        struct Stop: Error {}
        let extract = try ExtractBuilder()
        try extract.load()
        #expect(throws: Stop.self) { try Mailbox(openingAt: extract.mailbox).forEachActivity { _ in throw Stop() } }
    }

    @Test func `no read of all accounts sorts or looks up`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        let statements = ActivityCursor.statements + HolderCursor.statements
        let plans = try mailbox.stream.read { database in
            try statements.flatMap { sql in
                try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: [1, 2]).map {
                    $0["detail"] as String
                }
            }
        }
        let range = "(account_key>? AND account_key<?)"
        #expect(
            plans == [
                "SEARCH accounts USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
                "SEARCH messages USING COVERING INDEX messages_unopened \(range)",
                "SEARCH unread USING COVERING INDEX unread_by_account \(range)",
                "SEARCH notifications USING COVERING INDEX notifications_by_account \(range)",
            ]
                + ["people", "partners", "addresses", "representatives", "suppressions", "preferences"].map {
                    "SEARCH \($0) USING INDEX \($0)_by_account \(range)"
                })
    }

    @Test func `a search finds in order what reading one account after the other finds`() throws {
        let extract = try ExtractBuilder()
        // More than the readers hold at a time.
        for number in 0..<20_000 {
            let id = "s\(number)"
            extract.add("accounts", ["account_id": id])
            if number.isMultiple(of: 3) { extract.add("people", ["account_id": id, "surname": "Naam \(number)"]) }
            if number.isMultiple(of: 5) { extract.add("messages", ["message_id": "m\(number)", "account_id": id]) }
        }
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        var (lines, found, accounts): ([String], [String], Int) = ([], [], 0)
        try mailbox.forEachActivity { activity in
            let surname = try mailbox.holder(of: activity.account.id).person?.surname
            if let surname { lines.append("\(activity.account.id) \(surname) \(activity.unopened.count)") }
        }
        try mailbox.search { activity, holder in
            try holder().person.map { "\(activity.account.id) \($0.surname ?? "") \(activity.unopened.count)" }
        } body: {
            found += $0
            accounts += $1
        }
        #expect(found == lines && found.count > 6_000)
        #expect(accounts == mailbox.accountCount)
    }

    @Test func `an error while something is searched comes through, and the mailbox goes on`() throws {
        struct Stop: Error {}
        let extract = try ExtractBuilder()
        for number in 0..<20_000 { extract.add("accounts", ["account_id": "s\(number)"]) }
        try extract.load()
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        let last = try #require(AccountID("s9999"))
        #expect(throws: Stop.self) {
            try mailbox.search { activity, _ in
                if activity.account.id == last { throw Stop() }
                return activity.account.id
            } body: { (_: [AccountID], _) in
            }
        }
        #expect(throws: Stop.self) {
            try mailbox.search { activity, _ in
                activity.account.id
            } body: { (_: [AccountID], _) in
                throw Stop()
            }
        }
        var count = 0
        try mailbox.forEachActivity { _ in count += 1 }
        #expect(count == mailbox.accountCount)
    }

    @Test func `a damaged value is an error that does not show it`() throws {
        let extract = try ExtractBuilder()
        try extract.load()
        let database = try DatabaseQueue(path: extract.mailbox)
        try database.write { try $0.execute(sql: "UPDATE people SET sex = 'secret'") }
        let mailbox = try Mailbox(openingAt: extract.mailbox)
        #expect { _ = try mailbox.holder(of: account("a1")) } throws: { error in
            guard case MailboxError.damaged("people") = error else { return false }
            return !"\(error)".contains("secret")
        }
    }
}
