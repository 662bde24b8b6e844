import MailLedger
import MailboxDomain
import PaperMail
import SystemPackage

/// The approval of a run, from where it is known.
enum FoundApproval: Sendable {
    case whole(Approval)
    /// Taken by an earlier version: the ledger knows that it was given, and approval.json what it was.
    case earlier(EarlierApproval)

    var plan: FileDigest {
        switch self {
        case .whole(let approval): approval.statement.digests.plan
        case .earlier(let approval): approval.plan
        }
    }

    /// Pieces that were taken out of the plan before.
    var withdrawn: [PieceID] {
        switch self {
        case .whole(let approval): approval.statement.withdrawn ?? []
        case .earlier: []
        }
    }

    var word: ApprovalWord {
        switch self {
        case .whole(let approval): ApprovalWord(name: approval.approvedBy, signature: approval.signature)
        case .earlier(let approval): ApprovalWord(name: approval.approvedBy, signature: approval.signature)
        }
    }
}

extension FoundApproval {
    /// Asks the ledger, and writes approval.json again where that is lost.
    ///
    /// - Parameter isShare: whether a machine may have no ledger, and others work on the same files: the file is then
    ///   believed, or only compared.
    init(of run: RunID, in workspace: Workspace, isShare: Bool) throws {
        let folder = workspace.folder(of: run)
        guard workspace.hasLedger else {
            guard folder.hasApproval else { throw RunError.notApproved(run) }
            guard isShare else { throw RunError.approvalUnknown(run) }
            let approval = try RecordFile.read(Approval.self, from: folder.approval, version: Approval.version)
            guard approval.statement.run == run else { throw RunError.approvalUnknown(run) }
            self = .whole(approval)
            return
        }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        guard let record = try ledger.approval(of: run) else {
            throw folder.hasApproval ? RunError.approvalUnknown(run) : RunError.notApproved(run)
        }
        guard let approval = try Approval(record, of: workspace.ledger.string) else {
            self = .earlier(try Self.earlier(record, of: run, in: folder))
            return
        }
        guard approval.statement.run == run, try approval.statement.workspace == ledger.workspace() else {
            throw RunError.approvalUnknown(run)
        }
        let file = ApprovalFile(of: run, in: folder)
        if try file.standing(beside: approval) == .lost {
            guard !isShare else { throw RunError.notApproved(run) }
            try file.write(approval)
        }
        self = .whole(approval)
    }

    /// Reads approval.json alone.
    init(inFileOf run: RunID, _ folder: RunFolder) throws {
        guard folder.hasApproval else { throw RunError.notApproved(run) }
        if let approval = try? RecordFile.read(EarlierApproval.self, from: folder.approval) {
            self = .earlier(approval)
        } else {
            self = .whole(try RecordFile.read(Approval.self, from: folder.approval, version: Approval.version))
        }
    }

    private static func earlier(
        _ record: ApprovalRecord, of run: RunID, in folder: RunFolder
    ) throws -> EarlierApproval {
        guard folder.hasApproval else { throw RunError.approvalLost(run) }
        let approval: EarlierApproval
        do {
            approval = try RecordFile.read(EarlierApproval.self, from: folder.approval, newest: Approval.version)
        } catch is Findings {
            throw RunError.approvalUnknown(run)
        }
        guard approval.run == run, approval.approvedBy == record.by, approval.approvedAt == record.at.description else {
            throw RunError.approvalUnknown(run)
        }
        return approval
    }
}
