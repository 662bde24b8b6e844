import Foundation
package import MailboxDomain
package import PrintHouse
package import SystemPackage

/// Why a step of a run cannot be done; each says what to do.
package enum RunError: Error, Hashable, Sendable {
    case noWorkspace(FilePath)
    /// Other users can read the workspace, or something in it.
    case openToOthers(FilePath, workspace: FilePath)
    /// A link in the workspace leads out of it, or nowhere.
    case leadsOut(FilePath)
    /// `init` found something in its place.
    case occupied(FilePath)
    case noProjectFiles
    case noMailbox(FilePath)
    /// The second part of an extract in two parts is still to come.
    case noPeople(RunID)
    case noPlan(RunID)
    case noRuns
    /// A report compares with a later extract, and the mailbox holds none.
    case noLaterExtract(RunID)
    case unknownAccountOrPiece
    /// Before the extract, or so that mail would go out in a quiet period.
    case unfitLetterDate(CalendarDate)
    case notApproved(RunID)
    case approvedBefore(RunID)
    /// Another run was approved since the plan was made, so the plan may write to the same people.
    case overtaken(RunID, by: RunID)
    /// Mail came back since the plan was made, from readers or addresses that it would write to.
    case returnedSince(RunID)
    case approverPlanned
    /// The rule asks for a signature.
    case approvalNeedsKey(RunID)
    /// A key was given, and no file says whose keys approve.
    case noApprovers
    /// The signature of the approval is not one of an approver, as their file is now.
    case unsignedApproval(RunID)
    /// An approval was cut off after the ledger took it; only the same person can end it.
    case approvedByAnother(RunID, by: String)
    /// Something that was planned is no longer as it was.
    case changedAfterPlanning(RunID, what: String)
    /// Audiences whose size is far from that in the run before.
    case jump(RunID, audiences: [String])
    /// Something that the approval covers is no longer what was approved.
    case changedAfterApproval(what: String)
    /// The first batch that is missing, and how many are.
    case notRendered(BatchID, count: Int = 1)
    /// A share would be drawn by other software than the run was planned with, and might look different from the others.
    case otherSoftware(RunID, differing: [String])
    case notSealed(RunID)
    /// A reprint is ordered of what is missing or spoiled at the close.
    case notClosed(RunID)
    /// Letters of a reprint are not those that were approved and first printed.
    case looksDifferent(BatchID)
    /// A reprint was ordered since the plan was made, for people that it would write to.
    case reprintedSince(RunID)
    /// Every piece of the run is mailed, or lost for good.
    case nothingToRecall(RunID)
    /// A recall must see who died or moved.
    case extractWithoutPeople
    /// The plan knows more than the extract.
    case extractBeforePlan(RunID, asOf: String)
    /// The people of the run were last compared with an extract of that day, and that is too long ago.
    case stalePersonData(RunID, asOf: CalendarDate, on: CalendarDate)
    /// Batches of several printers cannot go to one drop folder.
    case printerNotNamed(RunID, among: [PrinterID])
    case unknownPrinter(PrinterID, RunID)
    /// Nothing was reported yet of so many pieces.
    case unreportedPieces(RunID, count: Int)
    /// A process that renders ended with an error, which is its own.
    case worker(status: Int32, message: String)
    /// Processes that render a batch keep dying or hanging, and not of one piece.
    case workersDie(BatchID)
    /// More pieces cannot be printed than `limits.failed` allows.
    case tooManyFailed(Int, allowed: Int)
    /// Values of sender.yaml that real mail may not carry.
    case unfitSender(values: [String])
    /// Templates without the approvals that real mail needs: `product (roles)`.
    case unapprovedTemplates([String])
    /// Real mail is signed.
    case noSigningKey
    case locked(by: String)
    /// The file system has no locks, or they do not work on this machine.
    case cannotLock(FilePath, reason: String)
    case cannotCreate(FilePath, reason: String)
    case cannotWrite(FilePath, reason: String)
    case cannotRead(FilePath, reason: String)
    case missing(FilePath)
    case notText(FilePath)
    case missingTimeZoneData
    case tooManyBatches
    case damagedPlan(FilePath)
    /// The plan and all that was made from it are past their term.
    case purged(RunID)
    /// The ledger's own term has passed: it knows totals of the run, and no accounts and pieces.
    case forgotten(RunID)

    /// The exit status of a command that ends with this error (sysexits).
    package var exitStatus: Int32 {
        switch self {
        case .noWorkspace, .noMailbox, .noPeople, .noPlan, .noRuns, .noLaterExtract, .unknownAccountOrPiece,
            .notRendered, .notSealed, .missing, .purged, .forgotten:
            66
        case .occupied, .cannotCreate: 73
        case .cannotWrite, .cannotRead, .cannotLock: 74
        case .noProjectFiles, .missingTimeZoneData, .otherSoftware: 69
        case .notApproved, .overtaken, .returnedSince, .approverPlanned, .jump, .changedAfterApproval, .stalePersonData,
            .approvalNeedsKey, .unsignedApproval, .approvedByAnother, .changedAfterPlanning, .unreportedPieces,
            .notClosed, .looksDifferent, .reprintedSince:
            77
        case .approvedBefore, .nothingToRecall, .unfitLetterDate, .printerNotNamed, .unknownPrinter: 64
        case .noApprovers, .notText, .unfitSender, .unapprovedTemplates, .noSigningKey, .tooManyBatches, .openToOthers,
            .leadsOut:
            78
        case .locked, .workersDie: 75
        case .damagedPlan, .tooManyFailed, .extractWithoutPeople, .extractBeforePlan: 65
        case .worker(let status, _): status
        }
    }
}

