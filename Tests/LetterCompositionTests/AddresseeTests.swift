import LetterComposition
import MailboxDomain
import Testing

@Suite struct AddresseeTests {
    static let today = CalendarDate(daysSince1970: 20_758)
    static let home = Address(
        street: "Kerkstraat", houseNumber: 1, postcode: "1234AB", town: "Ons Dorp", investigation: "080000")
    static let letterAddress = Address(
        kind: .letter, street: "Dorpsplein", houseNumber: 5, postcode: "1235AB", town: "Ons Dorp",
        investigation: "089999")
    static let office = Address(poBox: 100, postcode: "3500AA", town: "Utrecht")

    static func person(surname: String = "Velzen") -> Person {
        Person(givenNames: "Anna", prefix: "van", surname: surname, sex: .female)
    }

    static func curator(
        _ name: String?, registeredName: RegisteredName? = nil, organisation: String? = nil,
        address: Address = office, since: Int? = -10, until: Int? = nil, kind: Representative.Kind = .curator
    ) -> Representative {
        Representative(
            kind: kind, name: name, registeredName: registeredName, organisation: organisation, address: address,
            since: since.map { today.adding(days: $0) }, until: until.map { today.adding(days: $0) })
    }

    static func ward(_ representatives: Representative...) -> Addressee {
        Addressee(
            AccountHolder(person: person(), addresses: [home, letterAddress], representatives: representatives),
            on: today)
    }

    @Test func `a person is written to at home`() {
        let addressee = Addressee(AccountHolder(person: Self.person(), addresses: [Self.home]), on: Self.today)
        #expect(addressee.envelope == ["A. van Velzen", "Kerkstraat 1", "1234 AB  ONS DORP"])
        #expect(addressee.salutation == "Geachte mevrouw Van Velzen")
        #expect(addressee.investigation == "080000")
        #expect(!addressee.isWard && !addressee.isLetterAddress && !addressee.isAbroad)
        #expect(addressee.nameProblem == nil && addressee.addressProblem == nil)
    }

    @Test func `a letter address goes before the residence, and its investigation counts`() {
        let holder = AccountHolder(person: Self.person(), addresses: [Self.home, Self.letterAddress])
        let addressee = Addressee(holder, on: Self.today)
        #expect(addressee.envelope == ["A. van Velzen", "Dorpsplein 5", "1235 AB  ONS DORP"])
        #expect(addressee.isLetterAddress && addressee.investigation == "089999")
    }

    @Test func `an unusable letter address does not fall back to the residence`() {
        var unusable = Self.letterAddress
        unusable.street = "."
        let addressee = Addressee(
            AccountHolder(person: Self.person(), addresses: [Self.home, unusable]), on: Self.today)
        #expect(addressee.envelope == nil && addressee.address == nil)
        #expect(addressee.addressProblem == .person(.unknownStreet))
        #expect(addressee.salutation == "Geachte mevrouw Van Velzen")
    }

    @Test func `name and address are settled apart`() {
        let nameless = Addressee(AccountHolder(addresses: [Self.home]), on: Self.today)
        #expect(nameless.nameProblem == .holderUnnamed && nameless.addressProblem == nil)
        #expect(nameless.envelope == nil && nameless.salutation == nil && nameless.address != nil)
        let homeless = Addressee(AccountHolder(person: Self.person()), on: Self.today)
        #expect(homeless.nameProblem == nil && homeless.addressProblem == .person(.notRegistered))
        #expect(homeless.envelope == nil && homeless.salutation == "Geachte mevrouw Van Velzen")
    }

    @Test func `the longest envelope has six lines`() {
        let person = Person(givenNames: "Anna", title: .prinses, surname: "Aedel", sex: .female)
        let abroad = Address(foreignLines: ["a", "b", "c"], countryCode: "5014")
        let addressee = Addressee(AccountHolder(person: person, addresses: [abroad]), on: Self.today)
        #expect(addressee.envelope == ["De hoogheid", "A. prinses Aedel", "a", "b", "c", "SOUTH AFRICA"])
        #expect(addressee.isAbroad)
    }

    @Test func `a ward's letter goes to the curator and names the ward inside only`() {
        let addressee = Self.ward(Self.curator("J. de Vries", organisation: "De Brug B.V."))
        #expect(addressee.envelope == ["De Brug B.V.", "J. de Vries", "Postbus 100", "3500 AA  UTRECHT"])
        #expect(addressee.salutation == "Geachte heer, mevrouw")
        #expect(addressee.holderName?.text == "mevrouw Van Velzen")
        #expect(addressee.holderNameLine?.text == "A. van Velzen")
        #expect(addressee.isWard && !addressee.isLetterAddress && addressee.investigation == nil)
    }

    @Test func `a curator without a usable address is a reason of its own`() {
        let addressee = Self.ward(Self.curator("J. de Vries", address: Address()))
        #expect(addressee.addressProblem == .curator(.notRegistered))
        #expect(addressee.envelope == nil && addressee.salutation == "Geachte heer, mevrouw")
    }

    @Test func `a ward who can not be named is a name problem, though the curator has an envelope`() {
        let holder = AccountHolder(
            person: Self.person(surname: "."), representatives: [Self.curator("J. de Vries")])
        let addressee = Addressee(holder, on: Self.today)
        #expect(addressee.nameProblem == .holderUnnamed && addressee.envelope?.count == 3)
    }

    @Test func `only a current curator makes a ward; first and last day count`() {
        let others = Self.ward(
            Self.curator("Vroeger", until: -1), Self.curator("Later", since: 1),
            Self.curator("Geld", kind: .bewindvoerder), Self.curator("Zorg", kind: .mentor),
            Self.curator("Voogd", kind: .guardian))
        #expect(!others.isWard && others.nameLines == ["A. van Velzen"])
        #expect(Self.ward(Self.curator("Vandaag", since: 0, until: 0)).isWard)
        #expect(Self.ward(Self.curator("Altijd", since: nil)).isWard)
    }

    @Test func `of several curators the one appointed last is written to, then the first by name`() {
        let oldest = Self.curator("A. Oud", since: nil)
        let older = Self.curator("B. Ouder", since: -20)
        let (bakker, visser) = (Self.curator("Bakker"), Self.curator("Visser"))
        #expect(Self.ward(oldest, older, visser, bakker).nameLines == ["Bakker"])
        #expect(Self.ward(bakker, visser).nameLines == ["Bakker"])
        #expect(Self.ward(oldest, older).nameLines == ["B. Ouder"])
    }
}
