import LetterComposition
import MailboxDomain
import Testing

/// How a curator is named on the envelope and greeted in the letter.
@Suite struct CuratorNameTests {
    private func ward(_ curator: Representative) -> Addressee { AddresseeTests.ward(curator) }

    private func curator(_ name: String?, organisation: String? = nil) -> Representative {
        AddresseeTests.curator(name, organisation: organisation)
    }

    // MARK: A name in parts

    @Test(
        arguments: [
            (
                RegisteredName(givenNames: "Jan Piet", prefix: "de", surname: "Vries", sex: .male),
                "J.P. de Vries", "Geachte heer De Vries"
            ),
            (
                RegisteredName(givenNames: "Jo", prefix: "in het", surname: "Veld", sex: .female),
                "J. in het Veld", "Geachte mevrouw In het Veld"
            ),
            (RegisteredName(givenNames: "Jo", prefix: "de", surname: "Vries"), "J. de Vries", "Geachte heer, mevrouw"),
            (RegisteredName(prefix: "van", surname: "Dam", sex: .male), "Van Dam", "Geachte heer Van Dam"),
            (RegisteredName(surname: "Bakker"), "Bakker", "Geachte heer, mevrouw"),
            (RegisteredName(givenNames: "IJsbrand", surname: "IJssel", sex: .male), "I. IJssel", "Geachte heer IJssel"),
        ] as [(RegisteredName, String, String)])
    func `a name in parts is written as any person's, and no salutation has initials`(
        name: RegisteredName, line: String, salutation: String
    ) {
        for text in [nil, "mw. mr. A. Ander inzake P. van Velzen"] {
            let addressee = ward(AddresseeTests.curator(text, registeredName: name))
            #expect(addressee.nameLines == [line] && addressee.salutation == salutation)
        }
        let office = ward(AddresseeTests.curator(nil, registeredName: name, organisation: "De Brug B.V."))
        #expect(office.nameLines == ["De Brug B.V.", line] && office.salutation == salutation)
    }

    @Test func `an unknown surname leaves what the text says`() {
        let unknown = RegisteredName(givenNames: "Jan", surname: ".", sex: .male)
        let addressee = ward(AddresseeTests.curator("mevrouw J. de Vries", registeredName: unknown))
        #expect(addressee.nameLines == ["mevrouw J. de Vries"] && addressee.salutation == "Geachte mevrouw De Vries")
        let nobody = ward(AddresseeTests.curator(nil, registeredName: unknown))
        #expect(nobody.nameProblem == .curatorUnnamed && nobody.salutation == nil)
    }

    // MARK: A name as one text

    @Test(
        arguments: [
            ("J. de Vries", nil, ["J. de Vries"], "Geachte heer, mevrouw"),
            (nil, "De Brug B.V.", ["De Brug B.V."], "Geachte heer, mevrouw"),
            ("de heer J. de Vries", nil, ["de heer J. de Vries"], "Geachte heer De Vries"),
            ("de heer J. de Vries", "De Brug B.V.", ["De Brug B.V.", "de heer J. de Vries"], "Geachte heer De Vries"),
            ("Mevrouw de Vries", nil, ["Mevrouw de Vries"], "Geachte mevrouw De Vries"),
            (nil, nil, [], nil),
        ] as [(String?, String?, [String], String?)])
    func `a curator goes by what is registered`(
        name: String?, organisation: String?, lines: [String], salutation: String?
    ) {
        let addressee = ward(curator(name, organisation: organisation))
        #expect(addressee.nameLines == lines)
        #expect(addressee.salutation == salutation)
        #expect((addressee.nameProblem == .curatorUnnamed) == lines.isEmpty)
    }

