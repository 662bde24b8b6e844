import LetterComposition
import MailboxDomain
import Testing

@testable import FallbackRun

@Suite struct ControlAddressTests {
    private func recipients(_ addresses: String...) throws -> [PlannedRecipient] {
        let section = "\ncontrolPieces:\n" + addresses.map { "  - {\($0)}\n" }.joined()
        return try ShippedSettings.configuration(with: section).controlAddresses.map(\.recipient)
    }

    @Test(
        arguments: [
            ("De heer Jansen", "Geachte heer Jansen"), ("mw. mr. A. de Vries", "Geachte mevrouw De Vries"),
            ("Team Postkamer", "Geachte heer, mevrouw"), ("Postkamer t.a.v. dhr. Jansen", "Geachte heer Jansen"),
            ("De Heer", "Geachte heer, mevrouw"), ("Kantoor De Brug", "Geachte heer, mevrouw"),
            ("A. de Heer", "Geachte heer, mevrouw"),
        ] as [(String, String)])
    func `the letter to an own address opens as one to a curator does`(name: String, salutation: String) throws {
        let recipients = try recipients("name: \(name), poBox: 77, postcode: 9999ZZ, town: Verweg")
        #expect(recipients.map(\.envelope) == [[name, "Postbus 77", "9999 ZZ  VERWEG"]])
        #expect(recipients.map(\.salutation) == [salutation] && recipients.map(\.nameLines) == [1])
        #expect(recipients.map(\.kix) == ["9999ZZ77"])
    }

    @Test func `what is written decomposed or on two lines is printed composed, on one`() throws {
        let name = "\"Mw.  Ze\u{301}\\nVan Dam\""
        let place = "street: Cafe\u{301}laan, houseNumber: 1, postcode: 1234AB, town: Ce\u{301}se\u{301}dorp"
        let recipient = try #require(try recipients("name: \(name), \(place)").first)
        let envelope = ["Mw. Zé Van Dam", "Cafélaan 1", "1234 AB  CÉSÉDORP"]
        // As bytes: texts are equal in any spelling.
        #expect(recipient.envelope.map { Array($0.utf8) } == envelope.map { Array($0.composed.utf8) })
        #expect(Array(recipient.salutation.utf8) == Array("Geachte mevrouw Zé Van Dam".composed.utf8))
    }

    @Test(arguments: [
        ("name: Mevrouw, poBox: 77, postcode: 9999ZZ, town: Verweg", "name"),
        ("name: '...', poBox: 77, postcode: 9999ZZ, town: Verweg", "name"),
        ("name: Jansen, poBox: 77, postcode: 9999ZZ, town: Onbekend", "postcode"),
        ("name: Jansen, street: Onbekend, houseNumber: 1, postcode: 9999ZZ, town: Verweg", "postcode"),
    ])
    func `an own address that names nobody or no place is refused at its line`(address: String, key: String) throws {
        let findings = #expect(throws: Findings.self) { try recipients(address) }?.all ?? []
        #expect(findings.count == 1 && findings.first?.place.column == "controlPieces[1].\(key)", "\(findings)")
    }

    @Test func `both are told at once, and a name that is missing once`() throws {
        let both = #expect(throws: Findings.self) {
            try recipients("name: mw., poBox: 77, postcode: 0000ZZ, town: Verweg")
        }
        let keys = (both?.all ?? []).compactMap(\.place.column)
        #expect(keys.sorted() == ["controlPieces[1].name", "controlPieces[1].postcode"])
        let missing = #expect(throws: Findings.self) { try recipients("poBox: 77, postcode: 9999ZZ, town: Verweg") }
        #expect(missing?.all.compactMap(\.place.column) == ["controlPieces[1].name"])
    }
}
