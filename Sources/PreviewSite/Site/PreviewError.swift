package import MailboxDomain
import Stationery
package import SystemPackage

/// Why the site cannot be where it was asked to be; reasons are in Dutch.
package enum PreviewError: Error, Hashable, Sendable {
    case cannotListen(port: Int, reason: String?)
    /// Another server is there.
    case socketInUse(FilePath)
    /// Something else than a socket stands there.
    case noSocket(FilePath)
    case socketNameTooLong(FilePath, most: Int)
    case cannotUseSocket(FilePath, reason: String?)
}

extension PreviewError: DutchReportedError {
    package var exitStatus: ExitStatus { .unavailable }

    package var description: String {
        switch self {
        case .cannotListen(let port, let reason):
            "Poort \(port) is niet te gebruiken\(reason.map { " (\($0))" } ?? ""). Staan de brieven al ergens open? "
                + "Kies een andere poort met --port."
        case .socketInUse(let path):
            "Op deze socket antwoordt al iets: \(path). Staan de brieven al open? Kies een andere met --socket."
        case .noSocket(let path): "\(path) is er al en is geen socket. Kies een andere naam met --socket."
        case .socketNameTooLong(let path, let most):
            "De naam van de socket is langer dan \(most) tekens: \(path). Kies een kortere met --socket."
        case .cannotUseSocket(let path, let reason):
            "De socket \(path) is niet te gebruiken\(reason.map { " (\($0))" } ?? ""). Kijk of de map er is en of u daar mag "
                + "schrijven."
        }
    }
}