    @Test(
        arguments: [
            ("mw J. de Vries", "Geachte mevrouw De Vries"), ("Mw. de Vries", "Geachte mevrouw De Vries"),
            ("mevr. de Vries", "Geachte mevrouw De Vries"), ("Mevr J. Bakker", "Geachte mevrouw Bakker"),
            ("mvr. Bakker", "Geachte mevrouw Bakker"), ("MEVROUW BAKKER", "Geachte mevrouw BAKKER"),
            ("MEVROUW A.B. DE VRIES", "Geachte mevrouw DE VRIES"),
            ("dhr Bakker", "Geachte heer Bakker"), ("Dhr. van Dam", "Geachte heer Van Dam"),
            ("dhr.Bakker", "Geachte heer Bakker"), ("Heer Bakker", "Geachte heer Bakker"),
            ("De Heer P. de Heer", "Geachte heer De Heer"), ("hr. Bakker", "Geachte heer Bakker"),
            ("De heer en mevrouw Bakker", "Geachte heer en mevrouw Bakker"),
            ("De heer en mevrouw A.B. Bakker", "Geachte heer en mevrouw Bakker"),
            ("dhr. & mw. van Dam", "Geachte heer en mevrouw Van Dam"),
            ("dhr/mw Bakker", "Geachte heer of mevrouw Bakker"),
            ("de heer of mevrouw van Dam", "Geachte heer of mevrouw Van Dam"),
            ("de heer A. Bakker en mw. B. de Vries", "Geachte heer Bakker en mevrouw De Vries"),
            ("De heren Bakker en De Vries", "Geachte heren Bakker en De Vries"),
            ("Fam. van Dam", "Geachte familie Van Dam"),
            ("de heer mr. A. Bakker", "Geachte heer Bakker"), ("De heer mr.drs. Bakker", "Geachte heer Bakker"),
            ("mw.mr. B. de Vries", "Geachte mevrouw De Vries"),
            ("Mevrouw B. de Vries, LLM", "Geachte mevrouw De Vries"),
            ("t.a.v. mw. de Vries", "Geachte mevrouw De Vries"),
            // Initials in other forms, and prefixes that look like them.
            ("mevrouw J P de Vries", "Geachte mevrouw De Vries"), ("dhr. J.-P. Bakker", "Geachte heer Bakker"),
            ("dhr. Th. IJ. Bakker", "Geachte heer Bakker"), ("mw. A. v.d. Berg", "Geachte mevrouw V.d. Berg"),
            ("mevrouw H. 't Hart", "Geachte mevrouw 't Hart"),
            // Which word is the surname nobody can tell, so that none is left out.
            ("mevrouw Anna de Vries", "Geachte mevrouw Anna de Vries"),
            ("de heer Smit Bakker", "Geachte heer Smit Bakker"),
        ])
    func `a form of address is spoken once and written out, and titles and initials are left out`(
        name: String, salutation: String
    ) {
        let addressee = ward(curator(name))
        #expect(addressee.nameLines == [name])
        #expect(addressee.salutation == salutation)
    }

    @Test(
        arguments: [
            // Styles of an office or a degree.
            ("De weledelgestrenge heer mr. J. Jansen", "Geachte heer Jansen"),
            ("Weledelgeboren heer Jansen", "Geachte heer Jansen"),
            ("De WelEdelGeleerde mevrouw dr. de Vries", "Geachte mevrouw De Vries"),
            ("De hooggeleerde vrouwe Jansen", "Geachte mevrouw Jansen"),
            ("De weledelgestr. heer en mevrouw Jansen", "Geachte heer en mevrouw Jansen"),
            // Two forms in one word, with the article of the second.
            ("Mevrouw/De heer Jansen", "Geachte mevrouw of heer Jansen"),
            ("De heer/Mevrouw Jansen", "Geachte heer of mevrouw Jansen"),
            ("dhr./mw./fam. Jansen", "Geachte heer of mevrouw of familie Jansen"),
            // What the envelope says.
            ("tav mw. de Vries", "Geachte mevrouw De Vries"), ("T.A.V. MW. DE VRIES", "Geachte mevrouw DE VRIES"),
            ("Aan de heer Jansen", "Geachte heer Jansen"),
            ("Aan: mw. Jansen", "Geachte mevrouw Jansen"), ("Aan den heer J. Jansen", "Geachte heer Jansen"),
            ("Kantoor De Brug t.a.v. mw. Jansen", "Geachte mevrouw Jansen"),
            ("De heer Jansen, t.a.v. mw. de Vries", "Geachte mevrouw De Vries"),
            ("mw. J. Jansen, q.q. curator", "Geachte mevrouw Jansen"),
            ("q.q. mw. J. Jansen", "Geachte mevrouw Jansen"),
            // Surnames that look like a form of address or a title.
            ("mevrouw de Heer", "Geachte mevrouw De Heer"),
            ("de heer A. van Erven", "Geachte heer Van Erven"), ("De dames Bakker", "Geachte dames Bakker"),
            ("dhr. P. de Heer en mw. Dames", "Geachte heer De Heer en mevrouw Dames"),
            ("mevrouw T. de Graaf", "Geachte mevrouw De Graaf"), ("de heer J. Prins", "Geachte heer Prins"),
        ] as [(String, String)])
    func `words about office, envelope and capacity are left out, and a surname is left whole`(
        name: String, salutation: String
    ) {
        let addressee = ward(curator(name))
        #expect(addressee.nameLines == [name])
        #expect(addressee.salutation == salutation)
    }

