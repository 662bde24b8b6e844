import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// Each rule with three texts that it must find and three that it must not; its source stands in `RuleID.source`.
@Suite struct RuleExampleTests {
    struct Example: CustomTestStringConvertible {
        var rule: RuleID
        var hits: [String]
        var misses: [String]
        var testDescription: String { rule.rawValue }
    }

    private static let long = "Wij sturen u deze week een brief over uw nieuwe pas en over uw oude pas erbij."

    static let all: [Example] = [
        Example(
            rule: .sentenceLength, hits: [long, "Dan \(long)", "Ja. \(long)"],
            misses: ["Bel ons.", "Wij sturen u een brief.", "Dit zijn maar vijf woorden."]),
        Example(
            rule: .meanSentenceLength,
            hits: [
                "\(long) \(long) \(long)", "\(long) \(long) Bel ons als u wilt.",
                "\(long) Wij helpen u ook als u daar vragen over hebt. \(long)",
            ],
            misses: ["Bel ons.", "\(long) Bel ons. Ja.", long]),
        Example(
            rule: .hardWord, hits: ["Derhalve kan dit.", "Wij kennen u hulp toe.", "De wet treedt morgen in werking."],
            misses: ["Daarom kan dit.", "Wij geven u hulp.", "De wet begint morgen."]),
        Example(
            rule: .abbreviation, hits: ["Bel i.v.m. uw brief.", "Kom svp langs.", "Neem brood, melk enz. mee."],
            misses: ["Bel over uw brief.", "De heer A.B. de Vries belt.", "Bel mevr. De Vries."]),
        Example(
            rule: .passive,
            hits: ["De brief wordt gestuurd.", "Uw aanvraag is afgewezen.", "Het bedrag is door ons betaald."],
            misses: ["Wij sturen de brief.", "Uw pas is verlopen.", "Het loket is gesloten."]),
        Example(
            rule: .doubleNegation,
            hits: ["Dat is niet onmogelijk.", "Dat kan niet zonder pas.", "Er is geen reden om niet te bellen."],
            misses: ["Dat kan.", "Dat kan niet.", "U krijgt geen brief als u dat niet wilt."]),
        Example(
            rule: .nounChain,
            hits: [
                "De uitvoering van de controle van de aanvraag duurt lang.",
                "De beoordeling van de verlenging van uw contract loopt.",
                "Dit is de verwerking van de wijziging van uw adres.",
            ],
            misses: [
                "Wij controleren uw aanvraag.", "De rekening van uw woning is er.",
                "De vader van de vriend van Jan belt.",
            ]),
        Example(
            rule: .farApart,
            hits: [
                "Wij hebben de door u op 3 maart ingediende aanvraag.",
                "U kunt met uw oude pas bij elke balie in de hele stad nog stemmen.",
                "Dit is een door ons gemaakte kaart.",
            ],
            misses: ["Wij hebben uw aanvraag.", "U kunt bij de balie stemmen.", "De brief van uw moeder is er."]),
        Example(
            rule: .leadingClause,
            hits: [
                "Als u vorig jaar in een ander land woonde, belt u.",
                "Omdat u vorig jaar zelf een nieuwe woning kocht, belt u.",
                "Wanneer u met uw kind naar een land gaat, belt u.",
            ],
            misses: ["Als u verhuist, belt u.", "Bel ons als u vorig jaar in een ander land woonde.", "Woont u daar?"]),
        Example(
            rule: .brackets,
            hits: ["Bel (als u dat wilt) ons.", "Bel ons (het nummer staat hieronder).", "Kom (ja) of bel (nee)."],
            misses: ["Bel ons.", "Bel ons (gratis).", "Kom naar Zwolle (Overijssel)."]),
        Example(
            rule: .enumeration,
            hits: [
                "Neem een pen, een brief, een foto en uw pas mee.", "Neem brood, melk, kaas, fruit en water mee.",
                "Vraag het uw vader, uw moeder, uw broer of uw zus.",
            ],
            misses: [
                "Neem een pen, een brief en uw pas mee.", "Neem brood en melk mee.",
                "Wij vragen nooit om a, b, c of d.",
            ]),
        Example(
            rule: .jeForm, hits: ["Wij helpen je.", "Kijk in jouw bus.", "Jullie krijgen post."],
            misses: ["Wij helpen u.", "Kijk in uw bus.", "U krijgt post."]),
        Example(
            rule: .paragraphLength,
            hits: [10, 11, 12].map { Array(repeating: "Ja.", count: $0 + 1).joined(separator: " ") },
            misses: [1, 5, 10].map { Array(repeating: "Ja.", count: $0).joined(separator: " ") }),
        Example(
            rule: .vagueDate, hits: ["U hoort binnenkort meer.", "Wij bellen over 2 weken.", "Kom op 01-12-2026."],
            misses: ["Wij bellen op 1 december 2026.", "Wij praten over uw week.", "U krijgt een brief."]),
        Example(
            rule: .bareDate, hits: ["1 december 2026", "Datum: 1 december 2026", "01-12-2026"],
            misses: [
                "Deze brief is van 1 december 2026.", "Datum van deze brief: 1 december 2026", "De balie is open.",
            ]),
        Example(
            rule: .pressure,
            hits: [
                "Dit is uw laatste kans.", "Reageer direct.", "U krijgt een boete als u uw post niet leest.",
                "U bent verplicht om in te loggen.",
            ],
            misses: ["U bent niet verplicht.", "Een boete krijgt u hiervoor zeker niet.", "U kiest zelf."]),
        Example(
            rule: .linkText, hits: ["Klik hier.", "Lees meer op de site.", "Kijk via deze link."],
            misses: ["Typ het adres in.", "Lees de brief.", "Kijk op onze website."]),
        Example(
            rule: .splitAddress,
            hits: ["Ga naar mijn. overheid.nl.", "Ga naar mijn.overheid. nl.", "Ga naar https:// mijn.overheid.nl."],
            misses: ["Ga naar mijn.overheid.nl.", "Ga erheen. Kijk daar.", "Ga naar digid.nl en log in."]),
        Example(
            rule: .asksSecret,
            hits: ["Geef ons uw wachtwoord.", "Stuur een kopie van uw paspoort.", "Vul uw BSN in."],
            misses: ["Wij vragen nooit om uw wachtwoord.", "Neem uw paspoort mee.", "Uw BSN staat op uw pas."]),
        Example(
            rule: .unreadMessages,
            hits: [
                "U hebt 5 berichten.", "Er staat een ongelezen bericht voor u klaar.",
                "Wij zagen dat u uw post niet las, want u hebt niet ingelogd.", "U loopt anders post mis.",
                "De Belastingdienst heeft u een bericht gestuurd in de Berichtenbox.",
            ],
            misses: [
                "U krijgt post van de overheid.", "Hebt u het bericht gelezen?", "Zo mist u geen post.",
                "Lees uw berichten als u dat wilt.",
            ]),
        Example(
            rule: .accountThreat,
            hits: [
                "Wij blokkeren anders uw account. Uw account wordt geblokkeerd.", "Uw DigiD vervalt.",
                "Wij sluiten uw Berichtenbox als u niet reageert.", "Uw account verloopt op 1 februari.",
            ],
            misses: ["Uw account blijft.", "Wij sluiten uw account niet.", "Wilt u uw account verwijderen?"]),
        Example(
            rule: .deadline,
            hits: [
                "Log in voor 1 januari 2027.", "U moet binnen twee weken inloggen.", "Reageer vóór 1 januari.",
                "U hebt nog 3 dagen om in te loggen.",
            ],
            misses: ["Log in als u dat wilt.", "U krijgt binnen twee weken een e-mail.", "Bel ons. Dat kan altijd."]),
        Example(
            rule: .loginLink,
            hits: [
                "Klik op de link om in te loggen. Log in via de link.", "Ga naar mijn.overheid.nl/inloggen.",
                "Scan de code en log in.",
            ],
            misses: ["Typ het adres in. Log in.", "Ga naar mijn.overheid.nl.", "Log nooit in via een link."]),
        Example(
            rule: .fleschDouma,
            hits: [7, 8, 9].map {
                Array(repeating: "Persoonlijke kinderopvangtoeslaggegevens ondersteunen gemeenten.", count: $0)
                    .joined(separator: " ")
            },
            misses: [7, 8, 9].map { Array(repeating: "Uw post komt op papier.", count: $0).joined(separator: " ") }),
    ]

