import LetterComposition
package import MailboxDomain
import StrictFiles

/// What an office adds to the word list, and what it silences there (`Templates/words.yaml`): each with a reason.
package struct OfficeWords: Hashable, Sendable {
    package var added: [WordEntry] = []
    /// Names of entries that are no findings.
    package var silenced: Set<String> = []

    package init() {}

    /// Reads what can be read: a word that is not on the list is a finding beside those of the texts.
    package static func reading(
        yaml: String, file path: String
    ) throws(Findings) -> (words: OfficeWords, findings: [Finding]) {
        var texts = KeyedTexts()
        let words: OfficeWords = try YAMLFile.read(yaml, file: path) { file in
            var words = OfficeWords()
            for (index, section) in file.sections("add").enumerated() {
                let key = "add[\(index + 1)]"
                var entry = WordEntry(
                    section.choice("kind", standIn: .officialese), section.choice("class", standIn: .fixed),
                    texts.composed(section.text("word"), at: "\(key).word").lowercased(),
                    instead: texts.composed(section.text("instead"), at: "\(key).instead"))
                if section.contains("severity") { entry.severity = section.choice("severity", standIn: .error) }
                _ = texts.composed(section.text("reason"), at: "\(key).reason")
                words.added.append(entry)
            }
            for (index, section) in file.sections("silence").enumerated() {
                let word = texts.composed(section.text("word"), at: "silence[\(index + 1)].word")
                _ = texts.composed(section.text("reason"), at: "silence[\(index + 1)].reason")
                let names = WordList.standard.names(of: word)
                if names.isEmpty, !word.isEmpty {
                    section.refuse(
                        "word", "The word list has no '\(word)'. Write it as lint names it, or leave the line out.",
                        as: WordTableFault.unknownWord, details: [word])
                }
                words.silenced.formUnion(names)
            }
            return words
        }
        return (words, texts.findings(in: path, of: yaml))
    }
}

extension WordList {
    /// The program's own list with an office's words: its own entries go first.
    package init(_ office: OfficeWords) {
        guard office != OfficeWords() else {
            self = .standard
            return
        }
        self.init(office.added + Self.standard.entries.filter { !office.silenced.contains($0.name) })
    }

    /// Of the entries that a word is the name or a writing of, as people type it.
    func names(of word: String) -> Set<String> {
        let word = word.lowercased()
        return Set(entries.filter { $0.name == word || $0.writings.contains(word) }.map(\.name))
    }
}
