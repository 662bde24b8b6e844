package import LetterComposition

/// What a rule says of a place in a text, in Dutch.
package struct Remark: Hashable, Sendable {
    package var rule: RuleID
    package var severity: Severity
    /// Of the first word that it is about.
    package var place: TextPlace
    /// Of the last word of a phrase: the remark is then about all words from the first to the last.
    package var end: TextPlace
    package var message: String
    /// What could stand there instead.
    package var alternative: String?

    init(
        _ rule: RuleID, _ severity: Severity, at place: TextPlace, _ message: String, instead alternative: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.place = place
        end = place
        self.message = message
        self.alternative = alternative
    }

    /// - Parameter words: what it is about, at least one.
    init(
        _ rule: RuleID, _ severity: Severity, about words: ArraySlice<Word>, _ message: String,
        instead alternative: String? = nil
    ) {
        self.init(
            rule, severity, at: words.first?.place ?? TextPlace(line: 1, column: 1), message, instead: alternative)
        end = words.last?.place ?? place
    }
}
