import Foundation
import StrictFiles
import SystemPackage

/// Whether a workspace keeps what it holds to itself: closed to other users, and without links that lead out of it.
///
/// What is found is refused and not mended: somebody may have read it, and a person has to know.
struct WorkspaceCheck {
    private let root: FilePath
    private let isClosed: Bool
    /// Without links, to compare with.
    private let realRoot: FilePath

    /// - Parameter isClosed: whether other users are to be kept out; not where nobody's data lie.
    init(_ root: FilePath, isClosed: Bool = true) throws(RunError) {
        (self.root, self.isClosed) = (root, isClosed)
        guard let realRoot = Self.resolved(root) else { throw .noWorkspace(root) }
        self.realRoot = realRoot
    }

    /// Throws for the first thing that is wrong.
    func run() throws {
        try checkClosed(root, try stat(realRoot))
        try checkContents(of: root, isPrivate: false)
    }

    /// Entries of the workspace that only its commands write: the settings, texts and fonts beside them are people's own.
    private static let privateEntries: Set<String> = [
        "runs", "outbox", "inbox", "pictures", "mailbox.sqlite", "ledger.sqlite", "rejects.csv",
        "doubtful-addresses.csv", "address-digests.key", "earlier-texts", ".texts-in-hand.json", ".recall", ".compare",
        ".ledger.sqlite.upgraded",
        ".ledger.sqlite.upgraded.partial",
    ]

    private func checkContents(of folder: FilePath, isPrivate: Bool) throws {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder.string) } catch {
            // Gone while this one looked: another command put a finished folder in its place.
            guard (try? Stat(folder, followTargetSymlink: false)) != nil else { return }
            throw FileError.cannotRead(folder, Errno(beneath: error))
        }
        for name in names.sorted() {
            let path = folder.pushing(FilePath(name))
            guard let entry = try stat(path) else { continue }
            let isPrivate =
                isPrivate || folder == root && (Self.privateEntries.contains(name) || Workspace.isKeptLedger(name))
            if entry.type == .symbolicLink {
                if folder == root, VersionNotice.stands(at: path) { continue }
                guard let target = Self.resolved(path), target.starts(with: realRoot) else {
                    throw RunError.leadsOut(path)
                }
                continue
            }
            if isPrivate { try checkClosed(path, entry) }
            // Files that others put in the inbox have the permissions that they came with; the folder keeps them.
            if entry.type == .directory {
                try checkContents(of: path, isPrivate: isPrivate && name != "inbox")
            }
        }
    }

    private func checkClosed(_ path: FilePath, _ stat: Stat?) throws(RunError) {
        guard isClosed else { return }
        let others: FilePermissions = [.groupReadWriteExecute, .otherReadWriteExecute]
        guard let stat, !stat.permissions.isDisjoint(with: others) else { return }
        throw .openToOthers(path, workspace: root)
    }

    /// Nil for what is gone since its name was read. A link is not followed.
    private func stat(_ path: FilePath) throws(FileError) -> Stat? {
        do { return try Stat(path, followTargetSymlink: false) } catch Errno.noSuchFileOrDirectory,
            Errno.staleNFSFileHandle
        {
            return nil
        } catch {
            throw .cannotRead(path, reason: "\(error)")
        }
    }

    /// Where a path leads in the end (`realpath`); nil where it leads nowhere.
    private static func resolved(_ path: FilePath) -> FilePath? {
        guard let text = unsafe realpath(path.string, nil) else { return nil }
        defer { unsafe free(text) }
        return unsafe FilePath(platformString: text)
    }
}
