package import LetterComposition

/// Looks for what makes a template's text hard to read: in the template, and in what each kind of reader gets.
///
/// It does not prove that a text is easy. Only readers can.
package struct PlainLanguageCheck {
    /// What every report ends with.
    package static let disclaimer =
        "Deze controle zoekt kenmerken die een tekst moeilijk maken. Ze bewijst niet dat de tekst B1 is. "
        + "Test de brief met lezers."

    private let rules: [any Rule]

    /// - Parameter spelling: nil leaves the spelling unchecked.
    package init(glossary: Glossary, spelling: SpellingDictionary?) {
        var rules: [any Rule] = [
            SentenceLengthRule(), PhraseRule.hardWords, UnexplainedTermRule(glossary: glossary), PassiveRule(),
            DoubleNegationRule(), SynonymsRule(glossary: glossary), PhraseRule.jeForm, KeyMessageRule(), HeadingsRule(),
            EnumerationRule(), ParagraphRule(), LengthRule(), PhraseRule.abbreviations, DateRule(), PressureRule(),
            RequiredBlocksRule(), PaperWayRule(), LinkTextRule(glossary: glossary), SplitAddressRule(),
            AsksSecretRule(), ReadingEaseRule(),
        ]
        if let spelling { rules.append(SpellingRule(dictionary: spelling, glossary: glossary)) }
        self.rules = rules
    }

    /// Readers in all circumstances whose text is another one, the ordinary ones first.
    package static func readers(of template: Template) -> [Set<LetterCondition>] {
        var seen: Set<[Int]> = []
        return LetterCondition.allCombinations.filter { readers in
            seen.insert(template.blocks.indices.filter { template.blocks[$0].condition.holds(in: readers) }).inserted
        }
    }

    /// - Parameter prints: how the text for such readers stands on paper; empty where nobody laid it out.
    package func report(
        on template: Template, values: SampleValues, prints: (Set<LetterCondition>) -> [PrintedText] = { _ in [] }
    ) -> TextReport {
        let whole = ReadableText(of: template, circumstances: nil, values: values)
        let readers = Self.readers(of: template)
        let variants = readers.map { readers in
            ReadableText(of: template, circumstances: readers, values: values, prints: prints(readers))
        }
        let found = ([whole] + variants).flatMap { text in rules.flatMap { $0.remarks(on: text) } }
        let ignores = IgnoredPlaces(of: template)
        // Most remarks on the template come again with each variant; what weighs most is said.
        let remarks = Dictionary(
            (found.filter { !ignores.cover($0) } + ignores.remarks).map { ($0.key, $0) },
            uniquingKeysWith: { first, next in next.severity > first.severity ? next : first })
        return TextReport(
            remarks: remarks.values.sorted {
                ($0.place, $0.rule.rawValue, $0.alternative ?? "") < ($1.place, $1.rule.rawValue, $1.alternative ?? "")
            },
            variants: zip(readers, variants).map {
                TextReport.Variant(readers: $0, statistics: TextStatistics(of: $1), prints: $1.prints)
            })
    }
}

extension Remark {
    /// A whole variant's mean or length differs a little from the next one's: once is enough.
    fileprivate struct Key: Hashable {
        var rule: RuleID
        var place: TextPlace
        var alternative: String?
    }

    fileprivate var key: Key { Key(rule: rule, place: place, alternative: alternative) }
}
