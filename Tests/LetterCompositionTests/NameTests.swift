import LetterComposition
import MailboxDomain
import Testing

@Suite struct NameTests {
    @Test(arguments: [
        ("Anna Cornelia", "A.C."), ("Anne-Fleur Belle", "A.B."), ("Theo Philip IJsbrand", "T.P.I."),
        ("Suzie Q", "S.Q"), ("J P", "J P"), ("Suzie Q Anna", "S.Q A."), ("Q", "Q"), ("Ali bin Mohammed", "A.b.M."),
        ("  Anna   Cornelia ", "A.C."), ("Øystein Émile", "Ø.É."), ("E\u{301}mile Anna", "É.A."), ("ĳsbrand", "ĳ."),
        ("'Aicha Anna", "A.A."), ("J", "J"),
    ])
    func `each given name gives an initial`(names: String, initials: String) {
        #expect(Initials(givenNames: names)?.text == initials)
    }

    @Test(arguments: [nil, "", "  ", ".", "-"])
    func `without given names there are no initials`(names: String?) {
        #expect(Initials(givenNames: names) == nil)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var person: Person
        var partners: [Partner] = []
        var above: String?
        var line: String?
        var salutation: String?
        var running: String?

        var testDescription: String { line ?? salutation ?? "nothing" }
    }

    static func of(
        _ sex: Sex, _ use: NameUse = .own, title: NobleTitle? = nil, given: String? = "Jo Anne",
        prefix: String? = "van den", surname: String? = "Aedel"
    ) -> Person {
        Person(givenNames: given, title: title, prefix: prefix, surname: surname, sex: sex, nameUse: use)
    }

    static let boer = Partner(prefix: "de", surname: "Boer")
    static let formerBoer = Partner(prefix: "de", surname: "Boer", until: PartialDate("2021-11-09"))

