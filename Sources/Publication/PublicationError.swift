import MailboxDomain
import Stationery
import SystemPackage

/// Why letters are not published.
enum PublicationError: DutchReportedError {
    /// What `lint` calls errors, line by line.
    case textErrors([String])
    /// Something stands there that was not made by publishing, or was changed since.
    case foreignFolder(FilePath)
    /// A drawing that a letter names.
    case noDrawing(String)

    var description: String {
        switch self {
        case .textErrors(let lines):
            (lines + ["Er is niets gemaakt. Verbeter eerst wat hierboven staat (postvangnet lint)."])
                .joined(separator: "\n")
        case .foreignFolder(let path):
            "\(path) is er al, en is niet door publish gemaakt of daarna veranderd. Er is niets gemaakt. Kies een nieuwe "
                + "map, of haal deze zelf weg."
        case .noDrawing(let name): "De tekening \(name) staat niet in Templates/drawings. Zet er \(name).svg bij."
        }
    }

    var exitStatus: ExitStatus {
        switch self {
        // Checked and found wanting, as lint ends.
        case .textErrors: ExitStatus(rawValue: 1)
        case .foreignFolder: .cannotCreate
        case .noDrawing: .badConfiguration
        }
    }
}
