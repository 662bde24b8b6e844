import AudienceSelection
import Canvas
import Foundation
import LetterComposition
import MailLedger
import MailboxDomain
import PageLayout
import PageRendering
package import PaperMail
import PrintHouse
import Stationery
import StrictFiles
package import SystemPackage

/// One person's evidence: written to a folder of its own, for them or for a court.
package struct Evidence {
    private let workspace: Workspace
    private let run: RunID
    private let account: AccountID

    /// - Parameter subject: an account id, or a piece id as a reader of a letter types it.
    package init(of subject: String, in run: RunID, workspace: Workspace) throws {
        guard workspace.folder(of: run).hasPlan else { throw RunError.noPlan(run) }
        try workspace.checkNotPurged(run)
        let plan = try PlanDatabase(opening: workspace.folder(of: run).planDatabase)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        guard let account = try Explanation.account(subject, plan: plan, ledger: ledger) else {
            throw Explanation.unknown(subject)
        }
        (self.workspace, self.run, self.account) = (workspace, run, account)
    }

    /// Writes evidence.json with its signature, evidence.pdf, and the order with its signature.
    ///
    /// The look-up is recorded first: nobody looks anybody up without a trace.
    package func write(to folder: FilePath) async throws {
        guard (try? Stat(folder, followTargetSymlink: false)) == nil else {
            throw EvidenceError.occupied(folder.string)
        }
        let plan = try PlanDatabase(opening: workspace.folder(of: run).planDatabase)
        let keys = try SealingKeys(of: workspace)
        let isTest = try WorkspaceSettings(of: plan.terms).configuration.isTest
        let signers = try await keys.accepted(inTest: isTest)
        guard let stored = try await OrderFile.read(1, in: workspace.outbox(of: run), sealedBy: signers) else {
            throw RunError.notSealed(run)
        }
        guard let sealed = stored.order.evidence else { throw EvidenceError.noRoot(run) }
        let folderOfRun = workspace.folder(of: run)
        let tree = try EvidenceTree(of: plan, batches: folderOfRun.batch, for: account)
        let explanation = try Explanation(of: account.rawValue, in: run, workspace: workspace)
        guard let leaf = tree.leaf else { throw EvidenceError.reachedDigitally(run) }
        guard tree.evidence == sealed else { throw EvidenceError.otherRoot(run) }
        try workspace.record(workspace.event(.evidence, of: run, ["of": "account"]))
        var file = try facts(explanation, leaf, of: tree.tree, order: stored, isTest: isTest)
        let letter = try letter(in: plan, leaf)
        file.letterIsAsPrinted = letter?.isAsPrinted
        try TextFile.makeFolder(folder)
        do {
            let pdf = folder.appending(EvidenceFile.pdfName)
            try EvidencePages(file: file, plan: plan, letter: letter?.pages ?? [], fonts: workspace.fonts).write(
                to: pdf)
            file.files = [.init(name: EvidenceFile.pdfName, sha256: try FileDigest(ofFile: pdf))]
            let path = folder.appending(EvidenceFile.name)
            try RecordFile.write(file, to: path)
            if let key = keys.signing {
                let signature = try await SSHKeygen.ofEvidence.signature(of: path, key: key)
                try TextFile.write(signature, to: FilePath(path.string + ".sig"))
            }
            try TextFile.write(stored.file.bytes, to: folder.appending(Order.fileName))
            if let signature = stored.file.signature {
                try TextFile.write(signature, to: folder.appending("\(Order.fileName).sig"))
            }
        } catch {
            // Half of it would be in the way of the next attempt.
            try? FileManager.default.removeItem(atPath: folder.string)
            throw error
        }
    }

    private func facts(
        _ explanation: Explanation, _ leaf: EvidenceTree.Leaf, of tree: MerkleTree, order: OrderFile.Stored,
        isTest: Bool
    ) throws -> EvidenceFile {
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let claims = try explanation.piece.map { try ledger.claims(about: $0.id) } ?? []
        let mailed = try explanation.piece.map { try ledger.mailings(of: $0.id) } ?? [:]
        return EvidenceFile(
            run: run, account: account.rawValue, test: isTest, by: workspace.user,
            at: workspace.clock.now.description, record: leaf.record.text,
            proof: .init(
                salt: Hexadecimal.text(of: leaf.salt), index: leaf.index, leaves: tree.count,
                path: tree.path(of: leaf.index).map { FileDigest(sha256: $0) }),
            order: .init(name: Order.fileName, sha256: FileDigest(of: order.file.bytes)),
            facts: Dictionary(
                explanation.facts.map { ($0.name.rawValue, explanation.text(of: $0)) },
                uniquingKeysWith: { first, _ in first }),
            prints: explanation.prints.map {
                .init(
                    attempt: $0.attempt, batch: $0.batch, state: $0.state.rawValue,
                    mailedAt: mailed[$0.attempt]?.description)
            },
            claims: claims.map {
                .init(
                    batch: $0.batch, ofBatch: $0.piece == nil, status: $0.status.rawValue, at: $0.at.description,
                    reason: $0.reason?.rawValue)
            },
            withdrawn: explanation.withdrawal.map { "\($0.at): \($0.reason)" },
            cancelled: explanation.cancellation.map { "\($0.at): \($0.reason)" }, files: [])
    }

    /// The letter, laid out again from the plan; nil for who was not written to, and where it could not be printed.
    private func letter(
        in plan: PlanDatabase, _ leaf: EvidenceTree.Leaf
    ) throws -> (pages: [Page], isAsPrinted: Bool)? {
        guard let piece = try plan.piece(of: account),
            let printed = EvidenceRecord.values(in: leaf.record.text)?.first(where: { $0.name == "content-sha256" }),
            let content = FileDigest(printed.value),
            let batch = try plan.batches().first(where: { $0.id == piece.id.batch })
        else { return nil }
        let settings = try RunSettings(of: plan)
        let library = try FontLibrary(of: plan, settings, in: workspace.fonts)
        guard
            let letters = BatchLetters(batch.kind, settings: settings, date: plan.terms.letterDate, library: library)
        else { throw RunError.damagedPlan(plan.path) }
        let pages = try letters.pages(of: piece)
        return (pages, PageDigest.of(pages) == content)
    }
}

extension SSHKeygen {
    /// What the signatures of evidence are for.
    static let ofEvidence = SSHKeygen(namespace: "postvangnet-evidence")
}
