package import AudienceSelection
import LetterComposition
import MailLedger
package import MailboxDomain
import MailboxStore
package import PaperMail
import SystemPackage

/// Why an account was or was not written to in a run, and what became of its piece.
package struct Explanation: Sendable {
    package let account: AccountID
    package let run: RunID
    package let decision: Selection.Decision
    /// One for each audience that matched, in order of precedence; none where the plan is purged.
    package let verdicts: [Verdict]
    /// What was compared, by name; empty where the mailbox holds another extract by now.
    let facts: [Fact]
    /// Nil where nothing of it was left to chance, and where the plan is purged.
    let lottery: DrawnLots?
    package let piece: (id: PieceID, state: String)?
    /// What its piece is, and who prints it; nil where it has none, and where the plan is purged.
    let kind: BatchKind?
    /// Who took its piece out, and who cancelled the run, and why; nil where nobody did.
    let withdrawal: PieceWithdrawal?
    let cancellation: RunCancellation?
    /// Every print of the piece, the first one first; none before the approval.
    let prints: [LedgerPiece.Print]
    /// Whenever they can be made, also for who is left.
    package let envelope: [String]?
    package let salutation: String?
    /// In which the person would like to be helped; nil where nobody knows.
    let language: LanguageTag?
    /// Pieces of other runs, in the order of their ids.
    let earlierPieces: [LedgerPiece]
    let time: DutchTime
    /// Whether only the codes in the ledger are left.
    let isPurged: Bool

    /// - Parameter subject: an account id, or a piece id as a reader of a letter types it.
    package init(of subject: String, in run: RunID, workspace: Workspace) throws {
        let time = workspace.clock.time
        guard workspace.folder(of: run).hasPlan else { throw RunError.noPlan(run) }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        self =
            if try workspace.isPurged(run) {
                try Explanation(of: subject, inPurged: run, ledger: ledger, time: time)
            } else {
                try Explanation(of: subject, inPlanned: run, workspace: workspace, ledger: ledger, time: time)
            }
    }

    private init(
        of subject: String, inPlanned run: RunID, workspace: Workspace, ledger: Ledger, time: DutchTime
    ) throws {
        let plan = try PlanDatabase(opening: workspace.folder(of: run).planDatabase)
        let terms = plan.terms
        let sources = try MailboxSources(workspace, terms: terms, time: time)
        let account = try Self.account(subject, plan: plan, ledger: ledger)
        let record = try account.flatMap { try sources?.record(of: $0) }
        guard let account, let decision = try plan.decision(on: account) ?? record?.reachedDigitally else {
            throw Self.unknown(subject)
        }
        let planned = try plan.piece(of: account)
        self.account = account
        self.run = run
        self.decision = decision.decision
        verdicts = decision.verdicts
        isPurged = false
        self.time = time
        facts = record?.facts ?? []
        lottery = try plan.lots(of: account)[account]
        let known = try planned.flatMap { try ledger.piece($0.id) }
        withdrawal = try ledger.withdrawals(of: run).first { $0.account == account }
        cancellation = try ledger.cancellation(of: run)
        let unapproved = withdrawal == nil ? "planned" : PieceState.withdrawn.rawValue
        piece = planned.map { ($0.id, known?.state.rawValue ?? unapproved) }
        kind = try planned.flatMap { try plan.kind(of: $0.id) }
        prints = known?.prints ?? []
        earlierPieces = try ledger.pieces(of: account).filter { $0.id != planned?.id }
        envelope = planned?.recipient.envelope ?? record?.addressee.envelope
        salutation = planned?.recipient.salutation ?? record?.addressee.salutation
        language = record?.language
    }

    /// Reads an account id, or finds the account of a piece.
    static func account(_ subject: String, plan: PlanDatabase?, ledger: Ledger) throws -> AccountID? {
        if let piece = try? PieceID(typed: subject) {
            if let planned = try plan?.piece(piece) { return planned.account }
            if let known = try ledger.piece(piece) { return known.account }
        }
        return AccountID(subject)
    }

    /// Why nothing is known of what somebody typed.
    static func unknown(_ subject: String) -> RunError {
        do throws(PieceID.Problem) { _ = try PieceID(typed: subject) } catch .checkCharacter {
            return .mistypedReference
        } catch {}
        return .unknownAccountOrPiece
    }
}

/// The mailbox that a plan was made from, as long as it holds the same extract.
private struct MailboxSources {
    let mailbox: Mailbox
    let selector: AccountSelector

    struct Record {
        var facts: [Fact]
        var addressee: Addressee
        var language: LanguageTag?
        /// The decision on an account that no audience matches: a plan lists only the others.
        var reachedDigitally: PlannedDecision
    }

    init?(_ workspace: Workspace, terms: PlanTerms, time: DutchTime) throws {
        guard let mailbox = try? Mailbox(openingAt: workspace.mailbox.string), mailbox.extract.asOfText == terms.asOf
        else { return nil }
        self.mailbox = mailbox
        selector = AccountSelector(
            policy: try WorkspaceSettings(of: terms).policy, asOf: mailbox.extract.asOf, time: time)
    }

    func record(of account: AccountID) throws -> Record? {
        guard let activity = try mailbox.activity(of: account) else { return nil }
        let holder = try mailbox.holder(of: account)
        return Record(
            facts: selector.matcher.facts(about: activity),
            addressee: Addressee(holder, on: selector.cutoffs.today), language: holder.language,
            reachedDigitally: PlannedDecision(
                account: account, decision: .leave(.reachedDigitally), verdicts: [],
                before: AccountMilestones(activity.account)))
    }
}
