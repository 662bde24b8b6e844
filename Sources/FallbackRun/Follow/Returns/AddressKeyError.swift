import MailboxDomain
import SystemPackage

/// Why the digests of addresses that mail came back from cannot be compared with; each says how to go on.
enum AddressKeyError: ReportedError {
    /// Digests were made with keys that the file does not hold.
    case missing(FilePath, addresses: Int)
    case damaged(FilePath, line: Int)

    var description: String {
        switch self {
        case .missing(let path, let count):
            "\(path) does not hold the key of \(count) addresses that mail came back from, so that nobody can tell whether a letter would go there again. Put the file back from its backup. If it is lost for good: postvangnet purge --lost-keys. These accounts are then not written to at any address (address-returned)."
        case .damaged(let path, let line):
            "\(path):\(line): this is no key, with its id, of those that tell addresses apart. Put the file back from its backup. If it is lost for good, remove the line, then: postvangnet purge --lost-keys"
        }
    }

    var exitStatus: ExitStatus {
        switch self {
        case .missing: .noInput
        case .damaged: .badConfiguration
        }
    }
}
