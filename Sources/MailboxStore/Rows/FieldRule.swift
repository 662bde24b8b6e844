import MailboxDomain

/// What the text in a column must be.
enum FieldRule: Sendable {
    /// A name, or words: so many characters at most, of an alphabet.
    case text(Int, of: RegisterAlphabet = .latin)
    case identifier
    /// The identifier of the row's own account, organisation; it may not occur before.
    case newAccount, newOrganisation
    /// The identifier of an account, organisation that was accepted.
    case account, organisation
    case choice([String], whenEmpty: String? = nil)
    case date(mayBeLater: Bool)
    /// A day, or the last of all that registers write where there is no end.
    case lastDay
    /// A date of birth may be of a century earlier than others.
    case partialDate(ofBirth: Bool)
    case time
    case number(ClosedRange<Int64>, whenEmpty: Int64? = nil)
    case flag
    case postcode
    /// So many digits.
    case digits(Int)
    /// An enhanced mail system status code (RFC 3463).
    case statusCode
    /// A language as the web names it (BCP 47).
    case language

    static let title = choice(of: NobleTitle.self)
    static let sex = choice(of: Sex.self, whenEmpty: .unknown)

    static func choice<Choice: CaseIterable & RawRepresentable<String>>(
        of type: Choice.Type, whenEmpty: Choice? = nil
    ) -> Self {
        .choice(type.allCases.map(\.rawValue), whenEmpty: whenEmpty?.rawValue)
    }

    var refersToAnotherRow: Bool {
        switch self {
        case .newAccount, .newOrganisation, .account, .organisation: true
        default: false
        }
    }
}

extension FieldRule {
    /// What a value is, for people: "a whole number from 0 to 7".
    var expectation: String {
        switch self {
        case .text(let length, let alphabet):
            "at most \(length) character\(length == 1 ? "" : "s"): \(alphabet.inWords)"
        case .identifier, .newAccount, .newOrganisation, .account, .organisation:
            "1 to 64 of the characters A-Z, a-z, 0-9, '.', '_' and '-'"
        case .choice(let choices, _): "one of " + choices.joined(separator: ", ")
        case .flag: "true or false"
        case .number(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .digits(let count): "\(count) digits"
        case .statusCode: "a status code such as 5.1.1"
        case .language: "a language as the web names it (BCP 47), such as pl"
        case .partialDate(let isOfBirth):
            "a date such as 2002, 2002-06 or 2002-06-30, "
                + Self.words(isOfBirth ? PartialDate.years : CalendarDate.years)
        case .lastDay: "a date such as 2002-06-30, \(Self.words(CalendarDate.years)), or \(Self.noEnd) for no end"
        case .date: "a date such as 2002-06-30, \(Self.words(CalendarDate.years))"
        case .time: "a time with an offset, such as 2026-11-01T00:00:00+01:00"
        case .postcode: "four digits, not beginning with 0, and two capitals, not SA, SD or SS"
        }
    }

    static let noEnd = "9999-12-31"

    private static func words(_ years: ClosedRange<Int>) -> String {
        "from \(years.lowerBound) to \(years.upperBound)"
    }
}
