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

    /// Opens a workspace that `init` made, and that nobody else can read.
    package init(at root: FilePath, clock: DutchClock) throws {
        self.init(unchecked: root, clock: clock)
        guard FileManager.default.fileExists(atPath: configuration.string) else { throw RunError.noWorkspace(root) }
        try WorkspaceCheck(self.root).run()
    }

    init(unchecked root: FilePath, clock: DutchClock) {
        self.root = root.absolute
        self.clock = clock
    }

    package var configuration: FilePath { root.appending("postvangnet.yaml") }
    package var policy: FilePath { root.appending("policy.yaml") }
    package var templates: FilePath { root.appending("Templates") }
    package var fonts: FilePath { root.appending("Fonts") }
    package var mailbox: FilePath { root.appending("mailbox.sqlite") }
    package var rejects: FilePath { root.appending("rejects.csv") }
    package var ledger: FilePath { root.appending("ledger.sqlite") }
    package var doubtfulAddresses: FilePath { root.appending("doubtful-addresses.csv") }
    /// Keys of digests in the ledger.
    var addressKeys: FilePath { root.appending("address-digests.key") }
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

    /// The rejects, and what an import that was cut off left of them.
    var rejectsFiles: [FilePath] { ["", ".new"].map { root.appending("rejects.csv\($0)") } }

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
    package var batches: FilePath { path.appending("batches") }

    /// Batches that go out encrypted, as they are inside.
    package var sealed: FilePath { path.appending("sealed") }

    package func batch(_ id: BatchID) -> FilePath { batches.appending(id.description) }

    var hasPlan: Bool { FileManager.default.fileExists(atPath: planSummary.string) }
    var hasApproval: Bool { FileManager.default.fileExists(atPath: approval.string) }
}
