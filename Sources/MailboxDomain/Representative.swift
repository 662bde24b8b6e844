/// Someone who acts for the person by law.
public struct Representative: Hashable, Sendable {
    /// The Dutch legal terms: a curator acts in everything, a bewindvoerder in money, a mentor in care.
    public enum Kind: String, CaseIterable, Sendable { case curator, bewindvoerder, mentor, guardian }

    public var kind: Kind
    /// The name as one text, perhaps with a form of address: `mw. mr. J. de Vries`.
    public var name: String?
    /// The name in its parts, where the source keeps them; it then goes before the text.
    public var registeredName: RegisteredName?
    public var organisation: String?
    /// Where the representative gets post; its `kind` has no meaning here.
    public var address: Address
    public var since: CalendarDate?
    public var until: CalendarDate?

    public init(
        kind: Kind, name: String? = nil, registeredName: RegisteredName?, organisation: String? = nil,
        address: Address, since: CalendarDate? = nil, until: CalendarDate? = nil
    ) {
        self.kind = kind
        self.name = name
        self.registeredName = registeredName
        self.organisation = organisation
        self.address = address
        self.since = since
        self.until = until
    }

    /// Whether the representation holds on a day; the first and the last day count.
    public func isCurrent(on date: CalendarDate) -> Bool {
        (since.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
    }
}
