import MailboxDomain

/// What the text in a column must be.
enum FieldRule: Sendable {
    case text
    case identifier
    /// The identifier of the row's own account, organisation; it may not occur before.
    case newAccount, newOrganisation
    /// The identifier of an account, organisation that was accepted.
    case account, organisation
    case choice([String], whenEmpty: String? = nil)
    case date(mayBeLater: Bool)
    case partialDate
    case time
    case number(ClosedRange<Int64>, whenEmpty: Int64? = nil)
    case flag
    case postcode
    /// So many digits.
    case digits(Int)
    /// An enhanced mail system status code (RFC 3463).
    case statusCode

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
