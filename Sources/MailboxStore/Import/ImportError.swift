public import MailboxDomain

/// Why an extract was not imported; the mailbox that was there stands untouched.
public enum ImportError: Error, Sendable {
    /// The folder or a file that must be there is missing.
    case missingInput(path: String, reason: String)
    /// A file of the extract is there, and the system does not let this user read it.
    case unreadableInput(path: String)
    case badInput(RefusedExtract)
    /// A new file cannot be made: the mailbox or rejects.csv.
    case cannotCreate(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
}

/// What is wrong with an extract.
public struct RefusedExtract: Hashable, Sendable {
    /// Whatever stops the import by itself, then the first rejects of each kind, then what is odd about other rows;
    /// `rejectedRows` counts all rejects.
    public var findings: [Finding]
    public var files: [FileCount]
    /// How many rejects were allowed.
    public var tolerance: Int

    /// Whether it is of a later form than this program reads.
    var isNewer: Bool {
        findings.contains { $0.code == ExtractFault.unsupportedVersion.rawValue && !$0.details.isEmpty }
    }

    public var rejectedRows: Int { files.reduce(0) { $0 + $1.rejected } }
}

extension ImportError: ReportedError {
    package var exitStatus: ExitStatus {
        switch self {
        case .missingInput: .noInput
        case .unreadableInput, .cannotWrite: .inputOutput
        case .badInput(let extract): extract.isNewer ? .badConfiguration : .badInput
        case .cannotCreate: .cannotCreate
        }
    }

    public var description: String {
        switch self {
        case .missingInput(let path, let reason): "Cannot read \(path): \(reason)."
        case .unreadableInput(let path):
            "Cannot read \(path): permission denied. Mend its permissions, and type the command again."
        case .badInput(let extract): extract.description
        case .cannotCreate(let path, let reason):
            "Cannot create \(path): \(reason). Make room or mend its permissions, and type the command again."
        case .cannotWrite(let path, let reason):
            "Cannot write \(path): \(reason). The old mailbox is as it was. Make room, and type the command again."
        }
    }
}

extension RefusedExtract: CustomStringConvertible {
    public var description: String {
        let rows =
            rejectedRows == 0
            ? "" : ": \(rejectedRows) row\(rejectedRows == 1 ? "" : "s") refused (\(tolerance) allowed)"
        return (["The extract was not imported\(rows). The old mailbox is as it was."] + findings.map(\.description))
            .joined(separator: "\n")
    }
}
