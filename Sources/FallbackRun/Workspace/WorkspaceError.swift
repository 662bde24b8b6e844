package import MailboxDomain
package import SystemPackage

/// Why a command does not know which workspace is meant, or cannot have it for itself; each says what to do.
package enum WorkspaceError: Error, Hashable, Sendable {
    /// It was typed in one workspace, and the environment names another.
    case inDoubt(here: FilePath, variable: FilePath)
    /// What was typed needs people or a ledger, and the folder is for texts.
    case textsOnly(FilePath)
    /// What holds the lock is none of our commands: a backup, or somebody's shell. Nil where the system does not show it.
    case lockedByProgram(FilePath, LockKeeper?)
}

extension WorkspaceError: ReportedError {
    package var description: String {
        switch self {
        case .inDoubt(let here, let variable):
            "The current folder \(here) is a workspace, and \(WorkspacePlace.variable) names another, \(variable). Say which one is meant, with --workspace DIR."
        case .textsOnly(let root):
            "\(root) is a workspace for texts: it has no people, no runs and no ledger, so this is not done there. Bring its texts to the workspace of operations: postvangnet texts pack FILE here, then postvangnet texts take FILE there."
        case .lockedByProgram(let lock, let keeper):
            "The lock of this workspace, \(lock), is held by \(keeper?.description ?? "a program that cannot be seen from here"), which is no command of postvangnet but took the lock itself, as a backup does. Try again when it is done."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .inDoubt, .textsOnly: .usage
        case .lockedByProgram: .tryAgain
        }
    }
}
