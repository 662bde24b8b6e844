package import AudienceSelection
package import LetterComposition
package import MailLedger
package import MailboxDomain
import PrintHouse

/// An account that an audience matched, with the person behind it: what selection asks and what a letter needs.
package struct Recipient: Sendable {
    package let account: Account
    package let addressee: Addressee
    package var facts: RecipientFacts
    package let letterFormat: LetterFormat

    package init(
        _ account: Account, _ holder: AccountHolder, on date: CalendarDate, history: [EarlierPiece],
        returned: ReturnedMail
    ) {
        self.account = account
        addressee = Addressee(holder, on: date)
        letterFormat = holder.letterFormat
        let address: AddressSituation =
            switch addressee.addressProblem {
            case .person: .unusable
            case .curator: .representativeAddressMissing
            case nil:
                .usable(addressee.isLetterAddress ? .letter : .residence, investigation: addressee.investigation)
            }
        facts = RecipientFacts(
            person: holder.person, isWard: addressee.isWard,
            hasName: addressee.nameProblem == nil && addressee.salutation != nil, address: address,
            addressReturned: returned.cameBack(to: account.id, from: addressee.address?.lines),
            suppressions: holder.suppressions
                + (returned.isDeceased(account.id) ? [Suppression(reason: ReturnReason.deceased.rawValue)] : []),
            history: history)
    }

    /// What a letter needs; nil where the envelope or the salutation cannot be made, so that nobody is chosen then.
    package func planned(for audience: Audience) -> PlannedRecipient? {
        PlannedRecipient(addressee, digidLapsed: audience == .digidBasis && account.digidLevel == .none)
    }
}

extension PlannedRecipient {
    /// Nil where the envelope or the salutation cannot be made.
    package init?(_ addressee: Addressee, digidLapsed: Bool) {
        guard let envelope = addressee.envelope, let salutation = addressee.salutation,
            let address = addressee.address, let country = CountryCode(address.countryCode)
        else { return nil }
        var circumstances: [LetterCondition] = []
        if address.isAbroad { circumstances.append(.abroad) }
        if addressee.isWard { circumstances.append(.ward) }
        if digidLapsed { circumstances.append(.digidLapsed) }
        self.init(
            envelope: envelope, nameLines: addressee.nameLines.count, salutation: salutation,
            ward: addressee.isWard ? addressee.holderName?.text ?? addressee.holderNameLine?.text : nil,
            circumstances: circumstances, country: country, postcode: address.postcode?.text,
            houseNumber: address.houseNumber, houseSuffix: address.houseSuffix, kix: address.kix)
    }
}
