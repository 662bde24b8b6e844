import LetterComposition
import MailboxDomain
import Testing

@testable import PlainLanguage

/// A template around a few lines of text, and what the check says of it.
struct TextBuilder {
    var product = Product.noEmail
    var glossary = Glossary()
    var keyMessage = ""
    var prints: [PrintedText] = []

    private static let sender = """
        values:
          afzender: {value: MijnOverheid, source: test, checkedOn: 2026-11-01}
          retouradres: {value: Postbus 1, source: test, checkedOn: 2026-11-01}
          telefoon: {value: 0800 - 000 00 00, keepTogether: true, source: test, checkedOn: 2026-11-01}
        """

    /// A template of a text that is the whole nl.md, and need not have the blocks of a letter.
    func template(onMarkdown markdown: String) throws -> (template: Template, faults: [Finding]) {
        let sender = try Sender(yaml: Self.sender, file: "sender.yaml")
        var (template, faults) = Template.reading(
            product, yaml: nil, markdown: markdown, folder: "", sender: sender)
        faults.removeAll { $0.code == "missing-block" }
        template.keyMessage = keyMessage
        return (template, faults)
    }

    /// What one reader's text draws.
    func remarks(onMarkdown markdown: String) throws -> [Remark] {
        let (template, faults) = try template(onMarkdown: markdown)
        guard faults.isEmpty else { throw Findings(faults) }
        guard let date = CalendarDate(year: 2026, month: 9, day: 30) else { return [] }
        return PlainLanguageCheck(glossary: glossary, spelling: nil).report(
            on: template, values: SampleValues(date: date), prints: { _ in prints }
        ).remarks.filter { $0.rule != .requiredBlock }
    }

    /// As `line:column rule`, where the text begins on line 3 of a block `key`.
    func places(_ text: String) throws -> [String] {
        try remarks(onMarkdown: "<!-- block: key -->\n\n\(text)\n").map {
            "\($0.place.line):\($0.place.column) \($0.rule.rawValue)"
        }
    }
}

/// Draws of a text what a rule should draw, at the places shown.
func expect(
    _ text: String, _ places: [String], _ builder: TextBuilder = TextBuilder(),
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    #expect(try builder.places(text) == places, "\(text)", sourceLocation: sourceLocation)
}
