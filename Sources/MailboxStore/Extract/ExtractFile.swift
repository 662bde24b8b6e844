/// A file of the extract, in the order of loading: what others refer to comes first.
enum ExtractFile: String, CaseIterable, Sendable {
    case organisations, accounts, people, partners, addresses, representatives, messages, notifications, suppressions
    case preferences

    var name: String { rawValue + ".csv" }

    /// The table that its rows go into.
    var table: String { rawValue }

    /// Whether it is about the persons behind the accounts: the part of an extract that is only for candidates.
    var isAboutPeople: Bool {
        switch self {
        case .organisations, .accounts, .messages, .notifications: false
        case .people, .partners, .addresses, .representatives, .suppressions, .preferences: true
        }
    }

    var mayBeAbsent: Bool { self == .suppressions || self == .preferences }
}
