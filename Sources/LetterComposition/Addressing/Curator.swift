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
        nameLines = [chosen.organisation.known, chosen.name.known].compactMap(\.self)
        if let name = chosen.name.known {
            salutation = Self.salutation(toFreeText: name)
        } else {
            salutation = nameLines.isEmpty ? nil : "Geachte heer, mevrouw"
        }
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

    /// A name in free text tells no sex, so it is repeated as it stands; only a written-out form of address is taken
    /// over, for "Geachte de heer" is no Dutch.
    private static func salutation(toFreeText name: String) -> String {
        let forms = [("de heer ", "heer"), ("dhr. ", "heer"), ("mevrouw ", "mevrouw"), ("mw. ", "mevrouw")]
        let lowercased = name.lowercased()
        for (written, spoken) in forms where lowercased.hasPrefix(written) {
            return "Geachte \(spoken) " + String(name.dropFirst(written.count)).startingWithCapital
        }
        return "Geachte " + name
    }
}
