/// A day before which the reader must do something: the mailbox knows none.
struct DeadlineRule: Rule {
    /// Other texts of the government have deadlines; about the mailbox none may.
    let isForLetters: Bool

    private static let months: Set<String> = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ]
    private static let units: Set<String> = [
        "dag", "dagen", "week", "weken", "maand", "maanden", "uur", "werkdagen", "werkdag",
    ]
    private static let numbers: Set<String> = [
        "een", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "tien", "veertien", "enkele", "paar",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.passages.flatMap { passage in
            let isStrict = isForLetters || MailboxTopic.isSubject(of: passage)
            return isStrict ? passage.sentences.compactMap(remark) : []
        }
    }

    private func remark(on sentence: Sentence) -> Remark? {
        guard isForReader(sentence), !Denial.stands(in: sentence),
            let range = deadline(in: sentence)
        else { return nil }
        return Remark(
            .deadline, .error, about: sentence.words[range],
            "'\(sentence.text(of: range))' is een termijn voor de lezer.",
            instead: "Haal de termijn weg. De post blijft bewaard, ook later.")
    }

    /// `Log in`, `u moet`, `u hebt tot`: not what we do ourselves.
    private func isForReader(_ sentence: Sentence) -> Bool {
        let words = sentence.words
        let begins = words.indices.contains { ReaderAct.begins(at: $0, in: sentence) }
        let isTold = zip(words, words.dropFirst()).contains { first, second in
            let pair: Set<String> = [first.lowercased, second.lowercased]
            return pair.contains("u")
                && !pair.isDisjoint(with: ["moet", "dient", "kunt", "wilt", "mag", "hebt", "heeft"])
        }
        return begins || isTold
    }

    /// `voor 1 januari`, `tot 1 januari 2027`, `binnen twee weken`.
    private func deadline(in sentence: Sentence) -> Range<Int>? {
        let words = sentence.words
        return words.indices.lazy.compactMap { place -> Range<Int>? in
            switch words[place].lowercased {
            case "voor", "vóór", "tot":
                guard
                    let month = words[(place + 1)...].prefix(4).firstIndex(where: {
                        Self.months.contains($0.lowercased)
                    }),
                    words[month - 1].hasDigit
                else { return nil }
                return place..<(month + 1)
            case "binnen", "nog":
                guard
                    let unit = words[(place + 1)...].prefix(3).firstIndex(where: { Self.units.contains($0.lowercased) }
                    ),
                    words[(place + 1)..<unit].contains(where: { $0.hasDigit || Self.numbers.contains($0.lowercased) })
                else { return nil }
                return place..<(unit + 1)
            default: return nil
            }
        }.first
    }
}
