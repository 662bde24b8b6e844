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

    package init(yaml: String, file: String) throws(Findings) {
        self = try YAMLFile.read(yaml, file: file) { file in
            var glossary = Glossary()
            glossary.names = file.texts("names")
            glossary.hosts = file.texts("hosts")
            glossary.terms = file.sections("terms").map { section in
                Term(term: section.text("term"), explanations: section.texts("explainedBy"))
            }
            glossary.synonyms = file.sections("synonyms").map { section in
                Synonyms(use: section.text("use"), not: section.texts("not"))
            }
            return glossary
        }
    }
}
