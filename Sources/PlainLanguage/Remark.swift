package import LetterComposition

/// What a rule says of a place in a text, in Dutch.
package struct Remark: Hashable, Sendable {
    package var rule: RuleID
    package var severity: Severity
    package var place: TextPlace
    package var message: String
    /// What could stand there instead.
    package var alternative: String?

    init(
        _ rule: RuleID, _ severity: Severity, at place: TextPlace, _ message: String, instead alternative: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.place = place
        self.message = message
        self.alternative = alternative
    }
}
