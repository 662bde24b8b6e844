import Testing

@testable import PlainLanguage

struct SyllableCounterTests {
    @Test(
        "A word has as many syllables as vowel sounds",
        arguments: [
            ("open", 2), ("u", 1), ("overheid", 3), ("brievenbus", 3), ("e-mailadres", 4), ("nieuwe", 2),
            ("station", 3),
            ("geïnformeerd", 4), ("DigiD", 2), ("leeuw", 1), ("krijgt", 1), ("uitleg", 2), ("MijnOverheid", 4),
            ("2026", 1),
            ("reëel", 2), ("moeite", 2),
        ])
    func counts(word: String, syllables: Int) {
        #expect(SyllableCounter.count(in: word) == syllables)
    }

    /// 61 words in 9 sentences, a mean of 6.8.
    private let plain = """
        U krijgt post van de overheid. Die post staat in de Berichtenbox op internet. Wilt u uw post lezen? \
        Ga dan naar onze website en log in. Daar kunt u ook uw e-mailadres geven. U krijgt dan een bericht bij nieuwe post. \
        Wilt u liever brieven op papier krijgen? Dat kan ook gewoon. Bel ons gratis, wij helpen u heel graag.
        """

    @Test func `A plain text of 6.8 words a sentence scores from 77 to 86`() throws {
        let statistics = TextStatistics(sentences(plain))
        #expect(statistics.words == 61)
        #expect(abs(statistics.meanSentenceLength - 6.8) < 0.05)
        #expect(try (77...86).contains(#require(statistics.fleschDouma)))
    }

    @Test func `Officialese of 31 words a sentence scores from 9 to 19`() throws {
        let text = """
            Naar aanleiding van de geconstateerde inactiviteit betreffende uw persoonlijke berichtenvoorziening verzoeken wij u \
            de desbetreffende contactgegevens te actualiseren, teneinde de tijdige ontvangst van digitale correspondentie \
            van aangesloten overheidsorganisaties op termijn te kunnen waarborgen.
            """
        let statistics = TextStatistics(sentences(text))
        #expect(statistics.meanSentenceLength == 31)
        #expect(try (9...19).contains(#require(statistics.fleschDouma)))
    }

    private func sentences(_ text: String) -> [[String]] {
        text.split(whereSeparator: { ".?!".contains($0) }).map { $0.split(separator: " ").map(String.init) }
            .filter { !$0.isEmpty }
    }
}
