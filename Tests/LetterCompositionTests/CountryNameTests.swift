import LetterComposition
import MailboxDomain
import PaperMail
import Testing

@Suite struct CountryNameTests {
    @Test(
        arguments: [
            ("9089", ["Hauptstr. 1", "10115 Berlin", "DEUTSCHLAND"], ["Hauptstr. 1", "10115 Berlin"]),
            ("9089", ["Hauptstr. 1", "10115 Berlin", "Germany"], ["Hauptstr. 1", "10115 Berlin"]),
            ("9089", ["Hauptstr. 1", "10115 Berlin, Duitsland"], ["Hauptstr. 1", "10115 Berlin"]),
            ("5010", ["Dorpsstraat 1", "9000 Gent", "Belgie"], ["Dorpsstraat 1", "9000 Gent"]),
            ("5010", ["Rue Haute 1", "1000 Bruxelles", "Belgique."], ["Rue Haute 1", "1000 Bruxelles"]),
            ("5002", ["1 rue de France", "95700 Roissy en France"], ["1 rue de France", "95700 Roissy en France"]),
            ("6039", ["1 High Street", "London W1A 1AA", "U.K."], ["1 High Street", "London W1A 1AA"]),
            ("6039", ["1 High Street", "Leeds", "ENGLAND"], ["1 High Street", "Leeds", "ENGLAND"]),
            ("6014", ["1 Main St", "Atlanta, GA 30303", "USA"], ["1 Main St", "Atlanta, GA 30303"]),
            ("6014", ["1 Main St", "Santa Fe", "New Mexico"], ["1 Main St", "Santa Fe", "New Mexico"]),
            ("6037", ["Calle Mayor 1", "28013 Madrid", "ESPANA"], ["Calle Mayor 1", "28013 Madrid"]),
            ("6043", ["Atatürk Cad. 1", "Ankara", "TÜRKİYE"], ["Atatürk Cad. 1", "Ankara"]),
            // The name of a town too, which the post needs.
            ("6018", ["1, rue Notre-Dame", "LUXEMBOURG"], ["1, rue Notre-Dame", "LUXEMBOURG"]),
            // Another country's: not ours to decide.
            ("9089", ["Ring 1", "1010 Wien", "OOSTENRIJK"], ["Ring 1", "1010 Wien", "OOSTENRIJK"]),
        ] as [(String, [String], [String])])
    func `the country stands on the last line in English, and nowhere else`(
        code: String, registered: [String], lines: [String]
    ) throws {
        let country = try #require(Country(registryCode: code))
        let address = try PostalAddress(Address(foreignLines: registered, countryCode: code))
        #expect(address.lines == lines + [country.english])
    }

    @Test(
        arguments: [
            ("9089", "10115 Berlin, Deutschland, Germany", "10115 Berlin"),
            ("9089", "10115 Berlin (Duitsland)", "10115 Berlin"),
            ("9089", "10115 Berlin - Deutschland", "10115 Berlin"),
            ("9089", "10115 Berlin – DEUTSCHLAND.", "10115 Berlin"),
            ("9089", "10115 Berlin / Germany", "10115 Berlin"),
            ("9089", "10115 Berlin - Deutschland (Germany)", "10115 Berlin"),
            ("9089", "10115 Berlin, (Duitsland), ", "10115 Berlin"),
            ("9089", "10115 Berlin (Deutschland, Germany)", "10115 Berlin"),
            ("9089", "10115 Berlin, Deutschland Germany", "10115 Berlin"),
            ("9089", "10115 Berlin (Kreuzberg, Germany)", "10115 Berlin (Kreuzberg)"),
            ("9089", "10115 Berlin (Kreuzberg), Germany", "10115 Berlin (Kreuzberg)"),
            // Capitals behind a postcode, without a sign.
            ("9089", "10115 Berlin DEUTSCHLAND", "10115 Berlin"),
            ("9089", "10115 Berlin DEUTSCHLAND GERMANY", "10115 Berlin"),
            ("6014", "Atlanta GA 30303 USA", "Atlanta GA 30303"),
            ("6014", "ATLANTA GA 30303 UNITED STATES", "ATLANTA GA 30303"),
            ("6007", "Dublin 4 IRELAND", "Dublin 4"),
            ("5001", "Québec (Québec) G1R 4P5 CANADA", "Québec (Québec) G1R 4P5"),
        ])
    func `a country's name behind a town goes, however often it stands there`(
        code: String, registered: String, line: String
    ) throws {
        let country = try #require(Country(registryCode: code))
        let address = try PostalAddress(Address(foreignLines: ["1 Test", registered], countryCode: code))
        #expect(address.lines == ["1 Test", line, country.english])
    }

    @Test(
        arguments: [
            // With a number it is a postcode's line.
            ("8001", "Hagatna, Guam 96910"), ("7046", "New Delhi, India 110001"), ("9089", "10115 Deutschland"),
            ("9089", "10115 DEUTSCHLAND"), ("9089", "D-10115, 2"), ("9089", "Berlin (Deutschland) 10115"),
            // Without a sign before it, it may be a part of a street's or a town's name.
            ("9089", "10115 Berlin Deutschland"), ("9089", "10115 BERLIN DEUTSCHLAND"),
            ("5002", "95700 ROISSY EN FRANCE"), ("5002", "95700 Roissy en FRANCE"), ("5002", "12 RUE DE FRANCE"),
            ("5002", "12 rue Pierre Mendès FRANCE"), ("5002", "Résidence FRANCE"), ("5001", "1010 place du CANADA"),
            ("5002", "France Télécom, 12 rue Haute"), ("5002", "12 rue de l'Île-de-France"), ("5002", "Rue Haute, 12"),
            // Signs before something else.
            ("9089", "Ring 1, Hinterhaus"), ("9089", "10115 Berlin (Mitte)"), ("9089", "Haus A - Aufgang B"),
            ("9089", "10115 Berlin,"), ("9089", "10115 Berlin, Österreich"),
        ])
    func `a line that says more than the country's name stays whole`(code: String, line: String) throws {
        let country = try #require(Country(registryCode: code))
        let address = try PostalAddress(Address(foreignLines: ["1 Test", line], countryCode: code))
        #expect(address.lines == ["1 Test", line, country.english])
    }

    @Test func `an address that says nothing but its country has no line`() {
        for line in ["Germany", "Deutschland Germany", "Duitsland (Germany)", " - Deutschland, Germany."] {
            #expect(throws: PostalAddress.Problem.unknownForeignLines, "\(line)") {
                try PostalAddress(Address(foreignLines: [line], countryCode: "9089"))
            }
        }
    }

    @Test func `a country's code is one of ISO 3166-1, or that of Kosovo`() {
        #expect(CountryCode.all.count == 250 && CountryCode.all.allSatisfy { CountryCode($0.letters) == $0 })
        for text in ["UK", "QQ", "AN", "SU", "EU", "ZZ", "nl", "N", "NLD", "", "N ", "ÄÖ"] {
            #expect(CountryCode(text) == nil, "\(text)")
        }
        #expect(CountryCode("XK") != nil && CountryCode("NL") == .netherlands)
        for country in Country.byRegistryCode.values { #expect(CountryCode(country.alpha2) != nil) }
    }

    @Test(arguments: [("UK", "GB"), ("uk", "GB"), ("de", "DE"), ("EL", "GR"), ("QQ", nil), ("Belgium", nil)])
    func `what is often written for a country leads to its code`(text: String, code: String?) {
        #expect(CountryCode.meant(by: text)?.letters == code)
    }
}
