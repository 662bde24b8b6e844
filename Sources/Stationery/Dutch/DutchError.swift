import Canvas
import Foundation
package import MailboxDomain
import PageLayout
import StrictFiles

/// Why something failed, for who writes letters.
package enum DutchError {
    package static func text(of error: any Error) -> String {
        switch error {
        case let findings as Findings:
            findings.all.map { "\($0.place): \($0.inDutch)" }.joined(separator: "\n")
        case let error as LayoutError: error.inDutch
        case let error as FontError: error.inDutch
        case let error as FileError: error.inDutch
        case let error as NewerFormat:
            "\(error.file) is van een latere versie van dit programma (vorm \(error.found)); deze leest vorm \(error.known). Gebruik die versie."
        case let error as StandardOutputError:
            "Het antwoord is niet te schrijven (standaarduitvoer)\(DutchReason.text(of: error.reason).map { ": \($0)" } ?? ""). Maak ruimte, of stuur het ergens anders heen."
        case let error as any DutchReportedError: error.description
        case is MissingTimeZoneData: "De tijdzones van de computer ontbreken. Installeer Debians pakket tzdata."
        case let error as DrawingError where error.isWriteError:
            "De bladzijden zijn niet te schrijven\(error.path.map { " naar \($0)" } ?? ""). Is de schijf vol?"
        default: "Er ging iets mis in het programma (\(name(of: error))). Meld dit aan wie het beheert."
        }
    }

    /// What the program's own text calls it, for who mends it: its sentence is in another language.
    private static func name(of error: any Error) -> String {
        let kind = "\(type(of: error))"
        if let error = error as? CocoaError { return "\(kind) \(error.code.rawValue)" }
        let mirror = Mirror(reflecting: error)
        guard mirror.displayStyle == .enum, let name = mirror.children.first?.label else { return kind }
        return "\(kind).\(name)"
    }
}

/// An error whose description is in Dutch: of programs that only writers of letters use.
package protocol DutchReportedError: ReportedError {}

/// An error as it is told to who writes letters: the same exit status, in Dutch.
package struct DutchFailure: DutchReportedError {
    package let description: String
    package let exitStatus: ExitStatus

    package init(_ error: any Error) {
        description = DutchError.text(of: error)
        let status = (error as? any ReportedError)?.exitStatus
        exitStatus = status ?? (error is CocoaError ? .inputOutput : ExitStatus(rawValue: EXIT_FAILURE))
    }

    /// - Parameter description: what is wrong and what to do.
    package init(_ description: String, exitStatus: ExitStatus) {
        self.description = description
        self.exitStatus = exitStatus
    }
}

extension FontError {
    fileprivate var inDutch: String {
        switch self {
        case .missing(let file, let package):
            "Het lettertype \(file) is er niet. Installeer Debians pakket \(package), of zet het in de map Fonts."
        case .unreadable(let path): "Het lettertype \(path) mag niet gelezen worden. Verander de rechten ervan."
        case .otherThanPinned(let path):
            "Het lettertype \(path) is een ander dan in fonts.yaml staat (SHA-256). Zet het juiste in de map Fonts."
        case .otherThanPlanned(let path, let wanted):
            "Het lettertype \(path) is een ander dan toen de brieven gepland werden: \(wanted). Zet dat in de map Fonts."
        case .unusable(let path): "Het lettertype \(path) werkt niet. Installeer het pakket dat in fonts.yaml staat."
        case .unpinned(let family): "Het lettertype \(family) staat niet in fonts.yaml. Zet het erbij."
        case .textTooLong: "Een tekst is langer dan op een bladzijde past."
        case .outOfMemory: "Er is te weinig geheugen om tekst te zetten."
        }
    }
}

extension FileError {
    fileprivate var inDutch: String {
        switch self {
        case .missing(let path): "\(path) is er niet. Kijk of de naam klopt."
        case .cannotRead(let path, let reason):
            "\(path) is niet te lezen\(Self.inBrackets(reason)). Kijk of u dit bestand mag lezen en of het een bestand is."
        case .cannotCreate(let path, let reason):
            "\(path) is niet te maken\(Self.inBrackets(reason)). Maak ruimte, of kies een map waar u mag schrijven."
        case .cannotWrite(let path, let reason):
            "\(path) is niet te schrijven\(Self.inBrackets(reason)). Maak ruimte, of kies een map waar u mag schrijven."
        case .cannotRemove(let path, let reason):
            "\(path) is niet weg te halen\(Self.inBrackets(reason)). Kijk of u dit mag weghalen."
        case .notText(let path): "\(path) is niet als tekst te lezen. Bewaar het als UTF-8."
        case .notAFile(let path):
            "\(path) is niet te lezen: het is een map, of iets anders dan een bestand. Zet er een bestand neer."
        case .tooLarge(let path, let limit):
            "\(path) is groter dan \(limit). Zo groot is zo'n bestand nooit. Kijk of dit het goede bestand is."
        case .notEmpty(let path): "\(path) is er al en is niet leeg. Kies een andere map."
        case .occupied(let path): "Op de plek van \(path) staat al iets anders. Het is gelaten zoals het was."
        }
    }

    private static func inBrackets(_ reason: String) -> String {
        DutchReason.text(of: reason).map { " (\($0))" } ?? ""
    }
}
