import MailboxDomain

/// The curator who receives a ward's post (curatele, Burgerlijk Wetboek boek 1 titel 16): by a name in parts where one is
/// registered, else by what stands there in free text.
struct Curator {
    /// The organisation above the name; one of them, or none where neither is known. Never the ward.
    let nameLines: [String]
    let salutation: String?
    let registered: Representative

    /// The current curator; of several the one appointed last (unknown counts as first of all), then by name.
    ///
    /// - Parameter ward: for whom they act; nil where nobody knows.
    init?(among representatives: [Representative], of ward: WardName?, on date: CalendarDate) {
        let current = representatives.filter { $0.kind == .curator && $0.isCurrent(on: date) }
        guard let chosen = current.min(by: Self.goesBefore) else { return nil }
        registered = chosen
        let organisation = FreeTextLine(chosen.organisation, isOrganisation: true, without: ward)?.text
        if let name = chosen.registeredName.map(PersonalName.init(_:)), let line = NameLine(name) {
            nameLines = [organisation].compactMap(\.self) + line.lines
            salutation = Salutation(ofRepresentative: name)?.text
        } else {
            let name = FreeTextName(chosen.name, without: ward)
            nameLines = [organisation, name?.text].compactMap(\.self)
            salutation = name?.salutation ?? (nameLines.isEmpty ? nil : Salutation.ofAnyone)
        }
    }

    private static func goesBefore(_ left: Representative, _ right: Representative) -> Bool {
        let (since, otherSince) = (left.since?.daysSince1970 ?? .min, right.since?.daysSince1970 ?? .min)
        return since == otherSince ? sortName(left) < sortName(right) : since > otherSince
    }

    /// Someone without a name of their own goes by the organisation's.
    private static func sortName(_ curator: Representative) -> (String, String) {
        let organisation = curator.organisation.known ?? ""
        let name = curator.name.known ?? curator.registeredName.map(PersonalName.init(_:)).flatMap(NameLine.init)?.text
        return (name ?? organisation, organisation)
    }
}
