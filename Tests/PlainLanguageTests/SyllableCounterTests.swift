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
        U krijgt berichten van de overheid. Die berichten staan in de Berichtenbox op internet. Wilt u uw berichten \
        lezen? Ga dan naar onze website en log in. Daar kunt u ook uw e-mailadres geven. U krijgt dan een e-mail bij \
        nieuwe berichten. Wilt u liever brieven op papier krijgen? Dat kan ook gewoon. Bel ons gratis, onze medewerkers \
        helpen u graag.
        """

    @Test func `A plain text of 6.8 words a sentence scores from 77 to 86`() throws {
        let statistics = TextStatistics(sentences(plain))
        #expect(statistics.words == 61)
        #expect(abs(statistics.meanSentenceLength - 6.8) < 0.05)
        #expect(try (77...86).contains(#require(statistics.fleschDouma)))
    }

    @Test func `Officialese of 31 words a sentence scores from 9 to 19`() throws {
        let text = """
            Naar aanleiding van de wijziging van uw gegevens verzoeken wij u om uw e-mailadres te controleren, teneinde \
            de ontvangst van berichten van de aangesloten overheidsorganisaties in de toekomst te kunnen garanderen.
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
