import LetterComposition
import Testing

@Suite struct CountryTests {
    @Test func `every current code of the registry has a country, but for unknown and international territory`() throws
    {
        let codes: PublishedCases.CountryCodes = try PublishedCases.read("country-codes")
        #expect(codes.current.filter { Country(registryCode: $0) == nil } == ["0000", "9999"])
    }

    @Test func `of the historic codes only states that go by a new name have a country`() throws {
        let codes: PublishedCases.CountryCodes = try PublishedCases.read("country-codes")
        #expect(
            codes.historic.filter { Country(registryCode: $0) != nil } == [
                "5031", "5050", "5100", "6029", "6062", "9036",
            ])
        #expect(Set(Country.byRegistryCode.keys).isSubset(of: codes.current + codes.historic))
    }

    @Test func `codes are two capitals and names are plain capitals`() {
        #expect(Country.byRegistryCode.count > 200)
        for (code, country) in Country.byRegistryCode {
            #expect(country.alpha2.count == 2 && country.alpha2.allSatisfy { ("A"..."Z").contains($0) }, "\(code)")
            #expect(country.english.allSatisfy { ("A"..."Z").contains($0) || " -".contains($0) }, "\(code)")
            #expect(country.english.count > 3 && country.english.count <= 35, "\(code)")
        }
    }

    @Test func `an alpha-2 code is shared only where the registry splits what ISO takes together`() throws {
        let codes: PublishedCases.CountryCodes = try PublishedCases.read("country-codes")
        let current = codes.current.filter { Country(registryCode: $0) != nil }
        let groups = Dictionary(grouping: current) { Country(registryCode: $0)?.alpha2 ?? "" }
        // Islands that ISO joins, and parts of a country that its own post serves.
        #expect(
            groups.filter { $0.value.count > 1 } == [
                "SH": ["5055", "6060", "6061"], "UM": ["5080", "8003", "8005"], "BQ": ["5106", "5108", "5109"],
                "PT": ["5056", "7050", "7087"], "ES": ["6037", "6053"], "CN": ["6022", "7055"],
                "GB": ["6039", "8034"], "PA": ["7037", "8041"],
            ])
    }

    @Test(arguments: [
        ("5010", "BE", "BELGIUM"), ("9089", "DE", "GERMANY"), ("6039", "GB", "UNITED KINGDOM"),
        ("6036", "KR", "SOUTH KOREA"), ("6043", "TR", "TURKEY"), ("6014", "US", "UNITED STATES"),
        ("5107", "CW", "CURACAO"), ("8025", "CV", "CAPE VERDE"), ("9036", "SZ", "ESWATINI"),
    ])
    func `countries are named in English as the post knows them`(code: String, alpha2: String, english: String) {
        #expect(Country(registryCode: code)?.alpha2 == alpha2)
        #expect(Country(registryCode: code)?.english == english)
    }
}
