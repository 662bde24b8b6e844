/// A postal address as registered (BRP category 08 verblijfplaats). Which facts are present tells its kind:
/// a street, a location, a PO box, a reply number, or foreign lines.
public struct Address: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case residence, letter }

    /// How the place relates to the house number (BRP 11.50 aanduiding bij huisnummer).
    public enum HouseIndication: String, CaseIterable, Sendable { case opposite = "to", near = "by" }

    public var kind: Kind
    /// Short street name (BRP 11.10 straatnaam); `.` where it is unknown.
    public var street: String?
    /// House number (BRP 11.20), 1 to 99999; 0 where it is unknown.
    public var houseNumber: Int?
    /// House letter (BRP 11.30).
    public var houseLetter: String?
    /// House number addition (BRP 11.40).
    public var houseAddition: String?
    public var houseIndication: HouseIndication?
    /// Description of a place without a street (BRP 12.10 locatiebeschrijving).
    public var location: String?
    public var poBox: Int?
    public var replyNumber: Int?
    /// Four digits and two letters (BRP 11.60 postcode), without a space.
    public var postcode: String?
    /// Town (BRP 11.70 woonplaatsnaam).
    public var town: String?
    /// Municipality (BRP 09.10 gemeente van inschrijving), by name.
    public var municipality: String?
    /// Up to three lines of an address abroad, as registered (BRP 13.30 to 13.50).
    public var foreignLines: [String]
    /// Country abroad, four digits (BRP table 34 landen); `0000` where it is unknown.
    public var countryCode: String?
    /// Country abroad, the registry's Dutch name.
    public var country: String?
    /// Under investigation (BRP 83.10 aanduiding in onderzoek), six digits.
    public var investigation: String?

    public init(
        kind: Kind = .residence, street: String? = nil, houseNumber: Int? = nil, houseLetter: String? = nil,
        houseAddition: String? = nil, houseIndication: HouseIndication? = nil, location: String? = nil,
        poBox: Int? = nil, replyNumber: Int? = nil, postcode: String? = nil, town: String? = nil,
        municipality: String? = nil, foreignLines: [String] = [], countryCode: String? = nil, country: String? = nil,
        investigation: String? = nil
    ) {
        self.kind = kind
        self.street = street
        self.houseNumber = houseNumber
        self.houseLetter = houseLetter
        self.houseAddition = houseAddition
        self.houseIndication = houseIndication
        self.location = location
        self.poBox = poBox
        self.replyNumber = replyNumber
        self.postcode = postcode
        self.town = town
        self.municipality = municipality
        self.foreignLines = foreignLines
        self.countryCode = countryCode
        self.country = country
        self.investigation = investigation
    }
}
