package import MailboxDomain
package import PaperMail
package import SystemPackage

/// Why a step of a run cannot be done; each says what to do.
package enum RunError: Error, Hashable, Sendable {
    case noWorkspace(FilePath)
    /// Other users can read the workspace, or something in it.
    case openToOthers(FilePath, workspace: FilePath)
    /// A link in the workspace leads out of it, or nowhere.
    case leadsOut(FilePath)
    case noProjectFiles
    /// The site of `preview` is a program of its own.
    case noPreviewProgram(FilePath)
    case noMailbox(FilePath)
    /// The second part of an extract in two parts is still to come.
    case noPeople(RunID)
    case noPlan(RunID)
    case noRuns
    /// A report compares with a later extract, and the mailbox holds none.
    case noLaterExtract(RunID)
    case unknownAccountOrPiece
    /// The check character of a reference does not go with the others.
    case mistypedReference
    /// Before the extract, or so that mail would go out in a quiet period.
    case unfitLetterDate(CalendarDate)
    case notApproved(RunID)
    case approvedBefore(RunID)
    /// Another run was approved since the plan was made, so the plan may write to the same people.
    case overtaken(RunID, by: RunID)
    /// Mail came back since the plan was made, from readers or addresses that it would write to.
    case returnedSince(RunID)
    /// It was reported since the plan was made that people were mailed whom it would write to.
    case mailedSince(RunID)
    case approverPlanned
    /// The rule wants two users of the operating system, and there is one, or nobody knows who planned.
    case approverSharesUser(RunID)
    /// The rule asks for a signature.
    case approvalNeedsKey(RunID)
    /// A key was given, and no file says whose keys approve.
    case noApprovers
    /// The signature of the approval is not one of an approver, as their file is now.
    case unsignedApproval(RunID)
    /// approval.json says that a run is approved, and the ledger does not know of it, or not of that.
    case approvalUnknown(RunID)
    /// approval.json is not the copy of what the ledger has.
    case approvalDiffers(RunID)
    /// An earlier version took the approval, and the file that alone says of what is gone.
    case approvalLost(RunID)
    /// An approval does not meet the rule as it is now, or as it was in the plan.
    case ruleNotMet(RunID)
    /// Something that was planned is no longer as it was.
    case changedAfterPlanning(RunID, what: String)
    /// Figures of audiences that are far from those in the run before.
    case jump(RunID, [FigureJump])
    /// A recall would call back more than `limits.recalled` allows.
    case recallJump(RunID, RecallJump)
    /// The extract lacks the person of more accounts than `limits.peopleMissing` allows.
    case peopleMissing(RunID, PlanFigures.People, allowed: Int)
    /// Something that the approval covers is no longer what was approved.
    case changedAfterApproval(what: String)
    /// The first batch that is missing, and how many are.
    case notRendered(BatchID, count: Int = 1)
    /// A share would be drawn by other software than the run was planned with, and might look different from the others.
    case otherSoftware(RunID, differing: [String])
    /// A batch of the run was drawn by other libraries than this machine has.
    case otherRenderer(BatchID, differing: [String])
    case notSealed(RunID)
    /// A reprint is ordered of what is missing or spoiled at the close.
    case notClosed(RunID)
    /// Letters of a reprint would be drawn otherwise than they were planned and first printed: by what.
    case drawnOtherwise(RunID, differing: [String])
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
    case worker(status: ExitStatus, message: String)
    /// Processes that render a batch keep dying or hanging, and not of one piece.
    case workersDie(BatchID)
    /// A batch cannot be finished or sealed, because of pieces where these are known.
    case batchStops(BatchID, pieces: [PieceID], why: String, status: ExitStatus)
    /// More pieces cannot be printed than `limits.failed` allows.
    case tooManyFailed(Int, allowed: Int)
    /// Texts that real mail may not carry, as they are not what was signed off: why, a line a product.
    case textsNotSignedOff([String])
    /// Real mail is signed.
    case noSigningKey
    case locked(by: String)
    /// The file system has no locks, or they do not work on this machine.
    case cannotLock(FilePath, reason: String)
    case tooManyBatches
    case damagedPlan(FilePath)
    /// The plan and all that was made from it are past their term.
    case purged(RunID)
    /// The ledger's own term has passed: it knows totals of the run, and no accounts and pieces.
    case forgotten(RunID)
}
