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
        _ name: String?, organisation: String? = nil, address: Address = office, since: Int? = -10, until: Int? = nil,
        kind: Representative.Kind = .curator
    ) -> Representative {
        Representative(
            kind: kind, name: name, organisation: organisation, address: address,
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
        #expect(addressee.salutation == "Geachte J. de Vries")
        #expect(addressee.holderName?.text == "mevrouw Van Velzen")
        #expect(addressee.holderNameLine?.text == "A. van Velzen")
        #expect(addressee.isWard && !addressee.isLetterAddress && addressee.investigation == nil)
    }

    @Test(
        arguments: [
            ("J. de Vries", nil, ["J. de Vries"], "Geachte J. de Vries"),
            (nil, "De Brug B.V.", ["De Brug B.V."], "Geachte heer, mevrouw"),
            ("de heer J. de Vries", nil, ["de heer J. de Vries"], "Geachte heer J. de Vries"),
            ("Mevrouw de Vries", nil, ["Mevrouw de Vries"], "Geachte mevrouw De Vries"),
            (nil, nil, [], nil),
        ] as [(String?, String?, [String], String?)])
    func `a curator goes by what is registered`(
        name: String?, organisation: String?, lines: [String], salutation: String?
    ) {
        let addressee = Self.ward(Self.curator(name, organisation: organisation))
        #expect(addressee.nameLines == lines)
        #expect(addressee.salutation == salutation)
        #expect((addressee.nameProblem == .curatorUnnamed) == lines.isEmpty)
    }

    @Test(
        arguments: [
            ("mw J. de Vries", "Geachte mevrouw J. de Vries"), ("Mw. de Vries", "Geachte mevrouw De Vries"),
            ("mevr. de Vries", "Geachte mevrouw De Vries"), ("Mevr J. Bakker", "Geachte mevrouw J. Bakker"),
            ("mvr. Bakker", "Geachte mevrouw Bakker"), ("MEVROUW BAKKER", "Geachte mevrouw BAKKER"),
            ("dhr Bakker", "Geachte heer Bakker"), ("Dhr. van Dam", "Geachte heer Van Dam"),
            ("dhr.Bakker", "Geachte heer Bakker"), ("Heer Bakker", "Geachte heer Bakker"),
            ("De Heer P. de Heer", "Geachte heer P. de Heer"), ("hr. Bakker", "Geachte heer Bakker"),
            ("De heer en mevrouw Bakker", "Geachte heer en mevrouw Bakker"),
            ("dhr. & mw. van Dam", "Geachte heer en mevrouw Van Dam"),
            ("dhr/mw Bakker", "Geachte heer of mevrouw Bakker"),
            ("de heer of mevrouw van Dam", "Geachte heer of mevrouw Van Dam"),
            ("de heer A. Bakker en mw. B. de Vries", "Geachte heer A. Bakker en mevrouw B. de Vries"),
            ("De heren Bakker en De Vries", "Geachte heren Bakker en De Vries"),
            ("Fam. van Dam", "Geachte familie Van Dam"),
            ("de heer mr. A. Bakker", "Geachte heer A. Bakker"), ("De heer mr.drs. Bakker", "Geachte heer Bakker"),
            ("mw.mr. B. de Vries", "Geachte mevrouw B. de Vries"), ("mr. A. Bakker", "Geachte A. Bakker"),
            ("Mevrouw B. de Vries, LLM", "Geachte mevrouw B. de Vries"), ("prof. dr. Bakker", "Geachte Bakker"),
            ("t.a.v. mw. de Vries", "Geachte mevrouw De Vries"),
            // Names that only look like it.
            ("M.W. de Vries", "Geachte M.W. de Vries"), ("P. de Heer", "Geachte P. de Heer"),
            ("Jan en Zonen", "Geachte Jan en Zonen"), ("Ben Mevrouwen", "Geachte Ben Mevrouwen"),
        ])
    func `a form of address is spoken once and written out, titles are left out, and no sex is guessed`(
        name: String, salutation: String
    ) {
        let addressee = Self.ward(Self.curator(name))
        #expect(addressee.nameLines == [name])
        #expect(addressee.salutation == salutation)
    }

    @Test(
        arguments: [
            // Styles of an office or a degree.
            ("De weledelgestrenge heer mr. J. Jansen", "Geachte heer J. Jansen"),
            ("Weledelgeboren heer Jansen", "Geachte heer Jansen"),
            ("De WelEdelGeleerde mevrouw dr. de Vries", "Geachte mevrouw De Vries"),
            ("De hooggeleerde vrouwe Jansen", "Geachte mevrouw Jansen"),
            ("De weledelgestr. heer en mevrouw Jansen", "Geachte heer en mevrouw Jansen"),
            ("De edelachtbare mr. J. Jansen", "Geachte J. Jansen"), ("mr. de Vries", "Geachte De Vries"),
            // Two forms in one word, with the article of the second.
            ("Mevrouw/De heer Jansen", "Geachte mevrouw of heer Jansen"),
            ("De heer/Mevrouw Jansen", "Geachte heer of mevrouw Jansen"),
            ("dhr./mw./fam. Jansen", "Geachte heer of mevrouw of familie Jansen"),
            // What the envelope says.
            ("tav mw. de Vries", "Geachte mevrouw De Vries"), ("T.A.V. MW. DE VRIES", "Geachte mevrouw DE VRIES"),
            ("t.a.v. J. Jansen", "Geachte J. Jansen"), ("Aan de heer Jansen", "Geachte heer Jansen"),
            ("Aan: mw. Jansen", "Geachte mevrouw Jansen"), ("Aan den heer J. Jansen", "Geachte heer J. Jansen"),
            ("Kantoor De Brug t.a.v. mw. Jansen", "Geachte mevrouw Jansen"),
            ("De heer Jansen, t.a.v. mw. de Vries", "Geachte mevrouw De Vries"),
            ("Aan de Stegge", "Geachte Aan de Stegge"),
            ("mr. J. Jansen q.q.", "Geachte J. Jansen"), ("mw. J. Jansen, q.q. curator", "Geachte mevrouw J. Jansen"),
            ("q.q. mw. J. Jansen", "Geachte mevrouw J. Jansen"),
            ("de heer Jansen inzake P. de Vries", "Geachte heer Jansen"),
            // Surnames that look like a form of address.
            ("mevrouw de Heer", "Geachte mevrouw De Heer"), ("J. Dames", "Geachte J. Dames"),
            ("mr. J. Dames", "Geachte J. Dames"), ("de heer A. van Erven", "Geachte heer A. van Erven"),
            ("De Heer-Bakker", "Geachte De Heer-Bakker"), ("De dames Bakker", "Geachte dames Bakker"),
            ("dhr. P. de Heer en mw. Dames", "Geachte heer P. de Heer en mevrouw Dames"),
        ] as [(String, String)])
    func `words about office, envelope and capacity are left out, and a surname is left whole`(
        name: String, salutation: String
    ) {
        let addressee = Self.ward(Self.curator(name))
        #expect(addressee.nameLines == [name])
        #expect(addressee.salutation == salutation)
    }

    @Test(arguments: [
        // Surnames, or forms of address.
        "De Heer", "De Heer mr.", "Heer", "Heer J.", "Heer, J. de", "Heer, Jan", "De Heer, P.", "Dames", "Dames A.B.",
        "De Dames", "Heren", "Bakker en De Heer", "Heer & Zonen", "Heer en Bakker",
        // Initials, or a form of address.
        "MW Jansen", "HR DE VRIES", "J. Bakker en MW de Vries", "T.A.V. de Vries",
        // A form of address in another place, or of another kind.
        "Jansen, de heer J.", "Jansen, De Heer", "De Vries, mw. B.", "J. Jansen (mw.)", "mr. mw. J. Jansen",
        "de heer Bakker, mevrouw Jansen", "t.a.v.mw. Jansen", "t. a. v. de heer Jansen", "J. Jansen p/a mw. Bakker",
        "Herr Müller",
        "Mr. & Mrs. Smith", "De hoogwelgeboren heer J. van Aedel", "jhr. mr. J. van Aedel", "De erven Jansen",
        "Mevrouw de weduwe Jansen", "Jansen, mr. J.",
        // Offices.
        "Kantoor De Brug", "Kantoor De Brug t.a.v.", "Kantoor De Brug t.a.v. mw.", "t.a.v. de administratie",
        "Aan de directie", "Bewind B.V., afd. Curatele",
    ])
    func `where words can be read in two ways, the envelope has them and the salutation calls nobody by them`(
        name: String
    ) {
        let addressee = Self.ward(Self.curator(name))
        #expect(addressee.nameLines == [name] && addressee.nameProblem == nil)
        #expect(addressee.salutation == "Geachte heer, mevrouw")
    }

    @Test(arguments: [
        "mevrouw", "De heer en mevrouw", "mr.", "dhr./mw.", "de heer mr.", "de heer", "dames", "Dames en Heren",
        "Mevrouw/De Heer", "De weledelgestrenge heer", "t.a.v. mw.", "Aan de heer", "mw. q.q.", "inzake P. de Vries",
    ])
    func `a form of address alone names nobody`(name: String) {
        let alone = Self.ward(Self.curator(name))
        #expect(alone.nameProblem == .curatorUnnamed && alone.nameLines.isEmpty && alone.salutation == nil)
        let office = Self.ward(Self.curator(name, organisation: "De Brug B.V."))
        #expect(office.nameLines == ["De Brug B.V."] && office.salutation == "Geachte heer, mevrouw")
    }

    @Test func `a curator without a usable address is a reason of its own`() {
        let addressee = Self.ward(Self.curator("J. de Vries", address: Address()))
        #expect(addressee.addressProblem == .curator(.notRegistered))
        #expect(addressee.envelope == nil && addressee.salutation == "Geachte J. de Vries")
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
