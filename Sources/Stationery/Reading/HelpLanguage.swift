package import LetterComposition
package import MailboxDomain
import StrictFiles

/// A language in which the published pages say one line of help, for who does not read Dutch (`Templates/languages.yaml`).
package struct HelpLanguage: Hashable, Sendable {
    /// A part of the line.
    package enum Part: Hashable, Sendable {
        case text(String)
        /// A value of the sender, such as a telephone number: it reads from left to right in every language.
        case value(String)
    }

    /// As the web names it (BCP 47), such as `pl`.
    package let tag: String
    /// In the language itself.
    package let name: String
    package let dutchName: String
    package let line: [Part]
    /// Whether somebody who knows the language looked at the line. Who stays in the file.
    package let isChecked: Bool

    package var isRightToLeft: Bool {
        line.contains { part in
            if case .text(let text) = part { text.unicodeScalars.contains(where: Self.isRightToLeft) } else { false }
        }
    }

    /// Hebrew, Arabic, Syriac, Thaana and N'Ko with their further blocks (Unicode 15.1, DerivedBidiClass, R and AL).
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
            || (0xFE70...0xFEFC).contains(scalar.value)
    }

    /// Reads what can be read: a text that no page can have is a finding beside those of other files.
    ///
    /// - Parameter sender: whose values the lines may name.
    package static func reading(
        yaml: String, file path: String, sender: Sender
    ) throws(Findings) -> (languages: [HelpLanguage], findings: [Finding]) {
        var texts = KeyedTexts()
        let languages: [HelpLanguage] = try YAMLFile.read(yaml, file: path) { file in
            file.namedSections("languages").map { tag, section in
                if LanguageTag(tag) == nil {
                    file.refuse("languages", "A language is called as the web calls it (BCP 47), such as: pl.")
                }
                let key = "languages.\(tag)"
                let line = parts(of: section.text("help"), sender: sender) { message in
                    section.refuse("help", message)
                }
                return HelpLanguage(
                    tag: tag, name: texts.composed(section.text("name"), at: "\(key).name"),
                    dutchName: texts.composed(section.text("dutchName"), at: "\(key).dutchName"),
                    line: line.map { part in
                        if case .text(let text) = part { .text(texts.composed(text, at: "\(key).help")) } else { part }
                    }, isChecked: section.optionalText("checkedBy")?.isEmpty == false)
            }
        }
        return (languages, texts.findings(in: path, of: yaml))
    }

    private static func parts(of text: String, sender: Sender, refuse: (String) -> Void) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let match = rest.firstMatch(of: /\{\{([^{}]*)\}\}/) {
            if match.range.lowerBound > rest.startIndex {
                parts.append(.text(String(rest[..<match.range.lowerBound])))
            }
            if let value = sender.values[String(match.1)] {
                parts.append(.value(value.text))
            } else {
                refuse("{{\(match.1)}} is not a value of sender.yaml.")
            }
            rest = rest[match.range.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }
}
