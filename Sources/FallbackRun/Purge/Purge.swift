import Foundation
import MailLedger
package import MailboxDomain
package import SystemPackage

/// Removes what the workspace need not hold any more, by the terms in postvangnet.yaml.
///
///     holdings -> those whose term has passed -> recorded in the ledger -> removed -> what follows from that
///
/// The record comes first: a purge that is cut off is finished by the next one, and never leaves a run of which half
/// is gone without a word. What follows is done whenever it is found undone, whatever else is due.
package struct Purge: Sendable {
    package let day: CalendarDate
    package let due: [Holding]
    package let kept: [Holding]
    /// Entries of runs/ and outbox/ that no run made: for a person to look at.
    package let strangers: [FilePath]
    /// Files that are not as they should be after what was purged or reconciled before.
    let unfinished: [FilePath]
    /// Addresses that count as unknown from now on, because their key is lost; nil where nobody gives lost keys up.
    let lostAddresses: Int?
    private let emptied: [FilePath]
    private let workspace: Workspace
    private let ledger: Ledger
    private let keys: AddressKeyFile

    /// - Parameters:
    ///   - day: on which it is judged; nil for today.
    ///   - isDryRun: whether nothing is to be removed, so that the day may be any.
    ///   - givesUpLostKeys: whether a person says that keys of address-digests.key are lost for good.
    package init(
        of workspace: Workspace, on day: CalendarDate?, isDryRun: Bool = false, givesUpLostKeys: Bool = false
    ) throws {
        let configuration = try Configuration(of: workspace)
        let terms = configuration.retention
        let today = workspace.clock.today
        if let day, day > today, !isDryRun {
            try workspace.times.meet(.purgeInFuture(day, today: today), inTest: configuration.isTest)
        }
        let ledger = try Ledger.open(at: workspace.ledger.string)
        let keys = try AddressKeyFile(of: workspace)
        let day = day ?? today
        let holdings = try Holdings(of: workspace, terms: terms, ledger: ledger)
        (self.day, self.workspace, self.ledger, self.keys) = (day, workspace, ledger, keys)
        due = holdings.all.filter { $0.isDue(on: day) }
        kept = holdings.all.filter { !$0.isDue(on: day) }
        strangers = holdings.strangers
        emptied = holdings.emptied
        unfinished =
            (try ledger.hasAfterwork() ? [workspace.ledger] : [])
            + (try DoubtfulAddressList(ledger.doubtfulAddresses()).differs(in: workspace)
                ? [workspace.doubtfulAddresses] : [])
        lostAddresses = givesUpLostKeys ? try keys.lostAddresses(of: ledger) : nil
    }

    package func carryOut(by name: String) throws {
        let now = workspace.clock.now
        if !due.isEmpty || lostAddresses ?? 0 > 0 {
            // What was purged of which run stands in the ledger's own table of that. First, and of the day alone: one that
            // is cut off and finished by the next is one.
            var details: [String: EventDetail] = ["on": .text(day.description)]
            if let lostAddresses { details["lostAddresses"] = .number(lostAddresses) }
            try ledger.record(workspace.event(.purge, by: name, details))
        }
        // The ledger's own rows last: a run is purged before it is forgotten.
        for holding in due where holding.kind != .ledger {
            try ledger.recordPurge(
                of: holding.kind.rawValue, run: holding.run, endsRun: holding.kind == .run, by: name, at: now)
            try remove(holding)
        }
        for folder in emptied { PersonalFiles(folder: folder).removeEmptyFolders() }
        for run in due.filter({ $0.kind == .ledger }).compactMap(\.run) { try ledger.forget(run, by: name, at: now) }
        if lostAddresses != nil { _ = try ledger.giveUpAddresses(exceptOf: keys.ids, by: name, at: now) }
        try finish(by: name, at: now)
        try workspace.noteLook(by: name, in: ledger)
    }

    /// Does what follows from the ledger's rows. The record comes last: until it is there, all of it is done again.
    private func finish(by name: String, at now: Instant) throws {
        let hasForgotten = try ledger.hasAfterwork()
        if hasForgotten { try ledger.compact() }
        try DoubtfulAddressList(ledger.doubtfulAddresses()).write(to: workspace)
        try ledger.keyAddresses(with: AddressDigest(keys))
        try keys.rotate(keeping: Set(ledger.addressKeys().keys), beginsNew: hasForgotten)
        if hasForgotten { try ledger.recordAfterwork(by: name, at: now) }
    }

    private func remove(_ holding: Holding) throws {
        switch holding.kind {
        case .mailbox, .rejects, .inbox, .pictures, .keptLedger, .ledger:
            for file in holding.files { try PersonalFiles.remove(file) }
        case .outbox, .run, .plan:
            guard let run = holding.run else { return }
            for folder in [workspace.outbox(of: run), workspace.folder(of: run).path] {
                try PersonalFiles(folder: folder).remove(holding.files.filter { $0.starts(with: folder) })
            }
        }
    }
}
