import MailboxDomain
import TestSupport
import Testing

@testable import MailboxStore

/// What names and addresses become on the way into the mailbox.
@Suite struct StoredTextTests {
    private func holder(of extract: ExtractBuilder) throws -> AccountHolder {
        try extract.load()
        let account = try #require(AccountID("a1"))
        return try Mailbox(openingAt: extract.mailbox).holder(of: account)
    }

    private func scalars(_ text: String?) -> [UInt32]? { text?.unicodeScalars.map(\.value) }

    @Test(arguments: [
        ("Nguye\u{302}\u{303}n", "Nguy\u{1EC5}n"), ("\u{D8}degaard", "\u{D8}degaard"), ("Jan\u{200F}sen", "Jansen"),
        ("Van\nDijk", "Van Dijk"), ("Van\r\n Dijk", "Van Dijk"), ("Van\u{2028}Dijk", "Van Dijk"),
        ("Jan\u{200D}sen", "Jansen"),
        (".", "."), ("De \"Vries\"", "De \"Vries\""),
    ])
    func `a surname is stored in one spelling on one line`(raw: String, stored: String) throws {
        let extract = try ExtractBuilder()
        extract.change("people", ["surname": raw])
        #expect(try scalars(holder(of: extract).person?.surname) == scalars(stored))
    }

    @Test(arguments: [
        "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{2800}", "   ", "-", "?", "...", "\u{2026}", "\u{200E}",
    ])
    func `a name or a street that says nothing is none`(raw: String) throws {
        let extract = try ExtractBuilder()
        extract.change("people", ["given_names": raw, "prefix": raw, "surname": raw])
        extract.change(
            "addresses", ["street": raw, "location": raw, "town": raw, "municipality": raw, "foreign_line1": raw])
        let holder = try holder(of: extract)
        #expect(holder.person?.givenNames == nil && holder.person?.prefix == nil && holder.person?.surname == nil)
        let address = try #require(holder.addresses.first)
        #expect(address.street == nil && address.location == nil && address.town == nil && address.municipality == nil)
        #expect(address.foreignLines == [])
    }

    @Test func `direction marks neither stand in an address nor turn a number round`() throws {
        let extract = try ExtractBuilder()
        extract.change(
            "addresses",
            [
                "street": "\u{200F}Dorps\u{61C}straat\u{200E}", "house_letter": "\u{200F}a",
                "house_addition": "b\u{200E}",
            ])
        let address = try #require(try holder(of: extract).addresses.first)
        #expect(scalars(address.street) == scalars("Dorpsstraat"))
        #expect(address.houseLetter == "a" && address.houseAddition == "b")
        extract.change("addresses", ["house_number": "1\u{200F}2"])
        #expect(try extract.refused()?.findings.map(\.code) == ["not-a-number"])
    }

    @Test func `every text of every file has a length, and those of the register say whose word it is`() {
        let texts = ExtractFile.allCases.flatMap { file in
            file.columns.compactMap { column -> String? in
                guard case .text(let length, let alphabet) = column.rule else { return nil }
                let register = column.register.map { " \($0)" } ?? ""
                return "\(file.rawValue).\(column.name) \(length) \(alphabet.rawValue)\(register)"
            }
        }
        #expect(texts.contains("addresses.house_letter 1 letters BRP 11.30 huisletter"))
        #expect(texts.contains("addresses.house_addition 4 additions BRP 11.40 huisnummertoevoeging"))
        #expect(texts.contains("addresses.street 80 latin BRP 11.10 straatnaam, or 11.15 naam openbare ruimte"))
        #expect(texts.contains("addresses.location 35 latin BRP 12.10 locatiebeschrijving"))
        #expect(texts.contains("representatives.house_addition 4 additions BRP 11.40 huisnummertoevoeging"))
        #expect(
            texts.filter { !$0.contains(" BRP ") }.map { $0.split(separator: " ")[0] } == [
                "organisations.name", "organisations.category", "representatives.name", "representatives.organisation",
                "suppressions.reason",
            ])
    }
}
