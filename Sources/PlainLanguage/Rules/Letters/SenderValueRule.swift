/// Numbers, addresses and what is free come from sender.yaml, where each has a source and a day on which it was right.
///
/// Of other texts only what is about the mailbox is compared with them: there a wrong number is that of a fraud.
struct SenderValueRule: Rule {
    let glossary: Glossary
    /// Texts of the sender's values.
    let values: Set<String>
    let isForLetters: Bool
    /// The same without spaces and marks, as numbers are compared.
    private let bare: [String]

    init(glossary: Glossary, values: Set<String>, isForLetters: Bool) {
        (self.glossary, self.values, self.isForLetters) = (glossary, values, isForLetters)
        bare = values.map(Self.bare)
    }

    func remarks(on text: ReadableText) -> [Remark] {
        text.passages.flatMap { passage in
            isForLetters || MailboxTopic.isSubject(of: passage) ? passage.sentences.flatMap(remarks) : []
        }
    }

    private func remarks(on sentence: Sentence) -> [Remark] {
        let words = sentence.words
        var found: [Remark] = []
        for word in words where word.isAddress && !word.isValue && !isSenders(word) {
            found.append(remark(word, "webadres of e-mailadres"))
        }
        if let number = telephone(in: words), !isSenders(words[number]) {
            found.append(remark(words[number.lowerBound], "telefoonnummer"))
        }
        let box = words.firstIndex { !$0.isValue && ["postbus", "antwoordnummer"].contains($0.lowercased) }
        if let place = box ?? words.indices.first(where: { isPostcode($0, in: words) }),
            !isSenders(words[place...].prefix(2))
        {
            found.append(remark(words[place], "postadres"))
        }
        if let free = words.first(where: { !$0.isValue && ["gratis", "kosteloos"].contains($0.lowercased) }),
            !isBacked(sentence)
        {
            found.append(
                Remark(
                    .senderValue, isForLetters ? .error : .suggestion, at: free.place,
                    "'\(free.text)' zegt niet wat er gratis is volgens sender.yaml.",
                    instead: isForLetters
                        ? "Zet het in een zin met een waarde van de afzender, zoals {{telefoon}}."
                        : "Kijk na of het zo is, en noem waarvan."))
        }
        return found
    }

    private func remark(_ word: Word, _ what: String) -> Remark {
        isForLetters
            ? Remark(
                .senderValue, .error, at: word.place, "'\(word.text)': dit \(what) staat los in de tekst.",
                instead: "Zet het in sender.yaml, met bron en datum, en noem het met {{...}}.")
            : Remark(
                .senderValue, .warning, at: word.place, "'\(word.text)': dit \(what) staat niet in sender.yaml.",
                instead: "Kijk na of het van de overheid zelf is.")
    }

    /// What is free is a value of the sender, or has a name that the glossary knows.
    private func isBacked(_ sentence: Sentence) -> Bool {
        sentence.words.contains(where: \.isValue)
            || glossary.names.contains { name in !Phrase(name).matches(in: sentence).isEmpty }
    }

    /// In a letter a value is named with its placeholder; elsewhere it is written out.
    private func isSenders(_ word: Word) -> Bool {
        guard !isForLetters else { return values.contains(word.lowercased) }
        let host = word.lowercased.replacing(/^https?:\/\//, with: "").prefix { !"/?#:".contains($0) }
        return values.contains { $0.contains(host) }
            || glossary.hosts.contains { host == $0 || host.hasSuffix(".\($0)") || host.hasSuffix("@\($0)") }
    }

    private func isSenders(_ words: ArraySlice<Word>) -> Bool {
        guard !isForLetters else { return false }
        let text = Self.bare(words.map(\.text).joined())
        return bare.contains { $0.contains(text) }
    }

    private static func bare(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static let fewestDigits = 8

    /// Eight digits and more, in groups or not.
    private func telephone(in words: [Word]) -> Range<Int>? {
        var start: Int?
        var digits = 0
        for (place, word) in words.enumerated() {
            let isGroup =
                !word.isValue && word.hasDigit && word.text.allSatisfy { $0.isNumber || "+-() \u{A0}".contains($0) }
            if isGroup {
                start = start ?? place
                digits += word.text.count(where: \.isNumber)
            } else {
                if let start, digits >= Self.fewestDigits { return start..<place }
                (start, digits) = (nil, 0)
            }
        }
        return start.flatMap { digits >= Self.fewestDigits ? $0..<words.count : nil }
    }

    /// `2500 AA`.
    private func isPostcode(_ place: Int, in words: [Word]) -> Bool {
        let word = words[place]
        guard !word.isValue, word.text.count == 4, word.text.allSatisfy(\.isNumber), place + 1 < words.count else {
            return false
        }
        return words[place + 1].text.count == 2 && words[place + 1].text.allSatisfy { $0.isUppercase && $0.isASCII }
    }
}
