import AudienceSelection
import Foundation
import LetterComposition
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail
import SystemPackage

/// Who of those whose letter did not leave should still get it, by all that is known now.
///
/// The ledger knows who has died or moved because mail came back, and who was written to since. The mailbox knows more
/// where it holds a later extract than the plan was made from: then the run's own policy decides again.
struct ReprintScreening {
    /// The moment of the extract that people were compared with; nil where the mailbox holds no later one.
    let asOf: Instant?

    private let ledger: Ledger
    private let returned: ReturnedMail
    private let judge: NeedJudge?
    private let plan: FilePath
    private let kinds: [BatchID: BatchKind]

    /// A letter is printed nine times at the most: the mark has one digit for it.
    private static let mostPrints = 9

    /// - Parameter kinds: those of the batches that the pieces were planned in.
    init(
        _ workspace: Workspace, terms: PlanTerms, kinds: [BatchID: BatchKind], ledger: Ledger
    ) throws {
        self.ledger = ledger
        self.kinds = kinds
        plan = workspace.folder(of: terms.run).planDatabase
        returned = try ledger.returnedMail(digest: AddressDigest(of: workspace, ledger: ledger))
        var later: Mailbox?
        if FileManager.default.fileExists(atPath: workspace.mailbox.string), let planned = Instant(terms.asOf) {
            // With that of an earlier version nobody is compared, as without one: the hand-over asks for a comparison that
            // is fresh.
            let mailbox = try Mailbox.ofThisVersion(in: workspace)
            if let mailbox, mailbox.extract.holdsPeople, mailbox.extract.asOf > planned { later = mailbox }
        }
        asOf = later?.extract.asOf
        let returned = returned
        let settings = try WorkspaceSettings(of: terms)
        judge = try later.map { mailbox in
            try NeedJudge(by: settings, with: mailbox, ledger: ledger, returned: returned, time: workspace.clock.time)
        }
    }

    /// The code of why a piece is not printed again; nil where it is.
    func reasonToLeaveOut(_ lost: LedgerPiece, _ planned: PlannedPiece) throws -> String? {
        if lost.deciding.attempt >= Self.mostPrints { return "printed-nine-times" }
        // A control piece is nobody's.
        guard let account = planned.account else { return nil }
        if returned.isDeceased(account) { return Reason.deceased.rawValue }
        if returned.cameBack(to: account, from: planned.recipient.addressLines) {
            return Reason.addressReturned.rawValue
        }
        if try ledger.wasWrittenTo(account, after: lost.id) { return "written-since" }
        guard let judge else { return nil }
        guard let kind = kinds[planned.id.batch] else { throw RunError.damagedPlan(plan) }
        return switch try judge.verdict(on: planned, in: kind) {
        case .needed(asPrinted: true): nil
        // What is printed again is the first print.
        case .needed(asPrinted: false): "addressee-changed"
        case .notNeeded(.left): Reason.reachedDigitally.rawValue
        case .notNeeded(.moved): "address-changed"
        case .notNeeded(let why): why.code
        case .unknown: LapsedNeed.gone
        }
    }
}
