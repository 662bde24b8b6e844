package import AudienceSelection
package import LetterComposition
package import MailLedger
package import MailboxDomain
import PaperMail

/// An account that an audience matched, with the person behind it: what selection asks and what a letter needs.
package struct Recipient: Sendable {
    package let account: Account
    package let addressee: Addressee
    package var facts: RecipientFacts
    package let letterFormat: LetterFormat
    /// False where the extract has no row in people.
    let hasPerson: Bool
    /// False where it has none in addresses.
    let hasAddress: Bool

    package init(
        _ account: Account, _ holder: AccountHolder, on date: CalendarDate, history: [EarlierPiece],
        returned: ReturnedMail
    ) {
        self.account = account
        addressee = Addressee(holder, on: date)
        letterFormat = holder.letterFormat
        hasPerson = holder.person != nil
        hasAddress = !holder.addresses.isEmpty
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
    ///
    /// - Parameter curatorsAreOnline: whether curators can arrange things online on the date of the letter.
    package func planned(for audience: Audience, curatorsAreOnline: Bool = false) -> PlannedRecipient? {
        let digidLapsed =
            switch audience {
            case .digidBasis: account.digidLevel == .none
            case .dormant, .noEmail, .bounce: false
            }
        return PlannedRecipient(addressee, digidLapsed: digidLapsed, curatorsAreOnline: curatorsAreOnline)
    }
}
