package import MailboxDomain
package import PaperMail

/// Where one print of a piece stands: a pure function of our own last step and of the set of all that was claimed about it.
///
/// The order in which claims came in, and how often, changes nothing.
package struct PieceHistory: Hashable, Sendable {
    /// A claim that cannot be, and where the piece stood when it was said to happen.
    package struct Refusal: Hashable, Sendable {
        package var claim: FeedbackClaim
        package var state: PieceState
    }

    package private(set) var state: PieceState
    /// When it came to be so; nil where no claim changed anything.
    package private(set) var since: Instant?
    /// When it was mailed; for a piece that came back without that being reported, when it came back.
    package private(set) var mailedAt: Instant?
    /// Why it came back; `deceased` where anyone says so.
    package private(set) var returnReason: ReturnReason?
    package private(set) var refusals: [Refusal] = []
    /// The claim by which it counts as mailed; nil where none says so.
    package private(set) var mailing: FeedbackClaim?

    /// The claim that it left all the same, though we had called it back or cancelled its run; it counts.
    package private(set) var leftDespiteRecall: FeedbackClaim?

    /// - Parameters:
    ///   - own: the last step that we took ourselves.
    ///   - claims: those about the piece, and those about its whole batch.
    ///   - closedAt: when its batch was closed; what was not reported mailed is missing from then on.
    ///   - cancelledAt: when its run was cancelled.
    package init(
        own: PieceState, claims: some Collection<FeedbackClaim>, closedAt: Instant? = nil, cancelledAt: Instant? = nil
    ) {
        state = own
        switch own {
        case .pulled: takeAfterRecall(claims)
        case .cancelled: takeAfterCancelling(claims, at: cancelledAt)
        default:
            for claim in Self.countingClaims(claims).sorted() { take(claim) }
        }
        if let closedAt, state.isAwaited { (state, since) = (.missing, closedAt) }
    }

    private mutating func take(_ claim: FeedbackClaim) {
        // What is said of a whole batch is not said of what was never in it, and `BatchHistory` judges the rest.
        if claim.piece == nil, state == .failed || state == .withdrawn { return }
        guard let report = PieceState(claim.status) else { return }
        switch state.effect(of: report) {
        case .impossible: return refusals.append(Refusal(claim: claim, state: state))
        case .nothingNew: break
        case .change:
            (state, since) = (report, claim.at)
            if report == .mailed || report == .returned { mailedAt = mailedAt ?? claim.at }
            if report == .mailed { mailing = claim }
        }
        if report == .returned, returnReason == nil || claim.reason == .deceased { returnReason = claim.reason }
    }

    /// Takes what was said of a piece that is on a pull list.
    ///
    /// What is said of its whole batch is not said of it. The printer confirms by `pulled`; that it was mailed all the
    /// same is believed, because a reader who has a letter must not get the next one too soon.
    private mutating func takeAfterRecall(_ claims: some Collection<FeedbackClaim>) {
        let own = claims.filter { $0.piece != nil }.sorted()
        let lastLoss = own.last { Self.losses.contains($0.status) }
        for claim in own {
            switch claim.status {
            case _ where state != .pulled: take(claim)
            case .mailed, .returned:
                leftDespiteRecall = claim
                state = .handedOver
                take(claim)
            case .pulled: since = since ?? claim.at
            // It may be printed with all others, and is taken out then.
            case .printed where lastLoss.map { $0 < claim } ?? true,
                .inserted where lastLoss.map { $0 < claim } ?? true:
                refusals.append(Refusal(claim: claim, state: .pulled))
            case .printed, .inserted, .spoiled, .missing, .received, .rejected, .deleted: break
            }
        }
    }

    /// Takes what was said of a piece whose run was cancelled.
    ///
    /// That it was mailed all the same is believed, as of a piece on a pull list, and also where it is said of its whole
    /// batch. What a printer did with it until it was told to destroy it is nothing new.
    private mutating func takeAfterCancelling(_ claims: some Collection<FeedbackClaim>, at cancelledAt: Instant?) {
        for claim in claims.sorted() {
            switch claim.status {
            case _ where state != .cancelled: take(claim)
            case .mailed, .returned:
                leftDespiteRecall = claim
                state = .handedOver
                take(claim)
            case .printed, .inserted, .received:
                guard claim.piece != nil, cancelledAt.map({ $0 < claim.at }) ?? true else { continue }
                refusals.append(Refusal(claim: claim, state: .cancelled))
            case .spoiled, .missing, .pulled, .rejected, .deleted: break
            }
        }
    }

    /// Leaves out what a batch's printing and mailing does not mean for a piece that fell out of it.
    ///
    /// A printer reports spoiled and missing pieces one by one and the rest as a batch, in either order and with any
    /// date. Such a piece goes along again only from its own later report of printing or mailing on.
    private static func countingClaims(_ claims: some Collection<FeedbackClaim>) -> [FeedbackClaim] {
        let own = claims.filter { $0.piece != nil }
        guard let loss = own.filter({ losses.contains($0.status) }).max() else { return Array(claims) }
        let revival = loss.status == .pulled ? nil : own.filter { progress.contains($0.status) && $0 > loss }.min()
        return claims.filter { claim in
            claim.piece != nil || !progress.contains(claim.status) || revival.map { claim.at >= $0.at } ?? false
        }
    }

    private static let losses: Set<FeedbackStatus> = [.spoiled, .missing, .pulled]
    private static let progress: Set<FeedbackStatus> = [.printed, .inserted, .mailed]
}
