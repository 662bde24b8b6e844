import AudienceSelection
import MailboxDomain

/// What a forecast takes to have happened until a later month: pieces on their way arrived, and its own were mailed.
struct SupposedHistory {
    private var pieces: [AccountID: [EarlierPiece]] = [:]

    /// - Parameter day: on which it is mailed.
    mutating func add(_ audience: Audience, to account: AccountID, mailedOn day: CalendarDate) {
        pieces[account, default: []].append(
            EarlierPiece(audience: audience, approvedOn: day, mailedOn: day, isUnderWay: false))
    }

    /// - Parameter known: what the ledger knows.
    func history(after known: [EarlierPiece], of account: AccountID) -> [EarlierPiece] {
        known.map { piece in
            guard piece.isUnderWay else { return piece }
            var mailed = piece
            (mailed.mailedOn, mailed.isUnderWay) = (piece.mailedOn ?? piece.approvedOn, false)
            return mailed
        } + (pieces[account] ?? [])
    }
}
