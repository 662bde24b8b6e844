package import LetterComposition

/// Looks for what makes a template's text hard to read: in the template, and in what each kind of reader gets.
///
/// It does not prove that a text is easy. Only readers can.
package struct PlainLanguageCheck {
    /// What every report ends with.
    package static let disclaimer =
        "Deze controle zoekt kenmerken die een tekst moeilijk maken. Ze bewijst niet dat de tekst B1 is. "
        + "Test de brief met lezers."

    private let letterRules: [any Rule]
    private let proseRules: [any Rule]
    private let frequencies: WordFrequencies?

    /// - Parameters:
    ///   - spelling: nil leaves the spelling unchecked.
    ///   - senderValues: the texts of the sender's values; nil leaves unchecked whether a text names others.
    ///   - frequencies: how often words come; nil leaves that measure out.
    package init(
        glossary: Glossary, spelling: SpellingDictionary?, words: WordList = .standard,
        senderValues: Set<String>? = nil,
        frequencies: WordFrequencies? = nil
    ) {
        self.frequencies = frequencies
        let both: [any Rule] =
            [
                SentenceLengthRule(), HardWordRule(list: words), PassiveRule(), DoubleNegationRule(),
                NounChainRule(), FarApartRule(), LeadingClauseRule(), BracketsRule(), EnumerationRule(),
                ParagraphRule(),
                SplitAddressRule(), ReadingEaseRule(), UnreadMessagesRule(), AccountThreatRule(), LoginLinkRule(),
            ] + (spelling.map { [SpellingRule(dictionary: $0, glossary: glossary)] } ?? [])
        letterRules =
            both + [
                AddressFormRule(isForLetters: true), UnexplainedTermRule(glossary: glossary),
                SynonymsRule(glossary: glossary), KeyMessageRule(),
                HeadingsRule(),
                LengthRule(), DateRule(isForLetters: true), PressureRule(isForLetters: true), RequiredBlocksRule(),
                PaperWayRule(), LinkTextRule(glossary: glossary), AsksSecretRule(isForLetters: true),
                DeadlineRule(isForLetters: true),
            ] + (senderValues.map { [SenderValueRule(glossary: glossary, values: $0, isForLetters: true)] } ?? [])
        proseRules =
            both + [
                AddressFormRule(isForLetters: false), DateRule(isForLetters: false), PressureRule(isForLetters: false),
                LinkTextRule(glossary: Glossary()),
                AsksSecretRule(isForLetters: false), DeadlineRule(isForLetters: false),
            ] + (senderValues.map { [SenderValueRule(glossary: glossary, values: $0, isForLetters: false)] } ?? [])
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
        let found = ([whole] + variants).flatMap { text in letterRules.flatMap { $0.remarks(on: text) } }
        let ignores = IgnoredPlaces(of: template)
        return TextReport(
            remarks: Self.told(found.filter { !ignores.cover($0) } + ignores.remarks),
            variants: zip(readers, variants).map {
                TextReport.Variant(
                    readers: $0, statistics: TextStatistics(of: $1),
                    measures: ReadingMeasures(of: $1, frequencies: frequencies), prints: $1.prints)
            })
    }

    /// A text that is no letter of ours: what every text of the government should be.
    package func report(on text: ReadableText) -> TextReport {
        TextReport(
            remarks: Self.told(proseRules.flatMap { $0.remarks(on: text) }),
            variants: [
                TextReport.Variant(
                    readers: [], statistics: TextStatistics(of: text),
                    measures: ReadingMeasures(of: text, frequencies: frequencies), prints: [])
            ])
    }

    /// In the order of the text. Most remarks on a template come again with each variant; what weighs most is said.
    private static func told(_ remarks: [Remark]) -> [Remark] {
        // That a word presses, or is no date, says more than that it is hard; that an address is wrong, more than that it
        // is no value of the sender.
        func places(_ rules: Set<RuleID>) -> Set<TextPlace> {
            Set(remarks.filter { rules.contains($0.rule) }.map(\.place))
        }
        let saying: [RuleID: Set<TextPlace>] = [
            .hardWord: places([.pressure, .vagueDate]), .senderValue: places([.linkText]),
        ]
        let once = remarks.filter { saying[$0.rule]?.contains($0.place) != true }
        return Dictionary(
            once.map { ($0.key, $0) },
            uniquingKeysWith: { first, next in next.severity > first.severity ? next : first }
        ).values.sorted {
            // Nearly all stand at a place of their own.
            guard $0.place == $1.place else { return $0.place < $1.place }
            return ($0.rule.rawValue, $0.alternative ?? "") < ($1.rule.rawValue, $1.alternative ?? "")
        }
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
