/// A column of an extract file: its name, whether it must have a value, and what a value must be.
struct ExtractColumn: Sendable {
    let name: String
    let isRequired: Bool
    let rule: FieldRule

    /// A column that may be empty, unless its rule is one of the identifiers that rows hang together by.
    init(_ name: String, _ rule: FieldRule) {
        self.init(name, rule, isRequired: rule.refersToAnotherRow)
    }

    private init(_ name: String, _ rule: FieldRule, isRequired: Bool) {
        (self.name, self.rule, self.isRequired) = (name, rule, isRequired)
    }

    static func required(_ name: String, _ rule: FieldRule) -> Self { .init(name, rule, isRequired: true) }
}
