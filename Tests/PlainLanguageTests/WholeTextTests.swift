import Foundation
import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// One poor text, and the project's own.
struct WholeTextTests {
    /// The lines count from 1: the place of each finding stands in the test.
    private let poor = """
        <!-- block: key -->

        # Belangrijk bericht

        Geachte heer,

        {{datum}}

        Inzake uw e-mailadres berichten wij u. Je hebt het reeds vaak niet onaardig gehoord.
        Dit is uw **laatste kans**: onderneem actie, anders verliest u uw post.

        ### Wat nu

        1. Klik hier en geef ons uw wachtwoord.
        2. Uw gegevens worden binnenkort door ons verwijderd, o.a. uw naam.

        <!-- block: paper -->

        Log in met DigiD, daarna kunt u papier kiezen.
        """

    @Test func `A poor text draws exactly what is wrong with it`() throws {
        let builder = TextBuilder(keyMessage: "Wilt u een melding krijgen van nieuwe post?")
        let found = try builder.remarks(onMarkdown: poor).map {
            "\($0.place.line):\($0.place.column) \($0.severity.rawValue) \($0.rule.rawValue)"
        }
        #expect(
            found == [
                "5:1 error key-message-first",
                "7:1 error bare-date",
                "9:1 error hard-word",
                "9:40 error je-form",
                "9:52 error hard-word",
                "9:63 error double-negation",
                "10:13 error pressure",
                "10:29 error pressure",
                "10:46 error pressure",
                "12:5 warning headings",
                "14:4 error link-text",
                "14:29 error asks-secret",
                "15:16 warning passive",
                "15:23 warning vague-date",
                "15:55 error abbreviation",
                "19:1 error paper-way",
            ])
    }

    @Test("The project's own letters draw no error", arguments: Product.allCases)
    func ownTemplates(product: Product) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Templates")
        func text(_ path: String) throws -> String {
            try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        let template = try Template(
            product: product, yaml: text("\(product.rawValue)/template.yaml"),
            markdown: text("\(product.rawValue)/nl.md"), folder: "Templates/\(product.rawValue)",
            sender: Sender(yaml: text("sender.yaml"), file: "sender.yaml"))
        let check = try PlainLanguageCheck(
            glossary: Glossary(yaml: text("glossary.yaml"), file: "glossary.yaml"), spelling: SpellingDictionary())
        let date = try #require(CalendarDate(year: 2026, month: 9, day: 30))
        let remarks = check.report(on: template, values: SampleValues(date: date)).remarks
        #expect(remarks.filter { $0.severity == .error } == [])
        // The letters to curators have a long sentence with a long name, and one term waits for its explanation.
        let known: [RuleID] = [.sentenceLength, .unexplainedTerm]
        #expect(remarks.filter { $0.severity == .warning && !known.contains($0.rule) } == [])
    }
}
