import MailboxDomain

/// One surname with its prefix (BRP 02.30 voorvoegsel, 02.40 geslachtsnaam) and the title that stands before it.
struct Surname: Hashable, Sendable {
    /// In lower case, in the form of the bearer's sex.
    var title: String?
    let prefix: String?
    let name: String

    /// Nil where the surname is empty or the registry's `.` for unknown.
    init?(title: String? = nil, prefix: String?, name: String?) {
        guard let name = name.known else { return nil }
        (self.title, self.prefix, self.name) = (title, prefix.known, name)
    }

    var text: String { [title, prefix, name].compactMap(\.self).joined(separator: " ") }
}

/// The surnames that someone goes by, in order: one, or two joined by a hyphen.
struct SurnameParts: Hashable, Sendable {
    var first: Surname
    let second: Surname?

    /// Nil where the name use (BRP 61.10, aanduiding naamgebruik) calls for a surname that is unknown.
    init?(_ use: NameUse, own: Surname?, partner: Surname?) {
        let order: [Surname?] =
            switch use {
            case .own: [own]
            case .partner: [partner]
            case .partnerThenOwn: [partner, own]
            case .ownThenPartner: [own, partner]
            }
        let known = order.compactMap(\.self)
        guard known.count == order.count, let first = known.first else { return nil }
        self.first = first
        second = known.dropFirst().first
    }

    var text: String { [first.text, second?.text].compactMap(\.self).joined(separator: "-") }
}
