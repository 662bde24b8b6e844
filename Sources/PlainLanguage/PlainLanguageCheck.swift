package import LetterComposition

/// Looks for what makes a template's text hard to read: in the template, and in what each kind of reader gets.
///
/// It does not prove that a text is easy. Only readers can.
package struct PlainLanguageCheck {
    /// What every report ends with.
    package static let disclaimer =
        "Deze controle zoekt kenmerken die een tekst moeilijk maken. Ze bewijst niet dat de tekst B1 is. "
        + "Test de brief met lezers."

    /// The readers whose text is checked, the ordinary one first.
    package static let readers: [Set<LetterCondition>] = [[], [.ward], [.abroad], [.digidLapsed]]

    private let rules: [any Rule]

    /// - Parameter spelling: nil leaves the spelling unchecked.
    package init(glossary: Glossary, spelling: SpellingDictionary?) {
        var rules: [any Rule] = [
            SentenceLengthRule(), PhraseRule.hardWords, UnexplainedTermRule(glossary: glossary), PassiveRule(),
            DoubleNegationRule(), SynonymsRule(glossary: glossary), PhraseRule.jeForm, KeyMessageRule(), HeadingsRule(),
            EnumerationRule(), LengthRule(), PhraseRule.abbreviations, DateRule(), PressureRule(), PaperWayRule(),
            LinkTextRule(glossary: glossary), AsksSecretRule(), ReadingEaseRule(),
        ]
        if let spelling { rules.append(SpellingRule(dictionary: spelling, glossary: glossary)) }
        self.rules = rules
    }

    /// - Parameter pages: how many pages the text takes for such readers; nil where nobody knows.
    package func report(
        on template: Template, values: SampleValues, pages: (Set<LetterCondition>) -> Int? = { _ in nil }
    ) -> TextReport {
        let whole = ReadableText(of: template, circumstances: nil, values: values)
        let variants = Self.readers.map { readers in
            ReadableText(of: template, circumstances: readers, values: values, pages: pages(readers))
        }
        let found = ([whole] + variants).flatMap { text in rules.flatMap { $0.remarks(on: text) } }
        let ignores = IgnoredPlaces(of: template)
        // Most remarks on the template come again with each variant.
        var seen: Set<Remark.Key> = []
        let remarks = (found.filter { !ignores.cover($0) } + ignores.remarks).filter { seen.insert($0.key).inserted }
        return TextReport(
            remarks: remarks.sorted { ($0.place, $0.rule.rawValue) < ($1.place, $1.rule.rawValue) },
            statistics: zip(Self.readers, variants).map {
                TextReport.Variant(readers: $0, statistics: TextStatistics(of: $1), pages: $1.pages)
            })
    }
}

extension Remark {
    /// A whole variant's mean or length differs a little from the next one's: once is enough.
    fileprivate struct Key: Hashable {
        var rule: RuleID
        var place: TextPlace
    }

    fileprivate var key: Key { Key(rule: rule, place: place) }
}