    @Test(arguments: [
        // Without a form of address nobody knows the sex, nor whether it is a firm.
        "J. de Vries", "Anna de Vries", "Bakker", "mr. A. Bakker", "prof. dr. Bakker", "mr. de Vries", "M.W. de Vries",
        "P. de Heer", "J. Dames", "mr. J. Dames", "De Heer-Bakker", "Jan en Zonen", "Ben Mevrouwen", "Bewind Noord",
        "t.a.v. J. Jansen", "Aan de Stegge", "mr. J. Jansen q.q.", "De edelachtbare mr. J. Jansen",
        "A. Bakker en mw. B. de Vries", "I.Z. Jansen", "T.B.V. Jansen",
        // Surnames, or forms of address.
        "De Heer", "De Heer mr.", "Heer", "Heer J.", "Heer, J. de", "Heer, Jan", "De Heer, P.", "Dames", "Dames A.B.",
        "De Dames", "Heren", "Bakker en De Heer", "Heer & Zonen", "Heer en Bakker",
        // Initials, or a form of address, or a name.
        "MW Jansen", "HR DE VRIES", "J. Bakker en MW de Vries", "T.A.V. de Vries", "mevrouw JP de Vries",
        "MEVROUW AB BAKKER", "mevrouw St. Clair", "de heer Chr. Bakker", "mevrouw J.", "mevrouw j. bakker",
        "de heer Bakker J.", "mevrouw J.de Vries", "De heren A. Bakker en B. de Vries", "mevrouw Anna J. Bakker",
        // A form of address in another place, or of another kind.
        "Jansen, de heer J.", "Jansen, De Heer", "De Vries, mw. B.", "J. Jansen (mw.)", "mr. mw. J. Jansen",
        "de heer Bakker, mevrouw Jansen", "t.a.v.mw. Jansen", "t. a. v. de heer Jansen", "J. Jansen p/a mw. Bakker",
        "Herr Müller",
        "Mr. & Mrs. Smith", "De hoogwelgeboren heer J. van Aedel", "jhr. mr. J. van Aedel", "De erven Jansen",
        "Mevrouw de weduwe Jansen", "Jansen, mr. J.", "de heer J. baron van Aedel", "mevrouw A. gravin Aedel",
        // A remark.
        "mevrouw A. de Vries (dochter)", "de heer Bakker, notaris", "mw. Jansen 06-12345678",
        // Offices.
        "Kantoor De Brug", "Kantoor De Brug t.a.v.", "Kantoor De Brug t.a.v. mw.", "t.a.v. de administratie",
        "Aan de directie", "Bewind B.V., afd. Curatele",
    ])
    func `where nothing tells the sex, or words can be read in two ways, the letter opens as to anyone`(name: String) {
        let addressee = ward(curator(name))
        #expect(addressee.nameLines == [name] && addressee.nameProblem == nil)
        #expect(addressee.salutation == "Geachte heer, mevrouw")
    }

    @Test(arguments: [
        "mevrouw", "De heer en mevrouw", "mr.", "dhr./mw.", "de heer mr.", "de heer", "dames", "Dames en Heren",
        "Mevrouw/De Heer", "De weledelgestrenge heer", "t.a.v. mw.", "Aan de heer", "mw. q.q.", "inzake P. de Vries",
        "curator van P. de Vries", "mevrouw inzake P. de Vries",
    ])
    func `a form of address alone names nobody`(name: String) {
        let alone = ward(curator(name))
        #expect(alone.nameProblem == .curatorUnnamed && alone.nameLines.isEmpty && alone.salutation == nil)
        let office = ward(curator(name, organisation: "De Brug B.V."))
        #expect(office.nameLines == ["De Brug B.V."] && office.salutation == "Geachte heer, mevrouw")
    }

