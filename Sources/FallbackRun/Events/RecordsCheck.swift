import Foundation
import MailLedger
import MailboxDomain
import PaperMail
import PrintHouse
import StrictFiles
import SystemPackage

/// Everything in a workspace that can be compared with something else, compared: what `check` tells.
///
/// Nothing is changed, and all that is wrong is told together.
package struct RecordsCheck: Sendable {
    /// What was looked at: a line each.
    private(set) var looked: [String] = []
    private(set) var problems: [String] = []

    private let workspace: Workspace

    package init(of workspace: Workspace) async throws {
        self.workspace = workspace
        let ledger = workspace.hasLedger ? try Ledger.open(at: workspace.ledger.string) : nil
        problems = try LedgerComparison(of: workspace, ledger).findings.map(\.description)
        looked.append("what lies beside the ledger: names, approvals, last events")
        guard let ledger else { return }
        try check(ledger)
        let folders = try FileReading.names(in: workspace.root.appending("runs")).compactMap { RunID($0) }
        for run in Set(folders).union(try ledger.known().approved).sorted() {
            let records = await RunRecords(of: run, in: workspace, ledger: ledger)
            problems += records.problems
            let parts = records.looked.isEmpty ? ["nothing to compare"] : records.looked
            looked.append("run \(run): \(parts.joined(separator: ", "))")
        }
    }

    package var isSound: Bool { problems.isEmpty }

    private mutating func check(_ ledger: Ledger) throws {
        for fault in try ledger.fileFaults() { problems.append("\(workspace.ledger): SQLite says: \(fault).") }
        looked.append("ledger.sqlite: the file as a whole")
        let (count, faults) = try ledger.checkEvents(digest: .standard)
        for fault in faults {
            switch fault {
            case .changed(let number):
                problems.append(
                    "\(workspace.ledger): event \(number) is not what was recorded: somebody changed the row. Find out who, and put back the ledger from a backup."
                )
            case .parted(let number):
                problems.append(
                    "\(workspace.ledger): event \(number) does not follow the one before it: rows were taken out or changed. Find out who, and put back the ledger from a backup."
                )
            }
        }
        looked.append("events: \(count), each with the digest of the one before")
        do { try AddressKeyFile(of: workspace).checkHoldsAll(of: ledger) } catch let error as any ReportedError {
            problems.append(error.description)
        }
        looked.append("address-digests.key: the keys of the ledger's digests")
    }

    package var text: String {
        let lines = ["Compared:"] + looked.map { "  \($0)" }
        let found = problems.map { "  \($0.writing("\n", as: "\n  "))" }
        let end = isSound ? ["All is as it should be."] : ["Found wanting:"] + found
        return (lines + end).joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] {
        get throws { try StrictJSON.bytes(of: Answer(compared: looked, problems: problems, isSound: isSound)) }
    }

    private struct Answer: Encodable {
        var compared: [String]
        var problems: [String]
        var isSound: Bool
    }
}
