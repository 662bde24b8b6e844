import AudienceSelection
import MailLedger
package import PaperMail
import StrictFiles
import SystemPackage

/// What a run comes to, by audience and by reason, with the change against the run before: totals only.
package struct RunReport: Codable, Sendable {
    package var run: RunID
    package var asOf: String
    package var accounts: Int
    package var considered: Int
    package var reachedDigitally: Int
    package var audiences: [RunComparison.Row]
    package var reasons: [ReasonRow]

    package struct ReasonRow: Codable, Hashable, Sendable {
        package var reason: String
        package var accounts: Int
        /// In the last approved run before this; nil where there was none.
        package var previous: Int?
    }

    package init(of run: RunID, in workspace: Workspace) throws {
        let folder = workspace.folder(of: run)
        guard folder.hasPlan else { throw RunError.noPlan(run) }
        let summary = try PlanSummary.read(folder)
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let previous = try ledger.runBefore(run)
        self.run = run
        asOf = summary.asOf
        accounts = summary.totals.accounts
        considered = summary.totals.considered
        reachedDigitally = summary.totals.reachedDigitally
        audiences = try RunComparison(summary, ledger: ledger).rows
        reasons = Reason.ofNotChosen.map { reason in
            ReasonRow(
                reason: reason.rawValue, accounts: summary.totals.notChosen[reason.rawValue] ?? 0,
                previous: previous.map { $0.counts.notChosen[reason] ?? 0 })
        }
    }

    package var json: [UInt8] { get throws { try StrictJSON.bytes(of: self) } }

    package var text: String {
        var lines = [
            "Run \(run), extract of \(asOf)",
            "\(accounts) accounts = \(reachedDigitally) reached digitally + \(considered) considered", "",
            "audience".padded(to: 16) + "matched   before   chosen   before  waiting  months to clear",
        ]
        for row in audiences {
            let numbers = [
                row.matched, row.previousMatched, row.chosen, row.previousChosen, row.waiting, row.monthsToClear,
            ]
            lines.append(
                row.audience.padded(to: 14) + numbers.map { ($0.map { String($0) } ?? "-").leftPadded(to: 9) }.joined())
        }
        lines += ["", "reason not to write".padded(to: 36) + "accounts   before"]
        for row in reasons where row.accounts > 0 || row.previous ?? 0 > 0 {
            lines.append(
                row.reason.padded(to: 34) + String(row.accounts).leftPadded(to: 10)
                    + (row.previous.map { String($0) } ?? "-").leftPadded(to: 9))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
