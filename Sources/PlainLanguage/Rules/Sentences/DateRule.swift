import LetterComposition

/// A moment that is no date, a date in figures, and a date that does not say what it is.
struct DateRule: Rule {
    private static let months: Set<String> = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ]
    /// Whether a date alone must say what it is: in a letter, not in a table or a heading of other texts.
    let isForLetters: Bool

    private static let vague = PhraseIndex(
        [
            "binnenkort", "zo spoedig mogelijk", "zo snel mogelijk", "spoedig", "op korte termijn", "op termijn",
            "te zijner tijd", "medio", "op een later moment", "in de nabije toekomst", "over enige tijd",
            "over een tijdje",
        ].map { ($0, "een datum, zoals: 1 december 2026") })
    private static let numbers: Set<String> = [
        "een", "één", "twee", "drie", "vier", "vijf", "zes", "acht", "tien", "enkele", "paar",
    ]
    private static let units: Set<String> = ["dag", "dagen", "week", "weken", "maand", "maanden"]
    /// Stand beside a date and do not say what it is the date of.
    private static let emptyWords: Set<String> = [
        "op", "vanaf", "voor", "vóór", "tot", "en", "met", "per", "van", "de", "het", "een", "uiterlijk", "datum",
        "dag",
        "is", "na", "sinds", "in", "om",
    ]

    func remarks(on text: ReadableText) -> [Remark] {
        text.passages.indices.flatMap { index in
            text.passages[index].sentences.flatMap { sentence in
                vagueMoments(in: sentence) + figures(in: sentence)
                    + bareDate(in: sentence, after: index > 0 ? text.passages[index - 1] : nil, text.passages[index])
            }
        }
    }

    private func vagueMoments(in sentence: Sentence) -> [Remark] {
        let words = sentence.words
        let phrases = Self.vague.matches(in: sentence).map(\.range).filter { !isOfReader($0, in: sentence) }
        // over 2 weken, over een paar dagen
        let spans = words.indices.compactMap { start -> Range<Int>? in
            guard words[start].lowercased == "over" else { return nil }
            let rest = words[(start + 1)...].prefix(3)
            guard let unit = rest.firstIndex(where: { Self.units.contains($0.lowercased) }), unit > start + 1 else {
                return nil
            }
            let isCount = words[(start + 1)..<unit].allSatisfy { $0.hasDigit || Self.numbers.contains($0.lowercased) }
            return isCount ? start..<(unit + 1) : nil
        }
        return (phrases + spans).map { range in
            Remark(
                .vagueDate, .warning, about: words[range],
                "'\(sentence.text(of: range))' zegt niet wanneer.", instead: "een datum, zoals: 1 december 2026")
        }
    }

    /// `Bel dan zo snel mogelijk`: no moment of ours. The mailbox's letters ask for no haste either.
    private func isOfReader(_ range: Range<Int>, in sentence: Sentence) -> Bool {
        guard !isForLetters, Self.soonest.contains(sentence.text(of: range).lowercased()) else { return false }
        let start = sentence.words[..<range.lowerBound].lastIndex(where: \.endsClause).map { $0 + 1 } ?? 0
        return (start...range.lowerBound).contains { ReaderAct.begins(at: $0, in: sentence) }
    }

    private static let soonest: Set<String> = ["zo spoedig mogelijk", "zo snel mogelijk"]

    private func figures(in sentence: Sentence) -> [Remark] {
        sentence.words.filter { isDateInFigures($0) && !$0.isValue }.map { word in
            Remark(
                .vagueDate, .warning, at: word.place, "'\(word.text)' is een datum in cijfers.",
                instead: "Schrijf de maand als woord: 1 december 2026")
        }
    }

    private func bareDate(in sentence: Sentence, after previous: Passage?, _ passage: Passage) -> [Remark] {
        guard isForLetters, let date = date(in: sentence) else { return [] }
        let others = sentence.words.indices.filter { !date.contains($0) }
        let isNamed = others.contains { !Self.emptyWords.contains(sentence.words[$0].lowercased) }
        guard !isNamed, !isLabel(previous, of: passage) else { return [] }
        return [
            Remark(
                .bareDate, .error, about: sentence.words[date],
                "'\(sentence.text(of: date))' zegt niet wat er op die dag is.",
                instead: "Zet erbij wat de datum betekent, zoals: datum van deze brief.")
        ]
    }

    /// A line without a full stop that says more than `Datum`.
    private func isLabel(_ previous: Passage?, of passage: Passage) -> Bool {
        guard let previous, previous.block == passage.block, previous.sentences.count == 1,
            let last = previous.words.last, !last.after.contains(where: { ".!?,".contains($0) })
        else { return false }
        return previous.words.count <= 6
            && previous.words.contains { !Self.emptyWords.contains($0.lowercased) && !$0.hasDigit }
    }

    /// `1 december 2026`, or a date in figures.
    private func date(in sentence: Sentence) -> Range<Int>? {
        let words = sentence.words
        for index in words.indices {
            if isDateInFigures(words[index]) { return index..<(index + 1) }
            guard Self.months.contains(words[index].lowercased), index > 0, let day = Int(words[index - 1].text),
                (1...31).contains(day)
            else { continue }
            let hasYear = index + 1 < words.count && words[index + 1].text.wholeMatch(of: /[12]\d{3}/) != nil
            return (index - 1)..<(index + (hasYear ? 2 : 1))
        }
        return nil
    }

    private func isDateInFigures(_ word: Word) -> Bool {
        word.hasDigit && (6...10).contains(word.text.utf8.count)
            && word.text.wholeMatch(of: /(\d{1,2}[-\/.]\d{1,2}[-\/.](\d{4}|\d{2})|\d{4}-\d{2}-\d{2})/) != nil
    }
}