    @Test(arguments: [
        // Prefixes and capitals.
        Case(
            person: of(.female, .ownThenPartner, given: nil, prefix: "in het", surname: "Veld"),
            partners: [Partner(prefix: "van", surname: "Velzen")], line: "In het Veld-van Velzen",
            salutation: "Geachte mevrouw In het Veld-van Velzen", running: "mevrouw In het Veld-van Velzen"),
        Case(
            person: of(.unknown, given: "Jo", prefix: "'t", surname: "Wolkje"), line: "J. 't Wolkje",
            salutation: "Geachte J. 't Wolkje", running: "J. 't Wolkje"),
        Case(
            person: of(.male, given: nil, prefix: "'t", surname: "Wolkje"), line: "'t Wolkje",
            salutation: "Geachte heer 't Wolkje", running: "de heer 't Wolkje"),
        Case(
            person: of(.male, given: "øystein", prefix: nil, surname: "ødegård"), line: "Ø. ødegård",
            salutation: "Geachte heer Ødegård", running: "de heer Ødegård"),
        Case(
            person: of(.unknown, given: nil, prefix: nil, surname: "ijzerman"), line: "IJzerman",
            salutation: "Geachte IJzerman", running: "IJzerman"),
        Case(
            person: of(.male, given: nil, prefix: nil, surname: "ĳzerman"), line: "Ĳzerman",
            salutation: "Geachte heer Ĳzerman", running: "de heer Ĳzerman"),
        Case(
            person: of(.female, given: " Jo  Anne ", prefix: " van  den ", surname: " Aedel "),
            line: "J.A. van den Aedel", salutation: "Geachte mevrouw Van den Aedel",
            running: "mevrouw Van den Aedel"),
        // Titles of one's own.
        Case(
            person: of(.female, title: .graaf), above: "De hooggeboren vrouwe", line: "J.A. gravin van den Aedel",
            salutation: "Hooggeboren vrouwe", running: "gravin van den Aedel"),
        Case(
            person: of(.male, title: .prinses), above: "De hoogheid", line: "J.A. prins van den Aedel",
            salutation: "Hoogheid", running: "prins van den Aedel"),
        Case(
            person: of(.male, title: .ridder, given: nil), above: "De hoogwelgeboren heer",
            line: "Ridder van den Aedel", salutation: "Hoogwelgeboren heer", running: "ridder van den Aedel"),
        Case(
            person: of(.male, .partnerThenOwn, title: .markies), partners: [boer], above: "De hoogwelgeboren heer",
            line: "J.A. de Boer-markies van den Aedel", salutation: "Hoogwelgeboren heer",
            running: "de heer De Boer-markies van den Aedel"),
        Case(
            person: of(.male, .partner, title: .hertog), partners: [boer], line: "J.A. de Boer",
            salutation: "Geachte heer De Boer", running: "de heer De Boer"),
        Case(
            person: of(.unknown, title: .baron), line: "J.A. van den Aedel", salutation: "Geachte J.A. van den Aedel",
            running: "J.A. van den Aedel"),
        Case(
            person: of(.unknown, title: .prins), above: "De hoogheid", line: "J.A. van den Aedel",
            salutation: "Hoogheid", running: "J.A. van den Aedel"),
        // There is no word for a woman with the title of ridder: only the salutation tells of it.
        Case(
            person: of(.female, title: .ridder), line: "J.A. van den Aedel", salutation: "Hoogwelgeboren vrouwe",
            running: "mevrouw Van den Aedel"),
        Case(
            person: of(.female, .partnerThenOwn, title: .ridder), partners: [boer],
            line: "J.A. de Boer-van den Aedel", salutation: "Hoogwelgeboren vrouwe",
            running: "mevrouw De Boer-van den Aedel"),
        Case(
            person: of(.female, .ownThenPartner, title: .ridder, given: nil), partners: [boer],
            line: "Van den Aedel-de Boer", salutation: "Hoogwelgeboren vrouwe",
            running: "mevrouw Van den Aedel-de Boer"),
        Case(
            person: of(.female, .partner, title: .ridder), partners: [boer], line: "J.A. de Boer",
            salutation: "Geachte mevrouw De Boer", running: "mevrouw De Boer"),
        Case(
            person: of(.female, .partnerThenOwn, title: .ridder), partners: [Partner(title: .graaf, surname: "Boer")],
            above: "De hooggeboren vrouwe", line: "J.A. gravin Boer-van den Aedel",
            salutation: "Hooggeboren vrouwe", running: "gravin Boer-van den Aedel"),
        Case(
            person: of(.unknown, title: .ridder), line: "J.A. van den Aedel",
            salutation: "Geachte J.A. van den Aedel", running: "J.A. van den Aedel"),
        // Predicates.
        Case(
            person: of(.male, title: .jonkheer), above: "De hoogwelgeboren heer",
            line: "Jonkheer J.A. van den Aedel", salutation: "Hoogwelgeboren heer",
            running: "jonkheer van den Aedel"),
        Case(
            person: of(.male, .partnerThenOwn, title: .jonkheer), partners: [boer], above: "De hoogwelgeboren heer",
            line: "J.A. de Boer-jonkheer van den Aedel", salutation: "Hoogwelgeboren heer",
            running: "de heer De Boer-jonkheer van den Aedel"),
        Case(
            person: of(.male, .ownThenPartner, title: .jonkvrouw), partners: [boer], above: "De hoogwelgeboren heer",
            line: "Jonkheer J.A. van den Aedel-de Boer", salutation: "Hoogwelgeboren heer",
            running: "jonkheer van den Aedel-de Boer"),
        Case(
            person: of(.female, title: .jonkvrouw), above: "De hoogwelgeboren vrouwe",
            line: "Jonkvrouw J.A. van den Aedel", salutation: "Hoogwelgeboren vrouwe",
            running: "jonkvrouw van den Aedel"),
        Case(
            person: of(.female, title: .jonkvrouw), partners: [boer], line: "J.A. van den Aedel",
            salutation: "Geachte mevrouw Van den Aedel", running: "mevrouw Van den Aedel"),
        Case(
            person: of(.female, title: .jonkheer), partners: [formerBoer], above: "De hoogwelgeboren vrouwe",
            line: "Jonkvrouw J.A. van den Aedel", salutation: "Hoogwelgeboren vrouwe",
            running: "jonkvrouw van den Aedel"),
        Case(
            person: of(.female, .ownThenPartner, title: .jonkvrouw), partners: [formerBoer],
            line: "J.A. van den Aedel-de Boer", salutation: "Geachte mevrouw Van den Aedel-de Boer",
            running: "mevrouw Van den Aedel-de Boer"),
        Case(
            person: of(.female, .partner, title: .jonkvrouw),
            partners: [Partner(surname: ".", until: PartialDate("2021"))], above: "De hoogwelgeboren vrouwe",
            line: "Jonkvrouw J.A. van den Aedel", salutation: "Hoogwelgeboren vrouwe",
            running: "jonkvrouw van den Aedel"),
        // Courtesy titles.
        Case(
            person: of(.female, .partner, given: nil, prefix: "de", surname: "Boer"),
            partners: [Partner(title: .graaf, surname: "Aedel", until: PartialDate("2001"))],
            above: "De hooggeboren vrouwe", line: "Gravin Aedel", salutation: "Hooggeboren vrouwe",
            running: "gravin Aedel"),
        Case(
            person: of(.female, .ownThenPartner, title: .prinses, prefix: nil, surname: "Veld"),
            partners: [Partner(title: .baron, prefix: "van", surname: "Velzen")], above: "De hoogwelgeboren vrouwe",
            line: "J.A. prinses Veld-barones van Velzen", salutation: "Hoogwelgeboren vrouwe",
            running: "prinses Veld-barones van Velzen"),
        Case(
            person: of(.female, .ownThenPartner, prefix: "de", surname: "Boer"),
            partners: [Partner(title: .hertog, surname: "Aedel")], above: "De hoogwelgeboren vrouwe",
            line: "J.A. de Boer-hertogin Aedel", salutation: "Hoogwelgeboren vrouwe",
            running: "mevrouw De Boer-hertogin Aedel"),
        Case(
            person: of(.female, .partner, title: .jonkvrouw), partners: [Partner(title: .markies, surname: "Boer")],
            above: "De hoogwelgeboren vrouwe", line: "J.A. markiezin Boer", salutation: "Hoogwelgeboren vrouwe",
            running: "markiezin Boer"),
        Case(
            person: of(.female, .partner, prefix: "de", surname: "Boer"),
            partners: [Partner(title: .graaf, surname: ".")], line: "J.A. de Boer", salutation: "Hooggeboren vrouwe",
            running: "mevrouw De Boer"),
        Case(
            person: of(.female, .own, prefix: "de", surname: "Boer"), partners: [Partner(title: .graaf, surname: ".")],
            line: "J.A. de Boer", salutation: "Geachte mevrouw De Boer", running: "mevrouw De Boer"),
        Case(
            person: of(.unknown, .partner), partners: [Partner(title: .graaf, surname: "Boer")], line: "J.A. Boer",
            salutation: "Geachte J.A. Boer", running: "J.A. Boer"),
        // Unknown surnames.
        Case(person: of(.female, .partnerThenOwn, surname: "."), partners: [boer]),
        Case(person: of(.unknown, surname: nil)),
        Case(person: of(.female, title: .barones, surname: "."), salutation: "Hoogwelgeboren vrouwe"),
        Case(person: of(.unknown, title: .prins, surname: nil), salutation: "Hoogheid"),
        Case(
            person: of(.female, .partnerThenOwn, surname: "."), partners: [Partner(title: .prins, surname: "Boer")],
            salutation: "Hoogheid"),
        Case(
            person: of(.male, .partner, surname: "."), partners: [boer], line: "J.A. de Boer",
            salutation: "Geachte heer De Boer", running: "de heer De Boer"),
    ])
    func `a person is named by the rules in all three places`(each: Case) {
        let name = PersonalName(each.person, partners: each.partners)
        #expect(NameLine(name)?.above == each.above)
        #expect(NameLine(name)?.text == each.line)
        #expect(Salutation(name)?.text == each.salutation)
        #expect(RunningName(name)?.text == each.running)
    }

