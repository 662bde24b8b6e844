package import MailboxDomain
import PaperMail
import SystemPackage

extension RunError: ReportedError {
    package var description: String {
        switch self {
        case .noWorkspace(let path):
            "\(path) is not a workspace: it has no postvangnet.yaml. Name yours with --workspace DIR, or make one with: postvangnet init DIR"
        case .openToOthers(let path, let workspace):
            "\(path) is open to other users of this machine. Find out who could read it, then close it with: chmod -R go-rwx '\(workspace.string.writing("'", as: "'\\''"))'"
        case .leadsOut(let path):
            "\(path) is a link that leads out of the workspace. Put what it leads to in its place."
        case .noProjectFiles:
            "The program's Templates and Fonts are not found. Set POSTVANGNET_SHARE to the folder that holds them."
        case .noPreviewProgram(let path):
            "The program \(path) is not there; it comes with this one. Install the package anew, or in a checkout: swift build --product postvangnet-preview"
        case .noMailbox(let path): "\(path) is not there. Load an extract with: postvangnet import EXTRACT"
        case .noPeople(let run):
            "The mailbox holds accounts and nobody's name or address. Ask for the people of: postvangnet candidates \(run). Then import that part."
        case .noPlan(let run): "The run \(run) has no plan. Make one with: postvangnet plan \(run)"
        case .noRuns: "No run is planned in this workspace. Make a plan with: postvangnet plan MONTH"
        case .noLaterExtract(let run):
            "The effect of \(run) shows in a later extract than the one it was planned from. Import one first."
        case .unknownAccountOrPiece:
            "No account and no piece has this id. Check it (a reference on a letter has 16 characters), or name another run."
        case .mistypedReference:
            "This reference is mistyped: its last character, the check character, does not go with the other fifteen. Compare it with the letter, character by character; none is left out, and O is not 0."
        case .unfitLetterDate(let date):
            "The letter date \(date) lies before the extract, or falls in one of quietPeriods of policy.yaml, when nothing is mailed. Choose another."
        case .notApproved(let run):
            "The run \(run) is planned and not approved. Look at runs/\(run)/proof.pdf, then: postvangnet approve \(run) --by NAME (or --key KEYFILE)"
        case .approvedBefore(let run):
            "The run \(run) is approved, so its plan stands. Go on with it: postvangnet run \(run). Whom it does not write to may get post by a further run, such as \(run.year)-\(run.month < 10 ? "0" : "")\(run.month)-b."
        case .overtaken(let run, let other):
            "The run \(other) was approved after \(run) was planned. Plan again: postvangnet plan \(run)"
        case .returnedSince(let run):
            "Mail that the plan would send again came back since it was made. Plan again: postvangnet plan \(run)"
        case .mailedSince(let run):
            "It was reported since the plan was made that people whom it would write to got their letter after all. Plan again: postvangnet plan \(run)"
        case .approverPlanned:
            "Who planned a run may not approve it (approval.plannerMayApprove in postvangnet.yaml, or in the plan, which keeps the rule that it was made under). Ask someone else."
        case .approverSharesUser(let run):
            "The plan of \(run) was typed by the same user of this system, or by one that an earlier version did not keep, and approval.ownUsers in postvangnet.yaml, or in the plan, wants another. Approve as a user of your own, or plan again."
        case .jump(let run, let jumps):
            "These differ from the run before by more than limits.jump: \(jumps.map(\.text).joined(separator: "; ")). Look at: postvangnet report run \(run). If it is right: postvangnet approve \(run) --by NAME --accept-jump"
        case .recallJump(let run, let jump):
            "\(jump.text) Nothing was called back of \(run). Look at it with the same command and --dry-run: is it the right extract, are these the right events? If they are, type it with --accept-jump, which is recorded."
        case .peopleMissing(let run, let people, let allowed):
            "The extract has no person for \(people.missing) of the \(people.candidates) accounts that an audience matches, and limits.peopleMissing in postvangnet.yaml allows \(allowed).\(people.policyChanged ? " policy.yaml is not the one that they were asked for by: put that one back, or ask again." : "") Ask for the people of: postvangnet candidates \(run). Import again with all of them in people.csv, then type this command again."
        case .changedAfterApproval(let what):
            "Changed after the approval: \(what). Put back what was approved. An approved run is not approved again: if what was changed is right, end the run (postvangnet cancel) and plan a further one."
        case .approvalNeedsKey(let run):
            "A name is not enough here: approval.rule asks for a signature, in postvangnet.yaml or in the plan, which keeps the rule that it was made under. Sign with: postvangnet approve \(run) --key KEYFILE"
        case .noApprovers:
            "postvangnet.yaml does not say whose keys approve. Set approval.approvers, or approve with --by NAME."
        case .unsignedApproval(let run):
            "The approval of \(run) bears no signature of one of the approvers, as their file is now (approval.approvers in postvangnet.yaml). Put back the file or approval.json as it was approved, or end the run with: postvangnet cancel \(run) --by NAME --reason TEXT"
        case .approvalUnknown(let run):
            "runs/\(run)/approval.json says that the run \(run) is approved, and this workspace's ledger does not say so: it was approved in another workspace or month, somebody wrote the file, or the ledger is not the one of then. Put back the ledger of the approval. If nothing of the run was printed since: remove runs/\(run)/approval.json, plan and approve."
        case .approvalDiffers(let run):
            "runs/\(run)/approval.json is not what the ledger has of the approval. Find out who changed it. To have it written again from the ledger, remove it and type: postvangnet approve \(run) --by NAME"
        case .approvalLost(let run):
            "An earlier version recorded that \(run) is approved, and runs/\(run)/approval.json, which alone says what was, is gone. Put it back from a backup, or end the run with: postvangnet cancel \(run) --by NAME --reason TEXT"
        case .ruleNotMet(let run):
            "The approval of \(run) does not meet the rule (approval.rule, plannerMayApprove and ownUsers), as it is in postvangnet.yaml now or was when the run was planned. Find out who weakened it for the approval. Nothing of the run is printed or handed over. End it with: postvangnet cancel \(run) --by NAME --reason TEXT. Then plan a further run."
        case .changedAfterPlanning(let run, let what):
            "\(what) is not what was planned. Plan again: postvangnet plan \(run)"
        case .notRendered(let batch, count: 1):
            "The batch \(batch) is not rendered. Do so with: postvangnet render \(batch.run)"
        case .notRendered(let batch, let count):
            "\(count) batches of \(batch.run) are not rendered, \(batch) the first. Do so with: postvangnet render \(batch.run)"
        case .otherSoftware(let run, let differing):
            "This machine is not like the one that planned \(run): \(differing.joined(separator: "; ")). Install the same packages on each machine that renders a share, or render the whole run on one: postvangnet render \(run)"
        case .otherRenderer(let batch, let differing):
            "The batch \(batch) was rendered on a machine that draws otherwise: here is \(differing.joined(separator: "; ")). Letters of one run are not drawn by both. Render the rest where it began, or have all drawn here: remove the folder runs/\(batch.run)/batches, and type the command again."
        case .notSealed(let run): "The run \(run) is not sealed. Do so with: postvangnet run \(run)"
        case .notClosed(let run):
            "The run \(run) is not closed, so its printer may still print and mail. When nothing more is expected: postvangnet close \(run) --by NAME"
        case .drawnOtherwise(let run, let differing):
            "Letters that \(run) prints again would not be drawn as they were at first: \(differing.joined(separator: "; ")). Nothing is ordered. Order it on a machine like that of the plan, with its fonts (those in the workspace's folder Fonts go before the machine's). If letters that may look otherwise are right: postvangnet reprint \(run) --accept-drawing"
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
        case .batchStops(let batch, let pieces, let why, _):
            "The batch \(batch) stops the run\(pieces.isEmpty ? "" : ", because of \(Self.named(pieces))"): \(why)"
        case .workersDie(let batch):
            "The processes that render the batch \(batch) died or hung, again and again. Is there enough memory? Try with fewer: postvangnet render \(batch.run) --workers 1. Where the machine is slow, raise limits.workerSilence in postvangnet.yaml."
        case .tooManyFailed(let count, let allowed):
            "\(count) pieces of the run cannot be printed, and limits.failed in postvangnet.yaml allows \(allowed). Find out why (plan.json and render name them), or allow more and type the command again."
        case .textsNotSignedOff(let objections):
            "What would be printed is not what was signed off:\n  \(objections.joined(separator: "\n  "))\nPut back what was signed off, or have it signed off as it is: postvangnet sign-off PRODUCT --as ROLE --by NAME. Then plan again. postvangnet lint tells who signed what. Only with test: true in postvangnet.yaml a run does without."
        case .noSigningKey:
            "postvangnet.yaml names no key to sign the batches with, and only a test may do without. Set signing.key."
        case .locked(let holder): "Another command is at work in this workspace (\(holder)). Try again when it is done."
        case .cannotLock(let path, let reason):
            "\(path) cannot be locked: \(reason). A workspace needs a file system whose locks work on every machine that shares it: have it mounted so, and type the command again."
        case .tooManyBatches: "The run has more than 9999 batches. Raise limits.piecesPerBatch."
        case .purged(let run):
            "The run \(run) is purged: its plan and letters were removed at the end of their term. Nothing of it can be made or printed again; status, report and explain tell what is left."
        case .forgotten(let run):
            "The ledger keeps only totals of the run \(run): the term for its accounts and pieces has passed. See: postvangnet status \(run)"
        case .damagedPlan(let path): "\(path) holds what no plan of this version holds. Plan again."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .noWorkspace, .noMailbox, .noPeople, .noPlan, .noRuns, .noLaterExtract, .mistypedReference,
            .unknownAccountOrPiece,
            .notRendered, .notSealed, .purged, .forgotten:
            .noInput
        case .cannotLock: .inputOutput
        case .noProjectFiles, .noPreviewProgram, .otherSoftware, .otherRenderer: .unavailable
        case .notApproved, .overtaken, .returnedSince, .mailedSince, .approverPlanned, .approverSharesUser, .jump,
            .recallJump,
            .changedAfterApproval, .stalePersonData,
            .approvalNeedsKey, .unsignedApproval, .approvalUnknown, .approvalDiffers, .approvalLost, .ruleNotMet,
            .changedAfterPlanning, .unreportedPieces, .textsNotSignedOff,
            .notClosed, .drawnOtherwise, .looksDifferent, .reprintedSince:
            .notApproved
        case .approvedBefore, .nothingToRecall, .unfitLetterDate, .printerNotNamed, .unknownPrinter: .usage
        case .noApprovers, .noSigningKey, .tooManyBatches, .openToOthers,
            .leadsOut:
            .badConfiguration
        case .locked, .workersDie: .tryAgain
        case .damagedPlan, .tooManyFailed, .peopleMissing, .extractWithoutPeople, .extractBeforePlan: .badInput
        case .worker(let status, _), .batchStops(_, _, _, let status): status
        }
    }

    /// By the references on the letters, which `explain` takes; not more than anyone looks up.
    private static func named(_ pieces: [PieceID]) -> String {
        let shown = pieces.prefix(5).map(\.grouped).joined(separator: ", ")
        return pieces.count > 5 ? "\(shown) and \(pieces.count - 5) more" : shown
    }
}
