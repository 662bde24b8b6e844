import LetterComposition
import MailboxDomain
import Testing

/// Small templates with all that is required, to change one thing in.
enum TemplateFixture {
    static let header = """
        product: no-email
        version: "1"
        title: Een e-mail
        layout: window-left
        keyMessage: U krijgt geen e-mail.
        """

    /// The blocks that every letter must have, each with a line of text; 8 lines.
    static let requiredBlocks = """
        <!-- block: key -->
        Sleutel.
        <!-- block: paper -->
        Papier.
        <!-- block: help -->
        Hulp.
        <!-- block: real -->
        Echt.
        """
        .replacing("-->\n", with: "-->\n\n").replacing("\n<!--", with: "\n\n<!--")

    static func sender(_ values: [String: String] = [:]) throws -> Sender {
        var yaml = """
            qrHosts: [mijn.overheid.nl, overheid.nl, a-b.c.d.nl]
            values:

            """
        for (name, value) in ["afzender": "Dienst", "retouradres": "Postbus 1", "telefoon": "0800 - 1"]
            .merging(values, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key })
        {
            yaml += "  \(name):\n    value: '\(value)'\n    source: test\n    checkedOn: 2026-01-01\n"
        }
        return try Sender(yaml: yaml, file: "sender.yaml")
    }

    static func template(
        _ markdown: String, header: String = header, product: Product = .noEmail, sender: Sender? = nil
    ) throws -> Template {
        try Template(
            product: product, yaml: header, markdown: markdown, folder: "T", sender: sender ?? self.sender())
    }

    /// What is wrong, one line each: `place code`.
    static func findings(_ markdown: String, header: String = header, product: Product = .noEmail) -> [String] {
        do {
            _ = try template(markdown, header: header, product: product)
            return []
        } catch let findings as Findings {
            return findings.all.map { "\($0.place) \($0.code)" }
        } catch {
            Issue.record(error)
            return []
        }
    }

    /// The text of a letter, an element a line, strong text between asterisks and the kind before it.
    static func text(
        of template: Template, circumstances: Set<LetterCondition> = [], date: String = "2026-12-01",
        salutation: String = "Geachte lezer", reference: String = "2611 A000 1000 001S", ward: String? = nil
    ) throws -> [String] {
        let variant = LetterVariant(
            of: template, circumstances: circumstances, date: try #require(CalendarDate(date)))
        let letter = try Letter(variant: variant, salutation: salutation, reference: reference, ward: ward)
        return variant.blocks.flatMap { block in
            block.elements.map { element in
                let filled = letter.filled(element)
                let kind =
                    switch filled.kind {
                    case .heading(let level): String(repeating: "#", count: level) + " "
                    case .paragraph: ""
                    case .numberedItem(let number): "\(number). "
                    case .plainItem: "- "
                    }
                return "\(block.name): \(kind)"
                    + filled.fragments.map { $0.isStrong ? "*\($0.text)*" : $0.text }.joined()
            }
        }
    }
}
