import Foundation
import MailboxDomain
import Testing

/// Cases of the register's own rules, values only (BRP API bevragen, RvIG, EUPL-1.2), one file a rule.
enum PublishedCases {
    static func read<Content: Decodable>(_ name: String) throws -> Content {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
        return try JSONDecoder().decode(Content.self, from: Data(contentsOf: url))
    }

    struct Name: Decodable, Sendable, CustomTestStringConvertible {
        struct Party: Decodable, Sendable {
            var givenNames, title, prefix, surname, sex, nameUse, since, until: String?
        }

        var id: String
        var person: Party
        var partners: [Party]
        /// Nil where nothing can be made.
        var text: String?
        var above: String?

        var testDescription: String { "\(id) \(text ?? "nothing")" }
    }

    struct PlaceLines: Decodable, Sendable, CustomTestStringConvertible {
        var id: String
        var street, houseLetter, houseAddition, houseIndication, location, postcode, municipality: String?
        var countryCode: String?
        var houseNumber: Int?
        var line1, line2: String?

        var testDescription: String { "\(id) \(line1 ?? line2 ?? "nothing")" }
    }

    struct CountryCodes: Decodable {
        var current, historic: [String]
    }
}

extension PublishedCases.Name {
    var registeredPerson: Person {
        Person(
            givenNames: person.givenNames, title: person.title.flatMap(NobleTitle.init), prefix: person.prefix,
            surname: person.surname, sex: person.sex.flatMap(Sex.init) ?? .unknown,
            nameUse: person.nameUse.flatMap(NameUse.init) ?? .own)
    }

    var registeredPartners: [Partner] {
        partners.map {
            Partner(
                title: $0.title.flatMap(NobleTitle.init), prefix: $0.prefix, surname: $0.surname,
                sex: $0.sex.flatMap(Sex.init) ?? .unknown, since: $0.since.flatMap { PartialDate($0) },
                until: $0.until.flatMap { PartialDate($0) })
        }
    }
}

extension PublishedCases.PlaceLines {
    var registered: Address {
        Address(
            street: street, houseNumber: houseNumber, houseLetter: houseLetter, houseAddition: houseAddition,
            houseIndication: houseIndication.flatMap(Address.HouseIndication.init), location: location,
            postcode: postcode, municipality: municipality, countryCode: countryCode)
    }
}
