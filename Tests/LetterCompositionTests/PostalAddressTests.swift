import LetterComposition
import MailboxDomain
import Testing

@Suite struct PostalAddressTests {
    static func street(
        _ number: Int?, _ letter: String? = nil, _ addition: String? = nil,
        _ indication: Address.HouseIndication? = nil,
        street: String? = "Borgesiusstraat", postcode: String? = "1234AB", town: String? = "Ons Dorp"
    ) -> Address {
        Address(
            street: street, houseNumber: number, houseLetter: letter, houseAddition: addition,
            houseIndication: indication, postcode: postcode, town: town)
    }

    @Test(
        arguments: [
            (street(103, "c"), "Borgesiusstraat 103 c", "C", "1234AB103XC"),
            (street(35, nil, "III"), "Borgesiusstraat 35 III", "III", "1234AB35XIII"),
            (street(9, nil, "2"), "Borgesiusstraat 9-2", "2", "1234AB9X2"),
            (street(9, nil, "-2"), "Borgesiusstraat 9-2", "2", "1234AB9X2"),
            (street(555, "B", "73c"), "Borgesiusstraat 555 B73c", "B73C", "1234AB555XB73C"),
            (street(400, "L", "Toe"), "Borgesiusstraat 400 LToe", "LTOE", "1234AB400XLTOE"),
            (street(7, nil, "bis A"), "Borgesiusstraat 7 bis A", "BISA", "1234AB7XBISA"),
            (street(99999, "A", "1234"), "Borgesiusstraat 99999 A1234", "A1234", "1234AB99999XA1234"),
            (street(1, "", " "), "Borgesiusstraat 1", nil, "1234AB1"),
            // Half a code would lead to another door: none where the suffix can not be said in it.
            (street(1, nil, "½"), "Borgesiusstraat 1-½", "½", nil),
            (street(1, "A", "123456"), "Borgesiusstraat 1 A123456", "A123456", nil),
        ] as [(Address, String, String?, String?)])
    func `a house number is written by NEN 5825`(address: Address, line: String, suffix: String?, kix: String?) throws {
        let postal = try PostalAddress(address)
        #expect(postal.lines == [line, "1234 AB  ONS DORP"])
        #expect(postal.houseSuffix == suffix)
        #expect(postal.kix == kix)
        #expect(postal.houseNumber == address.houseNumber && postal.countryCode == "NL" && !postal.isAbroad)
        #expect((postal.kix?.utf8.count ?? 0) <= 18)
    }

    @Test(
        arguments: [
            (street(15201, nil, nil, .near), "Borgesiusstraat bij 15201"),
            (street(15201, "L", "2", .near), "Borgesiusstraat bij 15201 L2"),
            (street(3, nil, "2", .opposite), "Borgesiusstraat t/o 3-2"),
        ] as [(Address, String)])
    func `by and opposite a house stand on the envelope, and neither barcode nor fields lead to that house`(
        address: Address, line: String
    ) throws {
        let postal = try PostalAddress(address)
        #expect(postal.lines == [line, "1234 AB  ONS DORP"])
        #expect(postal.postcode?.text == "1234AB" && postal.countryCode == "NL" && !postal.isAbroad)
        #expect(postal.houseNumber == nil && postal.houseSuffix == nil && postal.kix == nil)
    }

    @Test(
        arguments: [
            ("1976 AB", "IJmuiden", nil, "1976 AB  IJMUIDEN"), ("1976AB", "ijmuiden", nil, "1976 AB  IJMUIDEN"),
            ("8501AA", "Sleat", "De Fryske Marren", "8501 AA  SLEAT"), ("9001AA", "Grou", nil, "9001 AA  GROU"),
            ("2584BZ", nil, "'s-Gravenhage", "2584 BZ  'S-GRAVENHAGE"),
            ("2584BZ", ".", "Súdwest-Fryslân", "2584 BZ  SÚDWEST-FRYSLÂN"),
            (nil, "Ons Dorp", nil, "ONS DORP"),
        ] as [(String?, String?, String?, String)])
    func `the town stands in capitals after the postcode`(
        postcode: String?, town: String?, municipality: String?, line: String
    ) throws {
        var address = Self.street(1, postcode: postcode, town: town)
        address.municipality = municipality
        #expect(try PostalAddress(address).lines.last == line)
        #expect((try PostalAddress(address).kix == nil) == (postcode == nil))
    }

    @Test(arguments: ["Onbekend", "ONBEKEND.", "Z.V.W.O.V.", "Vertrokken onbekend waarheen", "unknown"])
    func `a town in words for nowhere is unknown, and the other of town and municipality stands in`(
        words: String
    ) throws {
        var street = Self.street(1, town: words)
        #expect(throws: PostalAddress.Problem.unknownTown) { try PostalAddress(street) }
        street.municipality = "Utrecht"
        #expect(try PostalAddress(street).lines.last == "1234 AB  UTRECHT")
        (street.town, street.municipality) = ("Ons Dorp", words)
        #expect(try PostalAddress(street).lines.last == "1234 AB  ONS DORP")

        var location = Address(location: "Woonboot", town: "Sloten", municipality: words)
        #expect(try PostalAddress(location).lines == ["Woonboot", "SLOTEN"])
        location.town = words
        #expect(throws: PostalAddress.Problem.unknownTown) { try PostalAddress(location) }
        let box = Address(poBox: 100, postcode: "3500AA", town: words)
        #expect(throws: PostalAddress.Problem.unknownTown) { try PostalAddress(box) }
    }

