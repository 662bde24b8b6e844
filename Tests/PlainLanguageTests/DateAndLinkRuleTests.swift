import Testing

@testable import PlainLanguage

/// Moments and web addresses say what they are and where they lead.
@Suite struct DateAndLinkRuleTests {
    @Test(
        "A moment is a date, and a date says what it is",
        arguments: [
            ("U hoort dit binnenkort.", ["3:13 vague-date"]), ("Wij bellen over 2 weken.", ["3:12 vague-date"]),
            ("Bel ons zo spoedig mogelijk.", ["3:9 vague-date"]),
            ("Het kan vanaf 01-12-2026 weer.", ["3:15 vague-date"]),
            ("1 december 2026", ["3:1 bare-date"]), ("Datum: 1 december 2026.", ["3:8 bare-date"]),
            ("**Datum van deze brief**\n\n1 december 2026", []), ("**Datum**\n\n{{datum}}", ["5:1 bare-date"]),
            ("Datum van deze brief: {{datum}}", []), ("De balie is open vanaf 1 december 2026.", []),
            ("Wij praten over uw post van deze week.", []), ("U krijgt binnen een paar dagen een brief.", []),
        ])
    func dates(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "A link says where it leads",
        arguments: [
            ("Klik hier als u wilt.", ["3:1 link-text"]), ("Ga naar voorbeeld.nl voor hulp.", ["3:9 link-text"]),
            ("Ga naar mijn.overheid.nl/een/heel/lange/weg/ergens naartoe.", ["3:9 link-text"]),
            ("Ga naar mijn.overheid.nl?id=1 en log in.", ["3:9 link-text"]),
            ("Ga naar **mijn.overheid.nl** en log in.", []), ("Mail naar hulp@voorbeeld.nl als u wilt.", []),
        ])
    func links(text: String, places: [String]) throws {
        var glossary = Glossary()
        glossary.hosts = ["overheid.nl"]
        try expect(text, places, TextBuilder(glossary: glossary))
    }

    @Test(
        "A web address stands in one piece",
        arguments: [
            ("Ga naar mijn.\noverheid.nl en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn.overheid. nl en kijk.", ["3:9 split-address"]),
            ("Ga naar https://\nmijn.overheid.nl en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn.overheid.nl/\nhulp en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn-\noverheid.nl en kijk.", ["3:9 split-address"]),
            ("Ga naar mijn.overheid.nl. Log in.", []), ("Kijk op internet. mijn.overheid.nl is onze website.", []),
            ("Ga naar mijn.overheid.nl en digid.nl.", []), ("Bel of schrijf - overheid.nl helpt ook.", []),
        ])
    func splitAddress(text: String, places: [String]) throws { try expect(text, places) }

    @Test func `A web address that a line of the page has no room for is split`() throws {
        let text = "Ga naar mijn.overheid.nl/hulp nu."
        for (lines, expected) in [
            (["Ga naar mijn.overheid.nl/hulp", "nu."], []),
            (["Ga naar mijn.overheid.nl/h", "ulp nu."], ["3:9 split-address"]),
        ] {
            try expect(
                text, expected, TextBuilder(prints: [PrintedText(layout: "window-left", pages: 2, lines: [lines])]))
        }
    }
}
