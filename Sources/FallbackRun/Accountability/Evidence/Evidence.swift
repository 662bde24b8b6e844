import AudienceSelection
import Canvas
import Foundation
import MailLedger
import MailboxDomain
package import PaperMail
import PrintHouse
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
    ///
    /// - Parameter draw: writes what is said for people to a PDF at a place.
    /// - Returns: what that returns.
    package func write<Drawn>(
        to folder: FilePath, _ draw: (EvidenceText, FilePath) throws -> Drawn
    ) async throws -> Drawn {
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
        let time = workspace.clock.time
        let rendering = try BatchRendering(
            plan: plan, fonts: workspace.fonts, time: time, orWith: PinnedFonts(of: workspace))
        let letter = try letter(in: plan, leaf, by: rendering)
        file.letterIsAsPrinted = letter?.isAsPrinted
        let text = EvidenceText(
            of: file, letter?.words, library: rendering.library, on: time.date(of: workspace.clock.now), time: time)
        try TextFile.makeFolder(folder)
        do {
            let pdf = folder.appending(EvidenceFile.pdfName)
            let drawn = try draw(text, pdf)
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
            return drawn
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
            claims: claims.map { claim, counts in
                .init(
                    batch: claim.batch, ofBatch: claim.piece == nil, status: claim.status.rawValue,
                    at: claim.at.description, reason: claim.reason?.rawValue, counts: counts)
            },
            withdrawn: explanation.withdrawal.map { "\($0.at): \($0.reason)" },
            cancelled: explanation.cancellation.map { "\($0.at): \($0.reason)" }, files: [])
    }

    /// The letter in words, and whether its pages, laid out here from the plan, are those that were printed; nil for who was
    /// not written to, and where it could not be printed.
    private func letter(
        in plan: PlanDatabase, _ leaf: EvidenceTree.Leaf, by rendering: BatchRendering
    ) throws -> (words: PlannedLetter, isAsPrinted: Bool)? {
        guard let piece = try plan.piece(of: account),
            let printed = EvidenceRecord.values(in: leaf.record.text)?.first(where: { $0.name == "content-sha256" }),
            let content = FileDigest(printed.value),
            let batch = try plan.batches().first(where: { $0.id == piece.id.batch })
        else { return nil }
        let letter = try PlannedLetter(of: piece, in: batch, by: rendering)
        return (letter, letter.pages == content)
    }
}

extension SSHKeygen {
    /// What the signatures of evidence are for.
    static let ofEvidence = SSHKeygen(namespace: "postvangnet-evidence")
}
