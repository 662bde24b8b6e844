import Foundation
import LetterComposition
import MailboxDomain
package import PaperMail
package import PrintHouse

/// How a workspace makes and hands over letters: `postvangnet.yaml`.
package struct Configuration: Hashable, Sendable {
    package var isTest: Bool
    package var leadDays: Int
    package var mailWithinDays: Int
    package var approvalRule: ApprovalRule
    package var plannerMayApprove: Bool
    /// Whether who approves must type it as another user of the operating system than who planned.
    package var approvalNeedsOwnUsers: Bool
    /// The file of those whose signature approves, from the workspace's folder; nil where there is none.
    package var approvers: String?
    package var rejectsAllowed: Int
    package var piecesPerBatch: Int
    /// How many pieces of a run may fail before it stops.
    package var failuresAllowed: Int
    /// Seconds in which a process that renders must draw a piece or finish its batch; else another takes its place.
    package var workerSilence: Int
    /// Of so many pieces of a batch one is drawn anew and compared when the batch is sealed.
    package var redrawnEvery: Int
    /// Of so many pieces of a batch one is read and drawn by other programs too, when it is sealed.
    package var readBackSample: Int
    /// Percent by which an audience's figures may differ from the run before without a second look.
    package var jump: Int
    /// Percent of the pieces that a recall compares which it may call back without a second look.
    package var recalled: Int
    /// Percent of the accounts that an audience matches whose person the extract may lack.
    package var peopleMissing: Double
    /// Days that may lie between the moment of an extract and the hand-over of letters to the people in it.
    package var personDataAge: Int
    /// Days that may lie between the moment of an extract and its import or plan.
    package var extractAge: Int
    package var printers: [PrinterID: Printer]
    package var routing: Routing
    package var postage: Postage
    /// What `reconcile --invoice` compares prices with, beyond the rates.
    package var prices: AgreedPrices
    package var returns: Manifest.Returns
    /// Nil where nothing was agreed with the carrier on what comes back.
    package var returnTerms: ReturnTerms?
    /// The form of the carrier's file on that; nil where it sends none.
    package var carrierReturns: CarrierReturnForm?
    package var retention: Retention
    package var controlAddresses: [ControlAddress]
    /// The file of the key that seals are signed with, from the workspace's folder; nil where there is none.
    package var signingKey: String?
    /// The file of those whose seals are accepted, from the workspace's folder; nil for those of the signing key alone.
    package var sealSigners: String?
    /// The file of those who may sign digests, from the workspace's folder; nil where none need be signed.
    package var storeSigners: String?
    /// The file of those who may sign texts off, from the workspace's folder; nil where a name is enough.
    package var textSigners: String?

    package struct Postage: Hashable, Sendable {
        package var europe: Set<CountryCode>
        /// Euro cents a piece.
        package var rates: [PostageClass: Rate]

        package struct Rate: Codable, Hashable, Sendable {
            package var letter: Int
            package var card: Int
        }

        package func `class`(of country: CountryCode) -> PostageClass {
            if country == .netherlands { .domestic } else if europe.contains(country) { .europe } else { .world }
        }
    }
}
