import MailboxDomain

/// The curator who receives a ward's post (curatele, Burgerlijk Wetboek boek 1 titel 16), as registered in free text.
struct Curator {
    /// The organisation above the name; one of them, or none where neither is known.
    let nameLines: [String]
    let salutation: String?
    let registered: Representative

    /// The current curator; of several the one appointed last (unknown counts as first of all), then by name.
    init?(among representatives: [Representative], on date: CalendarDate) {
        let current = representatives.filter { $0.kind == .curator && $0.isCurrent(on: date) }
        guard let chosen = current.min(by: Self.goesBefore) else { return nil }
        registered = chosen
        let name = FreeTextName(chosen.name)
        nameLines = [chosen.organisation.known, name?.text].compactMap(\.self)
        salutation = name?.salutation ?? (nameLines.isEmpty ? nil : Salutation.ofAnyone)
    }

    private static func goesBefore(_ left: Representative, _ right: Representative) -> Bool {
        let (since, otherSince) = (left.since?.daysSince1970 ?? .min, right.since?.daysSince1970 ?? .min)
        return since == otherSince ? sortName(left) < sortName(right) : since > otherSince
    }

    /// Someone without a name of their own goes by the organisation's.
    private static func sortName(_ curator: Representative) -> (String, String) {
        let organisation = curator.organisation.known ?? ""
        return (curator.name.known ?? organisation, organisation)
    }
}
