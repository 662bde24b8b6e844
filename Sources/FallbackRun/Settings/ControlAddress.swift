import LetterComposition
import MailboxDomain
import PaperMail
import StrictFiles

/// One of the sender's own addresses: a piece to it goes into every mailing, so that the sender sees it arrive.
package struct ControlAddress: Hashable, Sendable {
    let recipient: PlannedRecipient

    /// Nil where nobody is named or the post could not deliver to it; it is then reported.
    init?(_ section: YAMLSection) {
        let registered = section.text("name")
        let address = Address(
            street: section.optionalText("street"), houseNumber: section.optionalInteger("houseNumber", in: 1...99999),
            houseLetter: section.optionalText("houseLetter"), houseAddition: section.optionalText("houseAddition"),
            poBox: section.optionalInteger("poBox", in: 1...99999), postcode: section.text("postcode"),
            town: section.text("town"))
        let name = FreeTextName(registered)
        // What is missing is reported already.
        if name == nil, !registered.isEmpty {
            section.refuse("name", "This names nobody. A name is expected, with or without a form of address.")
        }
        do {
            let postal = try PostalAddress(address)
            let destination = PieceDestination(
                country: .netherlands, postcode: postal.postcode?.text, houseNumber: postal.houseNumber,
                houseSuffix: postal.houseSuffix)
            // What sealing would set aside every month.
            for fault in destination.faults(in: .domestic) { section.refuse(fault.settingsKey, fault.sentence) }
            guard let name else { return nil }
            recipient = PlannedRecipient(
                envelope: [name.text] + postal.lines, nameLines: 1, salutation: name.salutation, ward: nil,
                circumstances: [], country: .netherlands, postcode: postal.postcode?.text,
                houseNumber: postal.houseNumber, houseSuffix: postal.houseSuffix, kix: postal.kix)
        } catch {
            section.refuse("postcode", "This is no Dutch postal address: \(error.rawValue).")
            return nil
        }
    }
}

extension PieceDestination.Fault {
    /// The key of an own address that holds what is wrong.
    fileprivate var settingsKey: String {
        switch field {
        case .country, .postcode: "postcode"
        case .houseNumber: "houseNumber"
        case .houseSuffix: "houseAddition"
        }
    }
}
