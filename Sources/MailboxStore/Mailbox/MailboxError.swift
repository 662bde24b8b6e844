public import MailboxDomain

/// Why a mailbox cannot be opened or read.
public enum MailboxError: Error, Sendable {
    /// There is no such file.
    case missing(path: String)
    /// The file is not a mailbox.
    case notAMailbox(path: String)
    /// The mailbox was made by a program with other tables.
    case otherVersion(path: String, found: Int, expected: Int)
    /// The file has the version that this program reads and other tables: a program between two releases made it.
    case otherTables(path: String)
    /// Digests stand in the place of messages, and tell nothing of how soon these were opened.
    case noOpenings(path: String)
    /// A table holds what no import wrote.
    case damaged(table: String)
    case unreadable(path: String, reason: String)
    /// The file was replaced by another while it was being opened.
    case replaced(path: String)
}

extension MailboxError: ReportedError {
    package var exitStatus: ExitStatus {
        switch self {
        case .missing, .noOpenings: .noInput
        case .replaced: .tryAgain
        case .unreadable: .inputOutput
        case .otherVersion(_, let found, let expected) where found > expected: .badConfiguration
        case .notAMailbox, .otherVersion, .otherTables, .damaged: .badInput
        }
    }

    public var description: String {
        switch self {
        case .missing(let path): "There is no mailbox at \(path); import an extract first."
        case .notAMailbox(let path): "\(path) is not a mailbox."
        case .otherVersion(let path, let found, let expected) where found > expected:
            "\(path) has version \(found) of the tables, of a later version of this program; this one reads \(expected). It was left as it is. Use that version of the program, or move the file away and import the extract again."
        case .otherVersion(let path, let found, let expected):
            "\(path) has version \(found) of the tables, this program reads \(expected); import the extract again."
        case .otherTables(let path):
            "\(path) has other tables than this program reads, of the same version; import the extract again."
        case .noOpenings(let path):
            "\(path) has no messages and no openings.csv, so nobody can tell how soon messages were opened. Ask for an extract with openings.csv, or for digests, which have it."
        case .damaged(let table): "The mailbox is damaged in its table \(table); import the extract again."
        case .unreadable(let path, let reason):
            "Cannot read the mailbox \(path): \(reason). Mend its permissions, or import the extract again."
        case .replaced(let path): "\(path) was replaced by an import just now; try again."
        }
    }
}
