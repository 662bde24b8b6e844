package import AudienceSelection
package import MailboxDomain
package import PaperMail

/// A piece: whom it is for, and every print of it.
package struct LedgerPiece: Hashable, Sendable {
    /// One print: the first, or one that was ordered again because those before it did not leave.
    package struct Print: Hashable, Sendable {
        /// 1 to 9.
        package let attempt: Int
        package let batch: BatchID
        /// Our own last step with it, whatever was reported since.
        package let ownState: PieceState
        package let state: PieceState
        /// Whether this print says where the piece stands: one that came back or was mailed, or else the last.
        package let decides: Bool
        /// Whether it is missing or spoiled and its batch closed: lost for good.
        package let isLost: Bool

        /// Whether we called it back.
        package var isRecalled: Bool { ownState == .pulled }
    }

    package let id: PieceID
    /// Nil for a control piece, as is the audience.
    package let account: AccountID?
    package let audience: Audience?
    /// The first one first; there is always one.
    package internal(set) var prints: [Print]

    /// A piece as an approval brings it in: with one print, in the batch of its id.
    package init(id: PieceID, account: AccountID?, audience: Audience?) {
        (self.id, self.account, self.audience) = (id, account, audience)
        prints = [
            Print(attempt: 1, batch: id.batch, ownState: .approved, state: .approved, decides: true, isLost: false)
        ]
    }

    /// To an address of the sender's own: it is nobody's.
    package var isControl: Bool { account == nil }

    /// Where it stands.
    package var state: PieceState { deciding.state }

    /// The print that says where it stands.
    package var deciding: Print { prints.first(where: \.decides) ?? prints[prints.count - 1] }

    /// The print that may still reach its reader, also where another one says where the piece stands; nil for none.
    package var open: Print? { prints.last { [.sealed, .handedOver, .received].contains($0.state) } }

    /// - Parameter attempt: 1 for the first.
    package func print(ofAttempt attempt: Int) -> Print? { prints.first { $0.attempt == attempt } }

    /// The print that goes in place of another one; nil where that is the last, or those after it never left us.
    func successor(of print: Print) -> Print? {
        prints.first { $0.attempt > print.attempt && $0.ownState != .failed && $0.ownState != .pulled }
    }
}
