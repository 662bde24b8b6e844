package import MailboxDomain
import Stationery
package import SystemPackage

/// Why texts are not packed, for who writes them.
package enum TextsPackError: DutchReportedError, Hashable {
    case noTexts(FilePath)
    /// The lines of the check.
    case errors([String])
    /// Whose word is missing, a line each.
    case notSignedOff([String])
    case cannotSign(FilePath)
    /// The package is Debian's.
    case toolMissing(tool: String, package: String)

    package var description: String {
        switch self {
        case .noTexts(let root): "In \(root) staan geen teksten om in te pakken. Kijk of dit de goede map is."
        case .errors(let lines):
            "Deze teksten hebben fouten, dus inpakken kan nog niet. Verbeter ze, en laat ze opnieuw aftekenen.\n"
                + lines.joined(separator: "\n")
        case .notSignedOff(let lines):
            "Nog niet iedereen is akkoord, dus inpakken kan nog niet:\n"
                + lines.map { "  \($0)" }.joined(separator: "\n")
                + "\nAftekenen: postvangnet sign-off PRODUCT --as ROL --by NAAM. Alleen wat klaar is inpakken: noem het, "
                + "zoals: postvangnet texts pack BESTAND no-email"
        case .cannotSign(let key):
            "Met de sleutel \(key) is niet te tekenen. Noem het bestand van een eigen SSH-sleutel zonder wachtwoord die alleen "
                + "u kunt lezen (chmod 600), of de publieke helft van een sleutel die een agent bewaart (ssh-add)."
        case .toolMissing(let tool, let package):
            "Het programma \(tool) is er niet. Installeer Debians pakket \(package)."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .noTexts: .noInput
        case .errors: .badInput
        case .notSignedOff: .notApproved
        case .cannotSign: .badConfiguration
        case .toolMissing: .unavailable
        }
    }
}