extension RunError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noWorkspace(let path):
            "\(path) is not a workspace: it has no postvangnet.yaml. Make one with: postvangnet init DIR"
        case .openToOthers(let path, let workspace):
            "\(path) is open to other users of this machine. Find out who could read it, then close it with: chmod -R go-rwx '\(workspace.string.replacing("'", with: "'\\''"))'"
        case .leadsOut(let path):
            "\(path) is a link that leads out of the workspace. Put what it leads to in its place."
        case .occupied(let path): "\(path) is there already and not empty. Choose another folder."
        case .noProjectFiles:
            "The program's Templates and Fonts are not found. Set POSTVANGNET_SHARE to the folder that holds them."
        case .noMailbox(let path): "\(path) is not there. Load an extract with: postvangnet import EXTRACT"
        case .noPeople(let run):
            "The mailbox holds accounts and nobody's name or address. Ask for the people of: postvangnet candidates \(run). Then import that part."
        case .noPlan(let run): "The run \(run) has no plan. Make one with: postvangnet plan \(run)"
        case .noRuns: "No run is planned in this workspace. Make a plan with: postvangnet plan MONTH"
        case .noLaterExtract(let run):
            "The effect of \(run) shows in a later extract than the one it was planned from. Import one first."
        case .unknownAccountOrPiece: "No account and no piece has this id. Check it, or name another run."
        case .unfitLetterDate(let date):
            "The letter date \(date) lies before the extract, or mail would go out in a quiet period of policy.yaml. Choose another."
        case .notApproved(let run):
            "The run \(run) is planned and not approved. Look at runs/\(run)/proof.pdf, then: postvangnet approve \(run) --by NAME (or --key KEYFILE)"
        case .approvedBefore(let run):
            "The run \(run) is approved, so its plan stands. Plan a further run, such as \(run.year)-\(run.month < 10 ? "0" : "")\(run.month)-b."
        case .overtaken(let run, let other):
            "The run \(other) was approved after \(run) was planned. Plan again: postvangnet plan \(run)"
        case .returnedSince(let run):
            "Mail that the plan would send again came back since it was made. Plan again: postvangnet plan \(run)"
        case .approverPlanned:
            "Who planned a run may not approve it (approval.plannerMayApprove in postvangnet.yaml). Ask someone else."
        case .jump(let run, let audiences):
            "The size of \(audiences.joined(separator: ", ")) differs from the run before by more than limits.jump. Look at: postvangnet report run \(run). If it is right: postvangnet approve \(run) --by NAME --accept-jump"
        case .changedAfterApproval(let what):
            "Changed after the approval: \(what). Put back what was approved, or plan a further run; an approved run is not approved again."
        case .approvalNeedsKey(let run):
            "A name is not enough here (approval.rule in postvangnet.yaml). Sign with: postvangnet approve \(run) --key KEYFILE"
        case .noApprovers:
            "postvangnet.yaml does not say whose keys approve. Set approval.approvers, or approve with --by NAME."
        case .unsignedApproval(let run):
            "The approval of \(run) bears no signature of one of the approvers, as their file is now (approval.approvers in postvangnet.yaml). Put back the file or approval.json as it was approved."
        case .approvedByAnother(let run, let name):
            "The approval of \(run) by \(name) was cut off. Have the same person approve again."
        case .changedAfterPlanning(let run, let what):
            "\(what) is not what was planned. Plan again: postvangnet plan \(run)"
        case .notRendered(let batch, count: 1):
            "The batch \(batch) is not rendered. Do so with: postvangnet render \(batch.run)"
        case .notRendered(let batch, let count):
            "\(count) batches of \(batch.run) are not rendered, \(batch) the first. Do so with: postvangnet render \(batch.run)"
        case .otherSoftware(let run, let differing):
            "This machine is not like the one that planned \(run): \(differing.joined(separator: "; ")). Install the same packages on each machine that renders a share, or render the whole run on one: postvangnet render \(run)"
        case .notSealed(let run): "The run \(run) is not sealed. Do so with: postvangnet run \(run)"
        case .notClosed(let run):
            "The run \(run) is not closed, so its printer may still print and mail. When nothing more is expected: postvangnet close \(run) --by NAME"
        case .looksDifferent(let batch):
            "A letter of the reprint \(batch) would not look as it did when it was approved and first printed: the fonts, or the programs that draw, are not those of then (see software in runs/\(batch.run)/plan.json). Nothing is printed."
        case .reprintedSince(let run):
            "A reprint was ordered since the plan was made, for people that it would write to. Plan again: postvangnet plan \(run)"
        case .nothingToRecall(let run): "Every piece of \(run) was mailed or is lost; none can be called back."
        case .extractWithoutPeople:
            "The extract holds accounts and nobody's name or address, so that it cannot be seen who died or moved. Ask for one of part all."
        case .extractBeforePlan(let run, let asOf):
            "The extract is older than that of \(asOf), from which \(run) was planned. Ask for a newer one."
        case .stalePersonData(let run, let asOf, let day):
            "The people of \(run) were last compared with an extract of \(asOf), and on \(day) that is more days ago than limits.personDataAge allows: some may have died or moved. Get a new extract, then: postvangnet recall \(run) --extract NEW"
        case .printerNotNamed(let run, let printers):
            "The batches of \(run) are for several printers. Say whose drop folder it is with --printer, one of: \(printers.map(\.description).joined(separator: ", "))."
        case .unknownPrinter(let printer, let run):
            "No batch of \(run) is for the printer \(printer). Look at order.json."
        case .unreportedPieces(let run, let count):
            "Nothing was reported yet of \(count) pieces of \(run): look at postvangnet status \(run), and ask the printer. If they are lost: postvangnet close \(run) --accept-open"
        case .worker(_, let message): message
        case .workersDie(let batch):
            "The processes that render the batch \(batch) died or hung, again and again. Is there enough memory? Try with fewer: postvangnet render \(batch.run) --workers 1. Where the machine is slow, raise limits.workerSilence in postvangnet.yaml."
        case .tooManyFailed(let count, let allowed):
            "\(count) pieces of the run cannot be printed, and limits.failed in postvangnet.yaml allows \(allowed). Find out why (plan.json and render name them), or allow more and type the command again."
        case .unfitSender(let values):
            "Templates/sender.yaml has sample values, or values not checked for a year: \(values.joined(separator: ", ")). Correct them and plan again, or set test: true in postvangnet.yaml."
        case .unapprovedTemplates(let templates):
            "Templates lack approvals (template.yaml: approvals): \(templates.joined(separator: "; ")). Have them approved and plan again, or set test: true in postvangnet.yaml."
        case .noSigningKey:
            "postvangnet.yaml names no key to sign the batches with, and only a test may do without. Set signing.key."
        case .locked(let holder): "Another command is at work in this workspace (\(holder)). Try again when it is done."
        case .cannotLock(let path, let reason):
            "\(path) cannot be locked: \(reason). A workspace needs a file system whose locks work on every machine that shares it: have it mounted so, and type the command again."
        case .cannotCreate(let path, let reason):
            "\(path) cannot be made: \(reason). Make room or mend its permissions, and type the command again."
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason). Make room or mend its permissions, and type the command again."
        case .cannotRead(let path, let reason):
            "\(path) cannot be read: \(reason). Mend its permissions or put a sound copy there, and type the command again."
        case .notText(let path): "\(path) is not UTF-8. Save it as UTF-8."
        case .missing(let path): "\(path) is not there. Put it back, and type the command again."
        case .missingTimeZoneData: "The time zone Europe/Amsterdam is not known. Install Debian's package tzdata."
        case .tooManyBatches: "The run has more than 9999 batches. Raise limits.piecesPerBatch."
        case .purged(let run):
            "The run \(run) is purged: its plan and letters were removed at the end of their term. Nothing of it can be made or printed again; status, report and explain tell what is left."
        case .forgotten(let run):
            "The ledger keeps only totals of the run \(run): the term for its accounts and pieces has passed. See: postvangnet status \(run)"
        case .damagedPlan(let path): "\(path) holds what no plan of this version holds. Plan again."
        }
    }
}