    struct Relations: Sendable {
        var partners: [(name: String, since: String?, until: String?)]
        var counts: String
    }

    @Test(arguments: [
        Relations(partners: [("Wit", "1990-01-01", nil), ("Geel", "1985", nil)], counts: "Geel"),
        Relations(partners: [("Wit", "1985-01", nil), ("Geel", "1985", nil)], counts: "Geel"),
        Relations(partners: [("Wit", "1985-01-01", nil), ("Geel", nil, nil)], counts: "Geel"),
        Relations(partners: [("Wit", nil, nil), ("Geel", nil, nil)], counts: "Wit"),
        Relations(partners: [("Wit", "1970-01-01", "1980-01-01"), ("Geel", "1985-01-01", nil)], counts: "Geel"),
        Relations(partners: [("Wit", "1970-01-01", "2001-06-01"), ("Geel", "1985", "1999")], counts: "Wit"),
        Relations(partners: [("Wit", nil, "1999-06"), ("Geel", nil, "1999-07-01")], counts: "Geel"),
        Relations(partners: [("Wit", "1970", nil), (".", "1960", nil)], counts: "Groen"),
        Relations(partners: [], counts: "Groen"),
    ])
    func `of several partners one counts`(relations: Relations) {
        let partners = relations.partners.map { each in
            Partner(
                surname: each.name, since: each.since.flatMap { PartialDate($0) },
                until: each.until.flatMap { PartialDate($0) })
        }
        let person = Person(surname: "Groen", sex: .female, nameUse: .partner)
        #expect(NameLine(PersonalName(person, partners: partners))?.text == relations.counts)
    }
}
