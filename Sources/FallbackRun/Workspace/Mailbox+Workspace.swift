import MailboxStore
import SystemPackage

extension Mailbox {
    init(of workspace: Workspace) throws {
        do { try self.init(openingAt: workspace.mailbox.string) } catch MailboxError.missing {
            throw RunError.noMailbox(workspace.mailbox)
        }
    }

    /// Nil where an earlier version imported it, whose tables are others.
    static func ofThisVersion(in workspace: Workspace) throws -> Mailbox? {
        do { return try Mailbox(of: workspace) } catch let error as MailboxError {
            switch error {
            case .otherVersion(_, let found, let expected) where found < expected: return nil
            case .otherTables: return nil
            default: throw error
            }
        }
    }
}
