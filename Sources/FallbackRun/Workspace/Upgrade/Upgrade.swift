import LetterComposition
import MailLedger
import MailboxDomain
import MailboxStore
import PaperMail
import Stationery
import StrictFiles
import SystemPackage

/// Brings a workspace of an earlier version forward.
///
///     ledger.sqlite -> a copy that is kept -> another that is brought forward -> the notice -> the ledger's place
///
/// The notice decides: a workspace without it is as it was, and one with it is of this version, whatever else was cut
/// off. Plans, batches and the outbox stay as they are, byte for byte: they are read as they were made.
package struct Upgrade: Sendable {
    package let version: WorkspaceVersion
    /// The changes of the ledger, by name.
    package let ledgerChanges: [String]
    /// What stands in settings and texts that this version reads otherwise, or no more, in sentences: for a person to
    /// mend.
    package let remarks: [String]
    let hasLedger: Bool
    let root: FilePath
    private let workspace: Workspace

    /// Looks what there is to do, and changes nothing.
    package init(of workspace: Workspace) throws {
        self.workspace = workspace
        root = workspace.root
        version = try WorkspaceVersion(of: workspace.root)
        hasLedger = workspace.hasLedger
        ledgerChanges = hasLedger ? try Ledger.lacks(at: workspace.ledger.string) : []
        remarks = Self.remarks(on: workspace)
    }

    package var isNeeded: Bool { version < .current || !ledgerChanges.isEmpty }

    /// Does it; cut off at any moment and begun again, it comes to the same end.
    package func carryOut(by name: String) throws {
        guard isNeeded else { return }
        let ledger = UpgradedLedger(of: workspace)
        if hasLedger {
            try ledger.make { forward, kept in
                // Whatever is wrong with the ledger beside what lies there shows before anything is decided.
                let findings = try LedgerComparison(of: workspace, forward).findings
                if let unfit = UnfitLedger(findings, path: workspace.ledger, isThere: true) { throw unfit }
                try forward.record(event(by: name, keeping: kept))
            }
        } else {
            ledger.clear()
        }
        try VersionNotice.current.put(in: root)
        try ledger.takePlace()
        try workspace.keepLastEvents()
    }

    private func event(by name: String, keeping kept: FilePath) throws -> LedgerEvent {
        var details: [String: EventDetail] = [
            "from": .text(version.description), "to": .text(WorkspaceVersion.current.description),
            "kept": .text(try FileDigest(ofFile: kept).hexadecimal),
        ]
        if !ledgerChanges.isEmpty { details["changes"] = .text(ledgerChanges.joined(separator: " ")) }
        return workspace.event(.upgrade, by: name, details)
    }

    private static func remarks(on workspace: Workspace) -> [String] {
        var remarks: [String] = []
        do { _ = try RunSettings(of: workspace) } catch {
            remarks +=
                (error as? Findings)?.all.map(\.description) ?? [
                    (error as? any ReportedError)?.description ?? "The settings cannot be read."
                ]
        }
        // One that cannot be read for another reason is told of by whatever needs it.
        do { _ = try Mailbox(of: workspace) } catch let error as MailboxError {
            switch error {
            case .otherVersion, .otherTables: remarks.append(error.description)
            case .missing, .notAMailbox, .damaged, .unreadable, .replaced, .noOpenings: break
            }
        } catch {}
        let files = StationeryFiles(in: workspace.root)
        for product in Product.allCases {
            let header = StationeryPath.header(of: product)
            if let text = files.texts[header], let line = YAMLFile.lines(in: text)["approvals"] {
                remarks.append(
                    "\(header):\(line):approvals: Names that stand here count no more. Take the key out, and have the text signed off: postvangnet sign-off \(product.rawValue) --as ROLE --by NAME"
                )
            }
        }
        return remarks
    }
}
