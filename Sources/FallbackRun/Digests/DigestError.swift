package import MailboxDomain
package import SystemPackage

/// Why a digest is not made, not taken, or does not answer.
package enum DigestError: ReportedError, Hashable {
    /// The extract that it would be made of has digests itself.
    case digestOfDigest(FilePath)
    /// Organisations that the extract does not know.
    case unknownOrganisations([String])
    case cannotSign(FilePath)
    /// The package is Debian's.
    case toolMissing(tool: String, package: String)
    /// The list of who may sign digests is not there.
    case signersMissing(FilePath)
    /// A digest without a signature, where one is asked for.
    case unsigned(FilePath)
    case signatureDiffers(FilePath)
    case signerUnknown(FilePath, signers: FilePath)
    /// A file that SHA256SUMS tells otherwise.
    case filesDiffer(FilePath, [String])
    /// It was made before the last day that the policy asks about.
    case tooOld(source: String, asOf: String, needed: CalendarDate)
    /// The policy counts messages, and a digest tells no number.
    case countsMessages(Int)

    package var description: String {
        switch self {
        case .digestOfDigest(let folder):
            "\(folder) has unread.csv in place of messages. Make the digest of an extract with messages.csv."
        case .unknownOrganisations(let ids):
            "organisations.csv does not have \(ids.joined(separator: ", ")). Look at the ids after --of."
        case .cannotSign(let key):
            "Cannot sign with \(key). Name the file of an SSH key without a password that you alone can read (chmod 600), or the public half of a key that an agent holds."
        case .toolMissing(let tool, let package): "The program \(tool) is missing. Install Debian's package \(package)."
        case .signersMissing(let file):
            "\(file), which stores.signers of postvangnet.yaml names, is not there. Put the list of who may sign digests there."
        case .unsigned(let folder):
            "\(folder) has no SHA256SUMS with SHA256SUMS.sig, and stores.signers of postvangnet.yaml asks for it. Ask the store for a signed digest (postvangnet digest --key)."
        case .signatureDiffers(let folder):
            "The signature in \(folder) is not right for SHA256SUMS, or was made for something else. Ask the store for its digest again."
        case .signerUnknown(let folder, let signers):
            "\(folder) is signed with a key that \(signers) does not have. Ask the store which key it is, by another way than with the digest."
        case .filesDiffer(let folder, let names):
            "In \(folder) these are not what SHA256SUMS says: \(names.joined(separator: ", ")). Copy the digest again, or ask the store for it."
        case .tooOld(let source, let asOf, let needed):
            "The digest of \(source) is of \(asOf), and policy.yaml asks what waited and who logged in until the end of \(needed). Ask the store for a later digest, and import again."
        case .countsMessages(let needed):
            "policy.yaml asks for \(needed) messages (unopenedMessages), and the extract came with digests, which tell only whether any wait. Set it to 1, or import an extract with messages.csv."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .digestOfDigest, .unknownOrganisations, .signatureDiffers, .signerUnknown, .unsigned, .filesDiffer,
            .tooOld:
            .badInput
        case .cannotSign, .signersMissing, .countsMessages: .badConfiguration
        case .toolMissing: .unavailable
        }
    }
}
