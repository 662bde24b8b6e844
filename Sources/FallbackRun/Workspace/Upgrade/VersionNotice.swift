import Foundation
import StrictFiles
import SystemPackage

/// What says at a workspace's door of which version it is: a link to nothing,
/// `needs-postvangnet-0.2.0-not-0.1.0 -> /dev/null`.
///
/// Its name is all that it says. It is a link because version 0.1.0, which knew of no versions, looks for nothing else in
/// every command and before it touches anything: it names a link that leads out of the workspace, and stops with 78.
struct VersionNotice: Hashable {
    let version: WorkspaceVersion

    /// That of this program's workspaces.
    static let current = VersionNotice(version: .current)
    /// The last version whose programs must not work in those.
    private static let lastEarlier = WorkspaceVersion.first
    private static let target = "/dev/null"

    private init(version: WorkspaceVersion) { self.version = version }

    /// Nil for a name that is none. What follows the version is for people.
    init?(named name: String) {
        guard let match = name.prefixMatch(of: /needs-postvangnet-([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})-/),
            let major = Int(match.1), let minor = Int(match.2), let patch = Int(match.3)
        else { return nil }
        self.init(version: WorkspaceVersion(major, minor, patch))
    }

    private var name: String { "needs-postvangnet-\(version)-not-\(Self.lastEarlier)" }

    /// Whether an entry of a workspace is one as `put` makes it.
    static func stands(at path: FilePath) -> Bool {
        VersionNotice(named: path.lastComponent?.string ?? "") != nil
            && (try? FileManager.default.destinationOfSymbolicLink(atPath: path.string)) == target
    }

    /// Puts it into a workspace, on the disk, in one step. Earlier ones that stand there may stay.
    func put(in root: FilePath) throws(FileError) {
        let path = root.appending(name)
        guard unsafe symlink(Self.target, path.string) == 0 || errno == EEXIST else {
            throw .cannotWrite(path, Errno(rawValue: errno))
        }
        do { try TextFile.synchronizeFolder(root) } catch { throw .cannotWrite(root, reason: "\(error)") }
    }

    /// Takes it away, where a workspace could not be made.
    func remove(from root: FilePath) { unsafe unlink(root.appending(name).string) }
}
