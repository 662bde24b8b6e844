import LetterComposition
import MailboxDomain
import PaperMail
import StrictFiles

/// One of the sender's own addresses: a piece to it goes into every mailing, so that the sender sees it arrive.
package struct ControlAddress: Hashable, Sendable {
    let recipient: PlannedRecipient

    /// Nil where the post could not deliver to it; it is then reported.
    init?(_ section: YAMLSection) {
        let name = section.text("name")
        let postcode = section.text("postcode")
        let address = Address(
            street: section.optionalText("street"), houseNumber: section.optionalInteger("houseNumber", in: 1...99999),
            houseLetter: section.optionalText("houseLetter"), houseAddition: section.optionalText("houseAddition"),
            poBox: section.optionalInteger("poBox", in: 1...99999), postcode: postcode, town: section.text("town"))
        do {
            let postal = try PostalAddress(address)
            recipient = PlannedRecipient(
                envelope: [name] + postal.lines, nameLines: 1, salutation: "Geachte \(name)", ward: nil,
                circumstances: [],
                country: .netherlands, postcode: postal.postcode?.text, houseNumber: postal.houseNumber,
                houseSuffix: postal.houseSuffix, kix: postal.kix)
        } catch {
            section.refuse("postcode", "This is no Dutch postal address: \(error.rawValue).")
            return nil
        }
    }
}
