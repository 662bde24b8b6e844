package import MailboxDomain
package import PaperMail
package import SystemPackage

/// Why a pack of texts is not taken; nothing was changed.
package enum TextsTakeError: ReportedError, Hashable {
    /// It is damaged, or something else.
    case noPack(FilePath)
    case signersMissing(FilePath)
    case signatureDiffers(FilePath)
    case signerUnknown(FilePath, _ signers: FilePath)
    /// Files that are not what was signed.
    case filesDiffer(FilePath, [String])
    /// It holds what is no text of a workspace.
    case otherFile(FilePath, String)
    /// Read here, its texts are not what was signed off, or have errors: why, a line each.
    case notApproved(FilePath, [String])
    /// Approved runs that would stop, as their texts would be others here.
    case runUnderWay(FilePath, [RunID])
    /// Texts that are later than its own are there: which, a line each.
    case older(FilePath, [String])

    package var description: String {
        switch self {
        case .noPack(let path):
            "\(path) is not a file as postvangnet texts pack makes it, or is damaged. Nothing was changed. Ask for it again."
        case .signersMissing(let path):
            "The file of signers \(path) is not there. Name ssh-keygen's list of those who may pack texts, for the namespace \(TextsPack.namespace)."
        case .signatureDiffers(let path):
            "The signature in \(path) is not of what stands in it, or was made for another purpose than \(TextsPack.namespace). Nothing was changed. Find out who changed it, and ask for it again."
        case .signerUnknown(let path, let signers):
            "\(path) is signed with a key that is none of those in \(signers) for \(TextsPack.namespace) at this time. Nothing was changed. Ask who packed it which key is theirs, by another way than this file."
        case .filesDiffer(let path, let names):
            "\(path) was changed after it was packed (\(names.isEmpty ? "a file is missing" : names.joined(separator: ", "))). Nothing was changed here. Find out who did, and ask for it again."
        case .otherFile(let path, let name):
            "\(path) holds \(name), which is no text that this version knows. Nothing was changed. Ask what it is to do."
        case .notApproved(let path, let lines):
            "The texts in \(path) could not be planned here, so nothing was changed:\n"
                + lines.map { "  \($0)" }.joined(separator: "\n")
                + "\nThey were packed by another version or checked with other fonts. Have them signed off and packed anew."
        case .runUnderWay(let path, let runs):
            "\(runs.map(\.description).joined(separator: ", ")) is approved with other texts than those in \(path), and not sealed: it would stop. Nothing was changed. Seal it first with postvangnet run \(runs[0]), or cancel it, then take the texts."
        case .older(let path, let lines):
            "\(path) is older than what is here, so nothing was changed:\n"
                + lines.map { "  \($0)" }.joined(separator: "\n")
                + "\nTo go back to it all the same, type the command again with --older."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .noPack, .signatureDiffers, .signerUnknown, .filesDiffer, .otherFile, .older: .badInput
        case .signersMissing: .noInput
        case .notApproved, .runUnderWay: .notApproved
        }
    }
}
