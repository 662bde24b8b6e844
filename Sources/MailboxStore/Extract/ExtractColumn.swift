/// A column of an extract file: its name, whether it must have a value, what a value must be, and whose word it is.
///
/// Together with `ExtractFile.columns` this is the one table of the extract: the import checks by it, and the contract is
/// written from it.
struct ExtractColumn: Sendable {
    let name: String
    let isRequired: Bool
    /// Whether a header may lack it: it is then empty in every row.
    let mayBeAbsent: Bool
    /// Another column by which a header may lack this one.
    private(set) var standIn: String?
    /// Whether the table has it; else it only tells what another column becomes.
    private(set) var isStored = true
    let rule: FieldRule
    /// The element of the register that it comes from, such as `BRP 02.40 geslachtsnaam`; nil for what the mailbox keeps.
    let register: String?
    let note: ColumnNote

    /// A column that may be empty, unless its rule is one of the identifiers that rows hang together by.
    init(_ name: String, _ rule: FieldRule, _ register: String? = nil, note: ColumnNote) {
        self.init(name, rule, register, note, isRequired: rule.refersToAnotherRow, mayBeAbsent: false)
    }

    private init(
        _ name: String, _ rule: FieldRule, _ register: String?, _ note: ColumnNote, isRequired: Bool, mayBeAbsent: Bool
    ) {
        (self.name, self.rule, self.register, self.note) = (name, rule, register, note)
        (self.isRequired, self.mayBeAbsent) = (isRequired, mayBeAbsent)
    }

    static func required(_ name: String, _ rule: FieldRule, _ register: String? = nil, note: ColumnNote) -> Self {
        .init(name, rule, register, note, isRequired: true, mayBeAbsent: false)
    }

    /// A column that was added since extracts are made: those of before have no such column.
    static func optional(_ name: String, _ rule: FieldRule, _ register: String? = nil, note: ColumnNote) -> Self {
        .init(name, rule, register, note, isRequired: false, mayBeAbsent: true)
    }

    /// The same, needed only while a row is read.
    var passing: Self {
        var column = self
        column.isStored = false
        return column
    }

    func replaceable(by standIn: String) -> Self {
        var column = self
        column.standIn = standIn
        return column
    }
}

/// What a supplier wants to know of a column beyond its rule.
struct ColumnNote: Sendable {
    /// A sentence or two; what an empty field means, where that is not plain.
    let meaning: String
    /// A value that the rule allows; empty where the field mostly is.
    let example: String
    /// Which decision, letter or report reads it.
    let use: String

    init(_ meaning: String, example: String, use: String) {
        (self.meaning, self.example, self.use) = (meaning, example, use)
    }
}
