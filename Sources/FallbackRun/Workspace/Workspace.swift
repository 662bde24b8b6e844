import Foundation
package import MailboxDomain
package import PaperMail
import StrictFiles
package import SystemPackage

/// The folder that operations work in: where each file of it stands.
package struct Workspace: Sendable {
    package let root: FilePath
    /// What time it is for all that is done here.
    package let clock: DutchClock
    let times: TimeWatch
    /// Who sits at the keyboard, as the operating system knows them: for the ledger and approvals only.
    package let user: String

    /// Opens a workspace that `init` made, that is of this program's version, and that nobody else can read.
    ///
    /// - Parameters:
    ///   - time: what to set the clock to (`POSTVANGNET_CLOCK`), in a test only; nil for the machine's.
    ///   - toUpgrade: whether it may be of an earlier version.
    package init(
        at root: FilePath, clock: DutchClock, user: String, setTo time: String? = nil, times: TimeWatch = TimeWatch(),
        toUpgrade: Bool = false
    ) throws {
        self.init(unchecked: root, clock: clock, user: user, times: times)
        do { _ = try Stat(configuration) } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
            if WritingPlace.stands(at: root) { throw WorkspaceError.textsOnly(root) }
            throw RunError.noWorkspace(root)
        } catch {
            // Somebody else's, perhaps: it may be a workspace.
            throw FileError.cannotRead(root, error)
        }
        // First: what else is there may be of a later version's kind.
        let version = try WorkspaceVersion(of: self.root)
        guard version <= .current else { throw WorkspaceVersionError.newer(self.root, needs: version) }
        try WorkspaceCheck(self.root).run()
        guard version == .current || toUpgrade else { throw WorkspaceVersionError.older(self.root, has: version) }
        if version == .current { try UpgradedLedger(of: self).takePlace() }
        guard let time else { return }
        // A configuration that cannot be read is told of by whatever needs it.
        guard (try? isTest) ?? true else { throw TimeDoubt.clockSetInEarnest(self.root) }
        self.init(unchecked: root, clock: try clock.set(to: time), user: user, times: times)
    }

    init(unchecked root: FilePath, clock: DutchClock, user: String, times: TimeWatch = TimeWatch()) {
        self.root = root.absolute
        self.clock = clock
        self.times = times
        self.user = user
    }

    /// The file that makes a folder a workspace.
    static let mainFile = "postvangnet.yaml"
    package var configuration: FilePath { root.appending(Self.mainFile) }
    package var policy: FilePath { root.appending("policy.yaml") }
    package var templates: FilePath { root.appending("Templates") }
    package var fonts: FilePath { root.appending("Fonts") }
    package var mailbox: FilePath { root.appending("mailbox.sqlite") }
    package var rejects: FilePath { root.appending("rejects.csv") }
    package var ledger: FilePath { root.appending("ledger.sqlite") }
    package var doubtfulAddresses: FilePath { root.appending("doubtful-addresses.csv") }
    /// Keys of digests in the ledger.
    var addressKeys: FilePath { root.appending("address-digests.key") }
    /// Archives of texts as they were before others were taken.
    package var earlierTexts: FilePath { root.appending("earlier-texts") }
    /// Texts that are being put in their places.
    var textsInHand: FilePath { root.appending(".texts-in-hand.json") }
    package var inbox: FilePath { root.appending("inbox") }
    /// What a demo draws: pages of letters, with names and addresses.
    package var pictures: FilePath { root.appending("pictures") }
    package var lock: FilePath { root.appending(".lock") }

    /// The mailbox with what SQLite or an import that was cut off may have left beside it.
    var mailboxFiles: [FilePath] {
        ["", "-journal", "-wal", "-shm", ".new", ".new-journal"].map { root.appending("mailbox.sqlite\($0)") }
    }

    /// Where a recall reads the extract that it compares with.
    var scratchMailbox: FilePath { root.appending(".recall") }

    /// Where a plan lies that is made beside a run's own, while it is compared.
    var scratchPlan: FilePath { root.appending(".compare") }

    /// The rejects, and what an import that was cut off left of them.
    var rejectsFiles: [FilePath] { ["", ".new"].map { root.appending("rejects.csv\($0)") } }

    /// A machine that renders a share may have none.
    var hasLedger: Bool { FileManager.default.fileExists(atPath: ledger.string) }

    package func folder(of run: RunID) -> RunFolder {
        RunFolder(path: root.appending("runs").appending(run.description))
    }

    package func outbox(of run: RunID) -> FilePath { root.appending("outbox").appending(run.description) }

    /// The runs that have a plan, in order.
    package func runs() -> [RunID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending("runs").string)) ?? []
        return names.compactMap { RunID($0) }.filter { folder(of: $0).hasPlan }.sorted()
    }
}

/// What a run leaves in the workspace, apart from the outbox.
package struct RunFolder: Hashable, Sendable {
    package let path: FilePath

    /// Everything that a letter needs; frozen by the approval.
    package var planDatabase: FilePath { path.appending("plan.sqlite") }
    /// Totals, costs, versions, digests.
    package var planSummary: FilePath { path.appending("plan.json") }
    /// Figures and sample letters, for who approves.
    package var proof: FilePath { path.appending("proof.pdf") }
    package var approval: FilePath { path.appending("approval.json") }
    /// The last event of the run, as the ledger has it.
    var lastEvent: FilePath { path.appending("last-event.json") }
    package var batches: FilePath { path.appending("batches") }

    /// Batches that go out encrypted, as they are inside.
    package var sealed: FilePath { path.appending("sealed") }

    /// Copies of single letters, for who asks for one.
    package var archive: FilePath { path.appending("archive") }

    /// What is exchanged with a carrier. Not in the outbox, which goes to printers.
    package var carrier: FilePath { path.appending("carrier") }

    /// Where batches are computed again while they are sealed.
    var recomputed: FilePath { path.appending(".recomputed") }

    package func batch(_ id: BatchID) -> FilePath { batches.appending(id.description) }

    func recomputed(_ batch: BatchID) -> FilePath { recomputed.appending(batch.description) }

    var hasPlan: Bool { FileManager.default.fileExists(atPath: planSummary.string) }
    var hasApproval: Bool { FileManager.default.fileExists(atPath: approval.string) }
}
