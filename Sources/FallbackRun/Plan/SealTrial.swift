import LetterComposition
import MailboxDomain
import PaperMail
import PrintHouse

/// Asks of a piece, while its run is planned, whatever sealing would refuse its whole batch for, and by the same code.
struct SealTrial {
    /// What the read-back of pages would take for another's letter; the raw value is the code of a piece that is set aside.
    enum Fault: String, FindingCode {
        case readsAsReference = "reads-as-reference"
    }

    let run: RunID

    /// The code of what is wrong; nil for nearly everybody.
    func fault(of recipient: PlannedRecipient, in postageClass: PostageClass) -> String? {
        if let fault = recipient.destination.faults(in: postageClass).first { return fault.rawValue }
        return readsAsReference(recipient) ? Fault.readsAsReference.rawValue : nil
    }

    /// Whether a name or an address has a piece id of this run in it: on the page that would be another's reference.
    private func readsAsReference(_ recipient: PlannedRecipient) -> Bool {
        let texts = recipient.envelope + [recipient.salutation] + [recipient.ward].compactMap(\.self)
        // A piece id has fourteen figures, and hardly any address has as many.
        let figures = texts.reduce(0) { $0 + $1.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        return figures >= 14 && !PageText(utf8: texts.joined(separator: "\n").utf8).pieces(of: run).isEmpty
    }
}

extension PlannedRecipient {
    fileprivate var destination: PieceDestination {
        PieceDestination(
            country: country, postcode: postcode, houseNumber: houseNumber, houseSuffix: houseSuffix)
    }
}
