/// Why a word of the list is hard. Each kind has a file in Resources/words, by its name.
package enum WordKind: String, CaseIterable, Sendable {
    case officialese, legal, digital, nominal, connectors, abbreviations
    case oldSpelling = "old-spelling"

    /// As it follows the word in a message.
    var inDutch: String {
        switch self {
        case .officialese: "is ambtelijke taal."
        case .legal: "is juridische taal."
        case .digital: "is computertaal."
        case .nominal: "maakt de zin zwaar: zeg het met een werkwoord."
        case .connectors: "is een moeilijk verbindingswoord."
        case .abbreviations: "is een afkorting. Schrijf het voluit."
        case .oldSpelling: "is ouderwets."
        }
    }

    var rule: RuleID { self == .abbreviations ? .abbreviation : .hardWord }

    var csv: [UInt8] {
        switch self {
        case .officialese: PackageResources.officialese_csv
        case .legal: PackageResources.legal_csv
        case .digital: PackageResources.digital_csv
        case .nominal: PackageResources.nominal_csv
        case .connectors: PackageResources.connectors_csv
        case .abbreviations: PackageResources.abbreviations_csv
        case .oldSpelling: PackageResources.old_spelling_csv
        }
    }
}

/// How a word of the list changes.
package enum WordClass: String, CaseIterable, Sendable {
    /// The infinitive, with `|` after what splits off (`toe|kennen`); words before it go along (`in werking treden`).
    case verb
    case noun
    case adjective
    /// Not at all; writings with `|` between them, `...` for some words, `#` for a number, `*ing` for any such word.
    case fixed
}
