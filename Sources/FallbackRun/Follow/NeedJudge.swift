import AudienceSelection
import LetterComposition
import MailLedger
import MailboxDomain
import MailboxStore

/// Asks of pieces that were planned whether a later extract still asks for them: by the run's own policy and by the same
/// rules as the plan. Waves play no part. What a recall takes back and what a reprint leaves out is one judgement.
struct NeedJudge {
    enum Verdict: Hashable {
        /// - Parameter asPrinted: whether the letter would be the very same now; else the addressee has another name, or is
        ///   addressed otherwise.
        case needed(asPrinted: Bool)
        case notNeeded(LapsedNeed)
        /// The extract does not hold the account, or has no row of its person or of its address: it was written to, so it had
        /// both, and that half an extract came is likelier than that they are gone.
        ///
        /// - Parameter isHeld: whether the extract has the account itself.
        case unknown(isHeld: Bool)
    }

    private let mailbox: Mailbox
    private let ledger: Ledger
    private let returned: ReturnedMail
    private let selector: AccountSelector
    private let routing: Configuration.Routing
    private let time: DutchTime
    /// What happened since the extract.
    private let news: [AccountID: AccountNews]

    init(
        by settings: WorkspaceSettings, with mailbox: Mailbox, news: [AccountID: AccountNews] = [:], ledger: Ledger,
        returned: ReturnedMail, time: DutchTime
    ) throws(DigestError) {
        try self.init(
            by: settings.policy, routing: settings.configuration.routing, with: mailbox, news: news, ledger: ledger,
            returned: returned, time: time)
    }

    init(
        by policy: Policy, routing: Configuration.Routing, with mailbox: Mailbox,
        news: [AccountID: AccountNews] = [:], ledger: Ledger, returned: ReturnedMail, time: DutchTime
    ) throws(DigestError) {
        self.mailbox = mailbox
        self.news = news
        self.ledger = ledger
        self.time = time
        self.routing = routing
        self.returned = returned
        selector = AccountSelector(policy: policy, asOf: mailbox.extract.asOf, time: time)
        try policy.checkDigests(of: mailbox, selector.cutoffs)
    }

    /// - Parameter kind: that of the batch which the piece was planned in.
    func verdict(on piece: PlannedPiece, in kind: BatchKind) throws -> Verdict {
        guard let account = piece.account, let audience = piece.audience else { return .needed(asPrinted: true) }
        let (news, asOf) = (news[account] ?? AccountNews(), mailbox.extract.asOf)
        // Whatever else is known or not.
        if news.hasDied { return .notNeeded(.stopped(.deceased)) }
        guard var activity = try mailbox.activity(of: account) else { return .unknown(isHeld: false) }
        activity.account = news.account(activity.account, since: asOf)
        guard let match = selector.matches(activity).first(where: { $0.audience == audience }) else {
            return .notNeeded(.left(audience))
        }
        var holder = try mailbox.holder(of: account)
        holder.suppressions += news.suppressions(since: asOf)
        let recipient = Recipient(
            activity.account, holder, on: selector.cutoffs.today,
            history: try ledger.history(of: account, leavingOut: piece.id, in: time), returned: returned)
        let assessment = selector.assess(activity.account, [match], facts: recipient.facts)
        switch assessment.entries.first?.reason {
        case .noName where holder.person == nil, .noPostalAddress where holder.addresses.isEmpty:
            return .unknown(isHeld: true)
        case let reason?: return .notNeeded(.stopped(reason))
        case nil: break
        }
        // Of a later day perhaps, and the letter is of the day that it bears.
        let now = recipient.planned(
            for: audience, curatorsAreOnline: piece.recipient.circumstances.contains(.curatorOnline))
        if news.hasMoved(since: asOf) || now?.addressLines != piece.recipient.addressLines { return .notNeeded(.moved) }
        guard goesTheSameWay(recipient.facts, for: audience, kind) else { return .notNeeded(.otherWay) }
        return .needed(asPrinted: now.map { isSame($0, as: piece.recipient) } ?? false)
    }

    /// Whether a letter would go to the very same reader. How a curator is greeted is made of the name on the envelope, by
    /// the rules of the version that planned: with the same name it is the same.
    private func isSame(_ now: PlannedRecipient, as planned: PlannedRecipient) -> Bool {
        var now = now
        if now.circumstances.contains(.ward) { now.salutation = planned.salutation }
        return now == planned
    }

    /// An open card may have to be a closed letter by now. The other way round nothing is wrong with the letter.
    private func goesTheSameWay(_ facts: RecipientFacts, for audience: Audience, _ kind: BatchKind) -> Bool {
        let mustBeClosed = kind.product.kind == .card && facts.product(for: audience) == .letter
        let mustGoElsewhere = facts.secrecy > 0 && routing.printer(forSecrecy: facts.secrecy) != kind.printer
        return !mustBeClosed && !mustGoElsewhere
    }
}
