import MailboxDomain
package import PaperMail

/// Who gets a piece, composed once: nothing about them is looked up after planning.
package struct PlannedRecipient: Hashable, Sendable {
    /// The lines of the envelope, from the line above the name to the country.
    package var envelope: [String]
    /// How many of them name the addressee; the others are the address.
    package var nameLines: Int
    /// Without its closing comma.
    package var salutation: String
    /// The name of the person for whom a curator gets the piece.
    package var ward: String?
    /// Circumstances of the reader that the template's blocks depend on.
    package var circumstances: [LetterCondition]
    package var country: CountryCode
    package var postcode: String?
    package var houseNumber: Int?
    package var houseSuffix: String?
    /// Content of the post's barcode; nil abroad, and where the address cannot be said in it.
    package var kix: String?

    /// The lines of the address, without the name.
    package var addressLines: [String] { Array(envelope.dropFirst(nameLines)) }

    package init(
        envelope: [String], nameLines: Int, salutation: String, ward: String? = nil,
        circumstances: [LetterCondition], country: CountryCode, postcode: String? = nil, houseNumber: Int? = nil,
        houseSuffix: String? = nil, kix: String? = nil
    ) {
        self.envelope = envelope
        self.nameLines = nameLines
        self.salutation = salutation
        self.ward = ward
        self.circumstances = circumstances
        self.country = country
        self.postcode = postcode
        self.houseNumber = houseNumber
        self.houseSuffix = houseSuffix
        self.kix = kix
    }
}

extension PlannedRecipient {
    /// Nil where the envelope or the salutation cannot be made.
    ///
    /// - Parameter curatorsAreOnline: whether curators can arrange things online by then.
    package init?(_ addressee: Addressee, digidLapsed: Bool, curatorsAreOnline: Bool = false) {
        guard let envelope = addressee.envelope, let salutation = addressee.salutation,
            let address = addressee.address, let country = CountryCode(address.countryCode)
        else { return nil }
        var circumstances: [LetterCondition] = []
        if address.isAbroad { circumstances.append(.abroad) }
        if addressee.isWard { circumstances.append(.ward) }
        if digidLapsed { circumstances.append(.digidLapsed) }
        if curatorsAreOnline, addressee.isWard { circumstances.append(.curatorOnline) }
        self.init(
            envelope: envelope, nameLines: addressee.nameLines.count, salutation: salutation,
            ward: addressee.isWard ? addressee.holderName?.text ?? addressee.holderNameLine?.text : nil,
            circumstances: circumstances, country: country, postcode: address.postcode?.text,
            houseNumber: address.houseNumber, houseSuffix: address.houseSuffix, kix: address.kix)
    }
}
