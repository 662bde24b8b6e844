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
    /// A file of a rendered batch is not what rendering wrote.
    case changedSinceRendering(FilePath)
    /// A batch in the outbox is not what was sealed.
    case changedSinceSealing(FilePath)
    /// A seal of ours is missing or wrong, or another key's.
    case sealRefused(FilePath, why: String, isOfAnotherKey: Bool)
    /// What a batch that is encrypted was made from is not there to be checked.
    case nothingInside(FilePath, wanted: FilePath)
    /// A link, a folder or a device where a file belongs.
    case notPlain(FilePath)
    /// Every user of the machine may write into a drop folder, or a run's folder in it.
    case openDropFolder(FilePath)
    case linkInDropFolder(FilePath)
    case signingKeyMissing(FilePath)
    case cannotSign(key: FilePath)
    /// The file of those whose seals count.
    case signersMissing(FilePath)
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
        case .changedSinceRendering(let path):
            "\(path) is not what was rendered: it was changed or damaged since."
        case .changedSinceSealing(let path):
            "\(path) is not what was sealed. Take the batch out of the outbox, and seal it again."
        case .sealRefused(let path, let why, isOfAnotherKey: true):
            "\(path): \(why) If it is an older key of yours, name its public half in the file of signing.signers (postvangnet.yaml); if not, find out who put this here."
        case .sealRefused(let path, let why, isOfAnotherKey: false):
            "\(path): \(why) Find out who changed it, and put back what was sealed, or take it out of the outbox and have it made again."
        case .nothingInside(let path, let wanted):
            "\(path) is encrypted, and \(wanted), which it was made from and is checked by, is not there. Put it back, or take both out and seal again."
        case .notPlain(let path):
            "\(path) is a link, a folder or a device, where a file of its own belongs. Find out who put it there, and put the file in its place."
        case .openDropFolder(let path):
            "Every user of this machine may write into \(path), and so exchange what is delivered. Close it with: chmod o-w"
        case .linkInDropFolder(let path):
            "\(path) is a link, and none in a drop folder is followed. Find out who put it there, and take it away."
        case .signersMissing(let path):
            "The file of signers \(path) is not there. Correct signing.signers in postvangnet.yaml."
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
        case .unsigned, .linkInDropFolder: .cannotCreate
        case .toolMissing: .unavailable
        case .notAnApprover: .notApproved
        case .toolFailed, .changedSinceRendering, .changedSinceSealing, .sealRefused, .nothingInside, .notPlain:
            .badInput
        case .openDropFolder, .signersMissing, .signingKeyMissing, .cannotSign, .approversMissing, .cannotApprove,
            .recipientsMissing, .cannotEncrypt:
            .badConfiguration
        }
    }
}
