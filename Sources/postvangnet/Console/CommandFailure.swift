import Foundation
import MailboxDomain

/// How a command that failed ends: what it says, and its exit status (sysexits).
struct CommandFailure {
    let message: String
    let exitStatus: ExitStatus

    init(_ error: some ReportedError) { (message, exitStatus) = (error.description, error.exitStatus) }

    /// Nil for an error of the command line itself, which the argument parser explains.
    init?(_ error: any Error) {
        switch error {
        case let error as any ReportedError: (message, exitStatus) = (error.description, error.exitStatus)
        case let error as CocoaError: (message, exitStatus) = (error.localizedDescription, .inputOutput)
        default: return nil
        }
    }
}
