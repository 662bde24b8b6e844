package import MailboxDomain
package import SystemPackage

/// Why work on a batch could not be done at all; what is wrong inside a batch is a finding instead.
package enum PrintHouseError: Error, Hashable, Sendable {
    case noFolder(FilePath)
    case noDropFolder(FilePath)
    /// A program that is needed is not there; the package is Debian's.
    case toolMissing(tool: String, package: String)
    case toolFailed(tool: String, file: FilePath)
    /// What was read back after copying is not what was copied.
    case copyDiffers(FilePath)
    /// A batch in the outbox is not what was sealed.
    case changedSinceSealing(FilePath)
    case signingKeyMissing(FilePath)
    case cannotSign(key: FilePath)
    /// The file of those who may approve.
    case approversMissing(FilePath)
    case cannotApprove(key: FilePath)
    /// The key that signed is none of those in the file of approvers.
    case notAnApprover(FilePath)
    /// Whom to encrypt to, by a file of their keys.
    case recipientsMissing(FilePath)
    case cannotEncrypt(recipients: FilePath)
    /// It stands in the outbox from before there was a key.
    case unsigned(FilePath)
}

extension PrintHouseError: ReportedError {
    package var description: String {
        switch self {
        case .noFolder(let path): "\(path) is not a folder; give the folder of one batch."
        case .noDropFolder(let path): "\(path) is not a folder. Make the printer's drop folder, or mount it."
        case .toolMissing(let tool, let package):
            "The program \(tool) is missing; install Debian's package \(package)."
        case .toolFailed(let tool, let file): "The program \(tool) could not work on \(file)."
        case .copyDiffers(let path):
            "\(path) is not what was copied to it, so the disk or the network is not to be trusted. Have it looked at, then hand over again."
        case .changedSinceSealing(let path):
            "\(path) is not what was sealed. Take the batch out of the outbox, and seal it again."
        case .approversMissing(let path):
            "The file of approvers \(path) is not there. Correct approval.approvers in postvangnet.yaml."
        case .cannotApprove(let key):
            "ssh-keygen cannot sign with \(key). It must be the file of a private SSH key that has no passphrase and is readable for its owner only (chmod 600), or the public half of a key that an agent holds (ssh-add)."
        case .notAnApprover(let path):
            "The key is none of those in \(path), or not for \(ApprovalSignature.namespace), or not at this time. Have one of the approvers approve."
        case .signingKeyMissing(let key):
            "The key \(key) is not there. Correct signing.key in postvangnet.yaml."
        case .cannotSign(let key):
            "ssh-keygen cannot sign with \(key) (signing.key in postvangnet.yaml). It must be the file of a private SSH key that has no passphrase and is readable for its owner only (chmod 600), or the public half of a key that an agent holds (ssh-add)."
        case .recipientsMissing(let file):
            "\(file) is not there. Correct encryption.ageRecipients in postvangnet.yaml."
        case .cannotEncrypt(let file):
            "age cannot encrypt to the keys in \(file) (encryption.ageRecipients in postvangnet.yaml). Each line is an age recipient or an ed25519 or RSA public key."
        case .unsigned(let path):
            "\(path) was sealed without a signature. Take it away and seal again."
        }
    }
    package var exitStatus: ExitStatus {
        switch self {
        case .noFolder, .noDropFolder: .noInput
        case .copyDiffers: .inputOutput
        case .unsigned: .cannotCreate
        case .toolMissing: .unavailable
        case .notAnApprover: .notApproved
        case .toolFailed, .changedSinceSealing: .badInput
        case .signingKeyMissing, .cannotSign, .approversMissing, .cannotApprove, .recipientsMissing, .cannotEncrypt:
            .badConfiguration
        }
    }
}
