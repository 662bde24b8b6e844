import LetterComposition
package import MailboxDomain
import StrictFiles

/// Names, terms and sets of synonyms that communications staff keep (`Templates/glossary.yaml`).
package struct Glossary: Hashable, Sendable {
    /// A word that a reader may not know, and the words that explain it.
    package struct Term: Hashable, Sendable {
        package var term: String
        package var explanations: [String]
    }

    /// One word for one thing, and others that say the same.
    package struct Synonyms: Hashable, Sendable {
        package var use: String
        package var not: [String]
    }

    /// May stand as they are, and need no place in the word list.
    package var names: [String] = []
    package var terms: [Term] = []
    package var synonyms: [Synonyms] = []
    /// Web addresses that a letter may name begin with one of these.
    package var hosts: [String] = []

    package init() {}

    /// Fails with all that is wrong, words that no letter can have included.
    package init(yaml: String, file: String) throws(Findings) {
        let (glossary, findings) = try Self.reading(yaml: yaml, file: file)
        guard findings.isEmpty else { throw Findings(findings) }
        self = glossary
    }

    /// Reads what can be read: a word that no letter can have is a finding beside those of the texts. Words are composed
    /// (NFC) as the texts are, or none would be found in them.
    package static func reading(
        yaml: String, file path: String
    ) throws(Findings) -> (glossary: Glossary, findings: [Finding]) {
        var texts = KeyedTexts()
        let glossary: Glossary = try YAMLFile.read(yaml, file: path) { file in
            var glossary = Glossary()
            glossary.names = texts.composed(file.texts("names"), at: "names")
            glossary.hosts = texts.composed(file.texts("hosts"), at: "hosts")
            for (index, section) in file.sections("terms").enumerated() {
                let key = "terms[\(index + 1)]"
                glossary.terms.append(
                    Term(
                        term: texts.composed(section.text("term"), at: "\(key).term"),
                        explanations: texts.composed(section.texts("explainedBy"), at: "\(key).explainedBy")))
            }
            for (index, section) in file.sections("synonyms").enumerated() {
                let key = "synonyms[\(index + 1)]"
                glossary.synonyms.append(
                    Synonyms(
                        use: texts.composed(section.text("use"), at: "\(key).use"),
                        not: texts.composed(section.texts("not"), at: "\(key).not")))
            }
            return glossary
        }
        return (glossary, texts.findings(in: path, of: yaml))
    }
}