    // MARK: The ward

    /// The ward is Anna Maria van Velzen, whose partner is called De Wit.
    private func family(_ name: String?, organisation: String? = nil) -> Addressee {
        let ward = Person(givenNames: "Anna Maria", prefix: "van", surname: "Velzen", sex: .female, nameUse: .partner)
        return Addressee(
            AccountHolder(
                person: ward, partners: [Partner(prefix: "de", surname: "Wit", sex: .male)],
                addresses: [AddresseeTests.home],
                representatives: [curator(name, organisation: organisation)]), on: AddresseeTests.today)
    }

    @Test(
        arguments: [
            ("mr. J. Jansen inzake A. van Velzen", "mr. J. Jansen"), ("mr. J. Jansen, inzake: Velzen", "mr. J. Jansen"),
            ("de heer J. Jansen i.z. mw. Ander", "de heer J. Jansen"), ("J. Jansen namens een ander", "J. Jansen"),
            ("MR. J. JANSEN INZAKE A. VAN VELZEN", "MR. J. JANSEN"),
            ("mr. J. Jansen q.q. A. van Velzen", "mr. J. Jansen q.q."),
            ("mr. J. Jansen q.q. curator van A. van Velzen", "mr. J. Jansen q.q."),
            ("mw. J. Jansen, curator over A. van Velzen", "mw. J. Jansen"),
            ("mw. J. Jansen als bewindvoerder van Velzen", "mw. J. Jansen"),
            ("Kantoor De Brug inzake A. van Velzen t.a.v. mw. Jansen", "Kantoor De Brug t.a.v. mw. Jansen"),
            // Told by the ward's own name.
            ("mr. J. Jansen (A. van Velzen)", "mr. J. Jansen"), ("mr. J. Jansen (mw. Van Velzen)", "mr. J. Jansen"),
            ("mr. J. Jansen / A.M. van Velzen", "mr. J. Jansen"), ("mr. J. Jansen - Velzen, A.", "mr. J. Jansen"),
            ("mr. J. Jansen voor Anna van Velzen", "mr. J. Jansen"),
            ("mr. J. Jansen curator A. VAN VELZEN", "mr. J. Jansen curator"),
            ("mr. J. Jansen (betr.: A. de Wit)", "mr. J. Jansen"), ("J. Jansen, mevrouw A.M. de Wit", "J. Jansen"),
            ("mr. J. Jansen (Van Velzen-de Wit)", "mr. J. Jansen"), ("mr. Jansen (ward: A. de Wit)", "mr. Jansen"),
            ("A. van Velzen p/a mr. J. Jansen", "mr. J. Jansen"), ("mw. A.M. de Wit c/o Kantoor X", "Kantoor X"),
        ])
    func `whom a curator acts for stands on no envelope`(name: String, line: String) {
        let addressee = family(name)
        #expect(addressee.nameLines == [line])
        #expect(addressee.salutation?.contains("elzen") == false && addressee.salutation?.contains("Wit") == false)
        #expect(addressee.holderName?.text == "mevrouw De Wit")
        let office = family(nil, organisation: name)
        #expect(office.nameLines == [line] && office.salutation == "Geachte heer, mevrouw")
    }

    @Test(arguments: [
        // Family, with the same surname or even the same name.
        "J. van Velzen", "mevrouw B. van Velzen", "mevrouw Anna van Velzen", "mr. A. van Velzen", "de heer P. de Wit",
        "de heer B. van Velzen en mevrouw C. van Velzen", "mevrouw J. van Velzen-de Wit", "Mevrouw Van Velzen",
        "mevrouw B. van de Wit", "mevrouw Els A. van Velzen",
        // Somebody else altogether.
        "mevrouw A. van Velzenaar", "Kantoor De Witte Brug", "mw. J. Jansen, q.q. curator",
    ])
    func `a curator of the same family keeps their name`(name: String) {
        #expect(family(name).nameLines == [name])
    }

    @Test func `a firm's name may begin with a word that elsewhere tells of affairs`() {
        #expect(family(nil, organisation: "Namens Jou Bewind").nameLines == ["Namens Jou Bewind"])
        #expect(family(nil, organisation: "De Brug B.V. inzake A. de Wit").nameLines == ["De Brug B.V."])
    }
}
