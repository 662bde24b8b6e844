package import MailboxDomain

/// Who an account's letter is sent to, and how: the person, or a ward's curator.
///
/// Names and address are settled apart: each is there whenever it can be made, also where the other can not.
package struct Addressee: Hashable, Sendable {
    /// The lines of the envelope that name the addressee, the line above the name first; empty where none can be made.
    package let nameLines: [String]
    /// The words that open the letter, without the closing comma.
    package let salutation: String?
    /// The account holder's own name as a line; for a ward it is used in the letter and never on the envelope.
    package let holderNameLine: NameLine?
    /// The account holder's own name inside a sentence; likewise.
    package let holderName: RunningName?
    package let isWard: Bool
    package let address: PostalAddress?
    /// Whether the address is a letter address (briefadres); false for a ward.
    package let isLetterAddress: Bool
    /// The code of the address that is used (BRP 83.10, aanduiding in onderzoek); nil where there is none.
    package let investigation: String?
    package let nameProblem: NameProblem?
    package let addressProblem: AddressProblem?

    package init(_ holder: AccountHolder, on date: CalendarDate) {
        let name = holder.person.map { PersonalName($0, partners: holder.partners) }
        let nameLine = name.flatMap(NameLine.init)
        holderNameLine = nameLine
        holderName = name.flatMap(RunningName.init)
        let registered: Address?
        let ward =
            holder.representatives.isEmpty
            ? nil : holder.person.flatMap { WardName($0, partners: holder.partners) }
        if let curator = Curator(among: holder.representatives, of: ward, on: date) {
            isWard = true
            nameLines = curator.nameLines
            salutation = curator.salutation
            registered = curator.registered.address
            isLetterAddress = false
        } else {
            isWard = false
            nameLines = nameLine?.lines ?? []
            salutation = name.flatMap(Salutation.init(_:))?.text
            // A letter address goes before the residence, also where it turns out unusable.
            registered = holder.addresses.first { $0.kind == .letter } ?? holder.addresses.first
            isLetterAddress = registered?.kind == .letter
        }
        investigation = registered?.investigation.known
        nameProblem =
            if nameLine == nil { .holderUnnamed } else if nameLines.isEmpty { .curatorUnnamed } else { nil }
        let (composed, problem) = Self.compose(registered)
        address = composed
        if let problem { addressProblem = isWard ? .curator(problem) : .person(problem) } else { addressProblem = nil }
    }

    private static func compose(_ registered: Address?) -> (PostalAddress?, PostalAddress.Problem?) {
        guard let registered else { return (nil, .notRegistered) }
        do throws(PostalAddress.Problem) { return (try PostalAddress(registered), nil) } catch { return (nil, error) }
    }
}

extension Addressee {
    /// Why nobody can be named.
    package enum NameProblem: Hashable, Sendable {
        /// No row in people, or an unknown surname. It counts for a ward too, whom the letter must name inside.
        case holderUnnamed
        /// Neither name nor organisation.
        case curatorUnnamed
    }

    /// Why there is nowhere to send to, by whose address it is.
    package enum AddressProblem: Hashable, Sendable {
        case person(PostalAddress.Problem)
        case curator(PostalAddress.Problem)
    }

    package var isAbroad: Bool { address?.isAbroad == true }

    /// The three to six lines of the envelope; nil unless name and address can both be made.
    package var envelope: [String]? {
        guard let address, !nameLines.isEmpty else { return nil }
        return nameLines + address.lines
    }
}
