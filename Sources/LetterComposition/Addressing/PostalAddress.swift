package import MailboxDomain

/// A registered address that the post can deliver to (BRP category 08, verblijfplaats), in the facts it is made of.
///
/// A Dutch address needs a town, or else the municipality. It does not need a postcode: registered addresses without
/// one are new or remote, and the post finds them by street and town, as it finds a location. A postcode that can not
/// exist does stand in the way, since it would send the letter elsewhere. See decision 19.
package struct PostalAddress: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        case street(name: String, HouseNumber)
        /// A place without a street (BRP 12.10, locatiebeschrijving).
        case location(String)
        case poBox(Int)
        case replyNumber(Int)
        /// One to three lines as registered (BRP 13.30 to 13.50).
        case abroad(lines: [String], Country)
    }

    /// Why a registered address can not be written on an envelope.
    package enum Problem: String, Error, CaseIterable, Sendable {
        case notRegistered = "not-registered"
        case unknownStreet = "unknown-street"
        case unknownHouseNumber = "unknown-house-number"
        /// Words in the place of an address, such as `zonder vaste woon- of verblijfplaats`.
        case noFixedAbode = "no-fixed-abode"
        case impossibleNumber = "impossible-number"
        case impossiblePostcode = "impossible-postcode"
        case unknownTown = "unknown-town"
        case unknownCountry = "unknown-country"
        case unknownForeignLines = "unknown-foreign-lines"
        case tooManyForeignLines = "too-many-foreign-lines"
    }

    package let form: Form
    /// Nil abroad, for a location, and where none is registered.
    package let postcode: Postcode?
    /// Town (BRP 11.70), or else the municipality, as registered; nil abroad.
    package let town: String?

    /// House, PO box and reply numbers; a house number outside them counts as unknown.
    static let numbers = 1...99999

    package init(_ address: Address) throws(Problem) {
        let code = address.countryCode.known
        if let code, code != Country.registryCodeOfTheNetherlands {
            form = try Self.abroad(address.foreignLines, code)
            (postcode, town) = (nil, nil)
            return
        }
        let form = try Self.dutchForm(address)
        self.form = form
        if case .location = form {
            // Locations are registered by municipality and have no postcode.
            postcode = nil
            town = Self.place(address.municipality) ?? Self.place(address.town)
        } else {
            postcode = try address.postcode.known.map { text throws(Problem) in
                guard let postcode = Postcode(text) else { throw .impossiblePostcode }
                return postcode
            }
            town = Self.place(address.town) ?? Self.place(address.municipality)
        }
        if town == nil { throw .unknownTown }
    }

    /// A town or municipality; nil where it is unknown, also in words (`Onbekend`).
    private static func place(_ registered: String?) -> String? {
        registered.known.flatMap { NoFixedAbode.isSaid(by: $0) ? nil : $0 }
    }

    private static func dutchForm(_ address: Address) throws(Problem) -> Form {
        // A PO box is there for post, so it goes before the street of the same address.
        if let number = address.poBox { return .poBox(try possible(number)) }
        if let number = address.replyNumber { return .replyNumber(try possible(number)) }
        for text in [address.street, address.location].compactMap(\.known) where NoFixedAbode.isSaid(by: text) {
            throw .noFixedAbode
        }
        if let street = address.street.known {
            guard let number = HouseNumber(address) else { throw .unknownHouseNumber }
            return .street(name: street, number)
        }
        if let location = address.location.known { return .location(location) }
        if address.street != nil || address.houseNumber != nil { throw .unknownStreet }
        throw address.foreignLines.contains { Optional($0).known != nil } ? .unknownCountry : .notRegistered
    }

    private static func possible(_ number: Int) throws(Problem) -> Int {
        guard numbers.contains(number) else { throw .impossibleNumber }
        return number
    }

    private static func abroad(_ registered: [String], _ code: String) throws(Problem) -> Form {
        guard let country = Country(registryCode: code) else { throw .unknownCountry }
        // As they stand, but empty lines and line breaks inside one would change the count of lines.
        let all = registered.filter { Optional($0).known != nil }.map { line in
            line.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
        }
        if all.contains(where: NoFixedAbode.isSaid) { throw .noFixedAbode }
        let lines = country.linesWithoutItsName(all)
        if lines.isEmpty { throw .unknownForeignLines }
        // Two lines of name, three of address and the country make the six that an envelope holds.
        if lines.count > 3 { throw .tooManyForeignLines }
        return .abroad(lines: lines, country)
    }
}

extension String {
    /// Without white space at its ends; that inside it stays.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
