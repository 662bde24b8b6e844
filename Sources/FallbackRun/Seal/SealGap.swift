import MailboxDomain
import PaperMail

/// Something that real mail needs to be sealed and that is not there: a code that stays, and a sentence.
package struct SealGap: Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, CaseIterable, Sendable {
        case senderValues = "sender-values"
        case printerValues = "printer-values"
        case legalBasis = "legal-basis"
        case signingKey = "signing-key"
        case sealSigners = "seal-signers"
        case encryptionKeys = "encryption-keys"
        case tool
    }

    package var code: Code
    package var sentence: String

    init(_ code: Code, _ sentence: String) { (self.code, self.sentence) = (code, sentence) }

    package var description: String { "\(sentence) [\(code.rawValue)]" }
}

/// Real mail that could not be sealed as it is.
struct NotReadyToSeal: ReportedError {
    let run: RunID
    let gaps: [SealGap]

    var description: String {
        (["The run \(run) cannot be sealed as it is:"] + gaps.map { "  \($0)" }
            + ["Letters are made from the plan: after a change of Templates or of printers plan again."])
            .joined(separator: "\n")
    }

    var exitStatus: ExitStatus { gaps.allSatisfy { $0.code == .tool } ? .unavailable : .badConfiguration }
}
