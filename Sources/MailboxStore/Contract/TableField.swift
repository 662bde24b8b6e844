import MailboxDomain

/// A column of the extract, as the package tells of it (Table Schema).
struct TableField: Encodable, Hashable, Sendable {
    struct Constraints: Encodable, Hashable, Sendable {
        var required: Bool?
        var minLength: Int?
        var maxLength: Int?
        var pattern: String?
        var `enum`: [String]?
        var minimum: TableBound?
        var maximum: TableBound?
    }

    let name: String
    let type: String
    /// What the column means, then what a value must be, in words.
    let description: String
    let values: String
    let example: String
    /// The register's element; absent for what the mailbox itself keeps.
    let source: String?
    let readBy: String
    /// Whether a header may lack it.
    let mayBeAbsent: Bool
    let trueValues: [String]?
    let falseValues: [String]?
    let constraints: Constraints

    init(_ column: ExtractColumn) {
        let rule = column.rule
        (name, type, values) = (column.name, rule.tableType, rule.expectation)
        (description, example, readBy) = (column.note.meaning, column.note.example, column.note.use)
        (source, mayBeAbsent) = (column.register, column.mayBeAbsent)
        if case .flag = rule {
            (trueValues, falseValues) = (["true"], ["false"])
        } else {
            (trueValues, falseValues) = (nil, nil)
        }
        var constraints = rule.tableConstraints
        if column.isRequired { constraints.required = true }
        self.constraints = constraints
    }
}

/// A least or greatest value: a number for numbers, a text for days.
enum TableBound: Encodable, Hashable, Sendable {
    case number(Int64)
    case day(String)

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .day(let text): try container.encode(text)
        }
    }
}

// What a validator can ask. It never refuses what the import takes, but for text that the import tidies first: spaces at its
// ends or doubled, and letters whose marks stand behind them as characters of their own.
extension FieldRule {
    fileprivate var tableType: String {
        switch self {
        case .number: "integer"
        case .flag: "boolean"
        case .date, .lastDay: "date"
        case .time: "datetime"
        // A date of which the day is not known is no date to others.
        case .text, .identifier, .newAccount, .newOrganisation, .account, .organisation, .choice, .partialDate,
            .postcode,
            .digits, .statusCode, .language:
            "string"
        }
    }

    fileprivate var tableConstraints: TableField.Constraints {
        var constraints = TableField.Constraints()
        switch self {
        case .text(let length, let alphabet):
            constraints.maxLength = length
            switch alphabet {
            case .latin: break
            case .letters: constraints.pattern = "[A-Za-z]*"
            case .additions: constraints.pattern = "[A-Za-z0-9 -]*"
            }
        case .identifier, .newAccount, .newOrganisation, .account, .organisation:
            constraints.pattern = "[A-Za-z0-9._-]{1,64}"
        case .choice(let choices, _): constraints.enum = choices
        case .date:
            constraints.minimum = .day("\(CalendarDate.years.lowerBound)-01-01")
            constraints.maximum = .day("\(CalendarDate.years.upperBound)-12-31")
        case .lastDay: constraints.minimum = .day("\(CalendarDate.years.lowerBound)-01-01")
        case .partialDate: constraints.pattern = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
        case .number(let range, _):
            (constraints.minimum, constraints.maximum) = (.number(range.lowerBound), .number(range.upperBound))
        case .postcode: constraints.pattern = "[1-9][0-9]{3} ?([A-RT-Z][A-Z]|S[BCE-RT-Z])"
        case .digits(let count): constraints.pattern = "[0-9]{\(count)}"
        case .statusCode: constraints.pattern = "[245]\\.[0-9]{1,3}\\.[0-9]{1,3}"
        case .language: constraints.pattern = LanguageTag.pattern
        case .time, .flag: break
        }
        return constraints
    }
}
