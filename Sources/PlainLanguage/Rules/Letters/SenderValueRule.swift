/// Numbers, addresses and what is free come from sender.yaml, where each has a source and a day on which it was right.
struct SenderValueRule: Rule {
    let glossary: Glossary
    /// Texts of the sender's values.
    let values: Set<String>

    func remarks(on text: ReadableText) -> [Remark] {
        text.sentences.flatMap { sentence -> [Remark] in
            let words = sentence.words
            var found: [Remark] = []
            for word in words where word.isAddress && !word.isValue && !values.contains(word.lowercased) {
                found.append(remark(word, "webadres of e-mailadres"))
            }
            if let number = telephone(in: words) { found.append(remark(words[number], "telefoonnummer")) }
            if let box = words.first(where: { !$0.isValue && ["postbus", "antwoordnummer"].contains($0.lowercased) }) {
                found.append(remark(box, "postadres"))
            } else if let postcode = words.indices.first(where: { isPostcode($0, in: words) }) {
                found.append(remark(words[postcode], "postadres"))
            }
            if let free = words.first(where: { !$0.isValue && ["gratis", "kosteloos"].contains($0.lowercased) }),
                !isBacked(sentence)
            {
                found.append(
                    Remark(
                        .senderValue, .error, at: free.place,
                        "'\(free.text)' zegt niet wat er gratis is volgens sender.yaml.",
                        instead: "Zet het in een zin met een waarde van de afzender, zoals {{telefoon}}."))
            }
            return found
        }
    }

    private func remark(_ word: Word, _ what: String) -> Remark {
        Remark(
            .senderValue, .error, at: word.place, "'\(word.text)': dit \(what) staat los in de tekst.",
            instead: "Zet het in sender.yaml, met bron en datum, en noem het met {{...}}.")
    }

    /// What is free is a value of the sender, or has a name that the glossary knows.
    private func isBacked(_ sentence: Sentence) -> Bool {
        sentence.words.contains(where: \.isValue)
            || glossary.names.contains { name in !Phrase(name).matches(in: sentence).isEmpty }
    }

    /// Eight digits and more, in groups or not.
    private func telephone(in words: [Word]) -> Int? {
        var start: Int?
        var digits = 0
        for (place, word) in words.enumerated() {
            let isGroup =
                !word.isValue && word.hasDigit && word.text.allSatisfy { $0.isNumber || "+-() \u{A0}".contains($0) }
            if isGroup {
                start = start ?? place
                digits += word.text.count(where: \.isNumber)
                if digits >= 8 { return start }
            } else {
                (start, digits) = (nil, 0)
            }
        }
        return nil
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