    @Test func `a town may have a word of them in its name`() throws {
        #expect(try PostalAddress(Self.street(1, town: "Onbekende Dijk")).lines.last == "1234 AB  ONBEKENDE DIJK")
    }

    @Test func `a location has its municipality, no postcode and no barcode`() throws {
        let address = Address(
            street: ".", location: "Woonboot tegenover de Grote Sloot", postcode: "1234AB", town: "Sloten",
            municipality: "Amsterdam")
        let postal = try PostalAddress(address)
        #expect(postal.lines == ["Woonboot tegenover de Grote Sloot", "AMSTERDAM"])
        #expect(postal.postcode == nil && postal.kix == nil && postal.houseNumber == nil)
    }

    @Test func `a PO box and a reply number stand where a house number would`() throws {
        let box = try PostalAddress(Address(poBox: 30250, postcode: "2500GG", town: "Den Haag"))
        #expect(box.lines == ["Postbus 30250", "2500 GG  DEN HAAG"])
        #expect(box.kix == "2500GG30250" && box.houseNumber == 30250 && box.houseSuffix == nil)
        let reply = try PostalAddress(Address(replyNumber: 80430, postcode: "1000AA", town: "Amsterdam"))
        #expect(reply.lines == ["Antwoordnummer 80430", "1000 AA  AMSTERDAM"])
        #expect(reply.kix == "1000AA80430" && reply.houseNumber == 80430)
    }

    @Test func `abroad the lines stand as registered, with the country below`() throws {
        let address = Address(
            foreignLines: ["Rue  du Midi 12\n", "", "1000 Bruxelles"], countryCode: "5010", country: "België")
        let postal = try PostalAddress(address)
        #expect(postal.lines == ["Rue  du Midi 12", "1000 Bruxelles", "BELGIUM"])
        #expect(postal.countryCode == "BE" && postal.isAbroad)
        #expect(postal.kix == nil && postal.postcode == nil && postal.houseNumber == nil && postal.town == nil)
    }

    @Test(
        arguments: [
            (Address(), PostalAddress.Problem.notRegistered),
            (street(1, street: "."), .unknownStreet), (street(1, street: nil), .unknownStreet),
            (street(0), .unknownHouseNumber), (street(nil), .unknownHouseNumber),
            (street(100_000), .unknownHouseNumber),
            (street(1, town: nil), .unknownTown), (street(1, town: "."), .unknownTown),
            (Address(location: "Woonwagen"), .unknownTown),
            (street(1, postcode: "0234AB"), .impossiblePostcode), (street(1, postcode: "1234SS"), .impossiblePostcode),
            (street(1, postcode: "1234ab"), .impossiblePostcode), (street(1, postcode: "1234-AB"), .impossiblePostcode),
            (street(1, postcode: "12345 A"), .impossiblePostcode),
            (Address(poBox: 0, town: "Den Haag"), .impossibleNumber),
            (Address(location: "Zonder vaste woon- of verblijfplaats", municipality: "Utrecht"), .noFixedAbode),
            (street(1, street: "Z.V.W.O.V.", postcode: nil), .noFixedAbode),
            (Address(foreignLines: ["Vertrokken onbekend waarheen"], countryCode: "5010"), .noFixedAbode),
            (Address(foreignLines: ["BELGIQUE"], countryCode: "5010"), .unknownForeignLines),
            (Address(foreignLines: ["Rue du Midi 12"], countryCode: "0000"), .unknownCountry),
            (Address(foreignLines: ["Rue du Midi 12"]), .unknownCountry),
            (Address(foreignLines: ["Ulica 1"], countryCode: "9049"), .unknownCountry),
            (Address(countryCode: "5010"), .unknownForeignLines),
            (Address(foreignLines: ["", "."], countryCode: "5010"), .unknownForeignLines),
            (Address(foreignLines: ["a", "b", "c", "d"], countryCode: "5010"), .tooManyForeignLines),
        ] as [(Address, PostalAddress.Problem)])
    func `an address that the post can not use says why`(address: Address, problem: PostalAddress.Problem) {
        #expect(throws: problem) { try PostalAddress(address) }
    }

    @Test(arguments: ["Onbekend 3", "Unknown, 10115 Berlin", "Vertrokken onbekend 12"])
    func `words with a number in them may be an address, and stand as registered`(line: String) throws {
        let abroad = try PostalAddress(Address(foreignLines: [line], countryCode: "5010"))
        #expect(abroad.lines == [line, "BELGIUM"])
        #expect(try PostalAddress(Address(location: line, municipality: "Utrecht")).lines == [line, "UTRECHT"])
    }

    @Test(
        arguments: [
            ("1234AB", 56, nil, "x-2", "1234AB56XX2"), ("1231FZ", 13, nil, nil, "1231FZ13"),
            ("3511 EP", 10, nil, "bis", "3511EP10XBIS"), ("1071XX", 1, nil, "2", "1071XX1X2"),
            ("1657KA", 11, nil, "1", "1657KA11X1"), ("1234AB", 12345, "a", "b c-d", "1234AB12345XABCD"),
        ] as [(String, Int, String?, String?, String)])
    func `the barcode holds postcode, number and addition`(
        postcode: String, number: Int, letter: String?, addition: String?, kix: String
    ) throws {
        #expect(try PostalAddress(Self.street(number, letter, addition, postcode: postcode)).kix == kix)
    }
}
