package import MailboxDomain
package import PaperMail

/// Where a batch stands: like `PieceHistory`, from our own last step, the claims about the whole batch, and its pieces.
package struct BatchHistory: Hashable, Sendable {
    package struct Refusal: Hashable, Sendable {
        package var claim: FeedbackClaim
        package var state: BatchState
    }

    package private(set) var state: BatchState
    /// When it came to be so; nil where no claim changed anything.
    package private(set) var since: Instant?
    package private(set) var refusals: [Refusal] = []
    private let cancelledAt: Instant?

    /// - Parameters:
    ///   - claims: those about the whole batch.
    ///   - piecesDoneAt: when the last of its pieces was mailed, pulled or came back; nil where one waits or none was mailed. It is
    ///     as good as a claim that the batch was mailed.
    ///   - cancelledAt: when its run was cancelled; what the printer had done before that is no contradiction.
    package init(
        own: BatchState, claims: some Collection<FeedbackClaim>, piecesDoneAt: Instant? = nil,
        cancelledAt: Instant? = nil
    ) {
        state = own
        self.cancelledAt = cancelledAt
        var ahead = claims.filter { $0.piece == nil }.sorted()[...]
        if let piecesDoneAt {
            let before = ahead.prefix { ($0.at, $0.status) <= (piecesDoneAt, FeedbackStatus.mailed) }
            for claim in before { take(claim) }
            if own.isOut, state != .mailed, state != .deleted { (state, since) = (.mailed, piecesDoneAt) }
            ahead = ahead[before.endIndex...]
        }
        for claim in ahead { take(claim) }
    }

    /// The claims about a whole batch that count for its pieces too: what cannot be for the batch cannot be for them.
    static func counting(
        _ claims: [FeedbackClaim], own: BatchState, cancelledAt: Instant? = nil
    ) -> [FeedbackClaim] {
        let refused = Set(BatchHistory(own: own, claims: claims, cancelledAt: cancelledAt).refusals.map(\.claim))
        return claims.filter { !refused.contains($0) }
    }

    private mutating func take(_ claim: FeedbackClaim) {
        guard let report = BatchState(claim.status) else { return }
        if state == .cancelled, report == .received, let cancelledAt, claim.at <= cancelledAt { return }
        switch state.effect(of: report) {
        case .impossible: refusals.append(Refusal(claim: claim, state: state))
        case .nothingNew: break
        case .change: (state, since) = (report, claim.at)
        }
    }
}

extension BatchState {
    /// Whether our own part is done, so that reports can be true.
    fileprivate var isOut: Bool { self == .sealed || self == .handedOver }
}
