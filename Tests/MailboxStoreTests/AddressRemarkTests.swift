import MailboxDomain
import TestSupport
import Testing

@testable import MailboxStore

/// Which addresses are told for lacking a postcode, and which have none by their nature.
@Suite struct AddressRemarkTests {
    @Test(
        arguments: [
            (["postcode": ""], true), (["postcode": "", "street": "", "house_number": "", "po_box": "12"], true),
            (["postcode": "", "street": "", "house_number": "", "reply_number": "12"], true), ([:], false),
            (["postcode": "", "street": "", "house_number": "", "location": "Woonboot de Hoop"], false),
            (
                [
                    "postcode": "", "street": "", "house_number": "", "town": "", "foreign_line1": "1 Test Road",
                    "country_code": "5010", "country": "België",
                ], false
            ),
        ] as [([String: String], Bool)])
    func `an address in the Netherlands that should have a postcode is told and taken`(
        change: [String: String], isTold: Bool
    ) throws {
        let extract = try ExtractBuilder()
        extract.change("addresses", change)
        let remarks = try extract.load().remarks
        #expect(remarks.map(\.code) == (isTold ? ["no-postcode"] : []))
        #expect(remarks.allSatisfy { $0.place == .init(file: "addresses.csv", line: 2, column: "postcode") })
    }

    @Test(
        arguments: [("", true), ("6030", true), ("0000", true), ("5010", false)])
    func `lines of an address abroad without a country abroad are told and taken`(code: String, isTold: Bool) throws {
        let extract = try ExtractBuilder()
        extract.change(
            "addresses",
            [
                "postcode": "", "street": "", "house_number": "", "town": "", "foreign_line1": "1 Test Road",
                "country_code": code, "country": "",
            ])
        let remarks = try extract.load().remarks
        #expect(remarks.map(\.code) == (isTold ? ["no-country"] : []))
        #expect(remarks.allSatisfy { $0.place == .init(file: "addresses.csv", line: 2, column: "country_code") })
    }

    @Test func `so is that of a curator`() throws {
        let extract = try ExtractBuilder()
        extract.change("representatives", ["street": "Dorpsstraat", "house_number": "1", "town": "Ons Dorp"])
        let remarks = try extract.load().remarks
        #expect(remarks.map(\.code) == ["no-postcode"] && remarks.first?.place.file == "representatives.csv")
        extract.change("representatives", ["postcode": "1234AB"])
        #expect(try extract.load().remarks == [])
    }
}