    private func rules(in text: String) throws -> [RuleID] {
        try TextBuilder().remarks(onMarkdown: "<!-- block: key -->\n\n\(text)\n").map(\.rule)
    }

    @Test("Three texts are found and three are not", arguments: all)
    func examples(example: Example) throws {
        #expect(example.hits.count >= 3 && example.misses.count >= 3)
        for text in example.hits { #expect(try rules(in: text).contains(example.rule), "\(text)") }
        for text in example.misses { #expect(try !rules(in: text).contains(example.rule), "\(text)") }
    }

    @Test func `What is not in a sentence alone has its three and three in other tests`() {
        let elsewhere: Set<RuleID> = [
            .unexplainedTerm, .synonyms, .keyMessageFirst, .headings, .wordCount, .letterLength, .requiredBlock,
            .paperWay,
            .spelling, .ignoreComment, .senderValue,
        ]
        #expect(Set(Self.all.map(\.rule)).union(elsewhere) == Set(RuleID.allCases))
        #expect(Set(Self.all.map(\.rule)).isDisjoint(with: elsewhere))
    }

    @Test(
        "Numbers, addresses and what is free come from the sender",
        arguments: [
            ("Bel 088 123 45 67.", true), ("Schrijf naar Postbus 12.", true), ("Kijk op voorbeeld.nl.", true),
            ("Dat is gratis.", true), ("Bel {{telefoon}}.", false), ("Bel gratis {{telefoon}}.", false),
            ("Bel ons in 2026.", false),
        ])
    func senderValues(text: String, isFound: Bool) throws {
        let (template, _) = try TextBuilder().template(onMarkdown: "<!-- block: key -->\n\n\(text)\n")
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        let check = PlainLanguageCheck(glossary: Glossary(), spelling: nil, senderValues: ["mijn.overheid.nl"])
        let remarks = check.report(on: template, values: SampleValues(date: date)).remarks
        #expect(remarks.contains { $0.rule == .senderValue } == isFound, "\(remarks)")
    }

    @Test("An example is rewritten so that its rule finds nothing", arguments: RuleID.allCases)
    func rewriting(rule: RuleID) throws {
        guard let rewriting = rule.rewriting, rule != .sentenceLength else { return }
        #expect(try rules(in: rewriting.hard).contains(rule), "\(rewriting.hard)")
        #expect(try !rules(in: rewriting.plain).contains(rule), "\(rewriting.plain)")
    }
}
