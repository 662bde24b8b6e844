package import MailboxDomain
package import SystemPackage

/// Why this version of the program does not work in a workspace; nothing in it was changed.
package enum WorkspaceVersionError: ReportedError, Hashable {
    /// A later version brought it forward.
    case newer(FilePath, needs: WorkspaceVersion)
    /// It was left by an earlier version.
    case older(FilePath, has: WorkspaceVersion)

    package var description: String {
        switch self {
        case .newer(let root, let needs):
            "\(root) is the workspace of a later version of this program: it needs \(needs), and this is \(Version.current), for workspaces of \(WorkspaceVersion.current). Nothing was changed. Use that version or a later one."
        case .older(let root, let has):
            "\(root) is a workspace of version \(has) of this program, and this is \(Version.current), for workspaces of \(WorkspaceVersion.current). Nothing was changed. Look at what brings it forward with: postvangnet upgrade"
        }
    }

    package var exitStatus: ExitStatus { .badConfiguration }
}
