import Foundation
import MailLedger
package import MailboxDomain
package import SystemPackage

/// Removes what the workspace need not hold any more, by the terms in postvangnet.yaml.
///
///     holdings -> those whose term has passed -> recorded in the ledger -> removed
///
/// The record comes first: a purge that is cut off is finished by the next one, and never leaves a run of which half
/// is gone without a word.
package struct Purge: Sendable {
    package let day: CalendarDate
    package let due: [Holding]
    package let kept: [Holding]
    /// Entries of runs/ and outbox/ that no run made: for a person to look at.
    package let strangers: [FilePath]
    private let workspace: Workspace
    private let ledger: Ledger

    /// - Parameter day: on which it is judged; nil for today.
    package init(of workspace: Workspace, on day: CalendarDate?) throws {
        let terms = try Configuration(of: workspace).retention
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let day = day ?? workspace.clock.today
        let holdings = try Holdings(of: workspace, terms: terms, ledger: ledger)
        (self.day, self.workspace, self.ledger) = (day, workspace, ledger)
        due = holdings.all.filter { $0.isDue(on: day) }
        kept = holdings.all.filter { !$0.isDue(on: day) }
        strangers = holdings.strangers
    }

    package func carryOut(by name: String) throws {
        let now = workspace.clock.now
        // The ledger's own rows last: a run is purged before it is forgotten.
        for holding in due where holding.kind != .ledger {
            try ledger.recordPurge(
                of: holding.kind.rawValue, run: holding.run, endsRun: holding.kind == .run, by: name, at: now)
            try remove(holding)
        }
        let forgotten = due.filter { $0.kind == .ledger }.compactMap(\.run)
        guard !forgotten.isEmpty else { return }
        for run in forgotten { try ledger.forget(run, by: name, at: now) }
        try ledger.compact()
        _ = try DoubtfulAddressList(ledger.doubtfulAddresses()).write(to: workspace)
    }

    private func remove(_ holding: Holding) throws {
        switch holding.kind {
        case .mailbox, .rejects, .inbox, .pictures, .ledger:
            for file in holding.files { try PersonalFiles.remove(file) }
        case .outbox, .run, .plan:
            guard let run = holding.run else { return }
            for folder in [workspace.outbox(of: run), workspace.folder(of: run).path] {
                try PersonalFiles(folder: folder).remove(holding.files.filter { $0.starts(with: folder) })
            }
        }
    }
}
