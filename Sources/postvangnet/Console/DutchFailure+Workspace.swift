import ArgumentParser
import FallbackRun
import MailboxDomain
import Stationery

extension DutchFailure {
    /// Does what communications staff typed (`lint`, `preview`, `sign-off`), and tells in Dutch what went wrong.
    static func telling(_ work: () throws -> Void) throws {
        do { try work() } catch let status as ExitCode { throw status } catch { throw Self(forWritersOf: error) }
    }

    static func telling(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let status as ExitCode { throw status } catch { throw Self(forWritersOf: error) }
    }

    private init(forWritersOf error: any Error) {
        if let error = error as? RunError, let description = error.inDutch {
            self.init(description, exitStatus: error.exitStatus)
        } else if let error = error as? WorkspaceError, case .inDoubt(let here, let variable) = error {
            self.init(
                "De map \(here) is een werkmap, en \(WorkspacePlace.variable) noemt een andere: \(variable). Zeg met "
                    + "--workspace welke u bedoelt.", exitStatus: error.exitStatus)
        } else if let error = error as? WorkspaceVersionError {
            self.init(error.inDutch, exitStatus: error.exitStatus)
        } else if let error = error as? TimeDoubt, case .clockSetInEarnest(let root) = error {
            self.init(
                "POSTVANGNET_CLOCK zet de klok, en in de werkmap \(root) telt de dag van een akkoord echt. Haal die instelling weg.",
                exitStatus: error.exitStatus)
        } else {
            self.init(error)
        }
    }
}

extension WorkspaceVersionError {
    fileprivate var inDutch: String {
        switch self {
        case .newer(let root, let needs):
            "De werkmap \(root) is van een latere versie van dit programma: \(needs). Dit is \(Version.current), voor "
                + "werkmappen van \(WorkspaceVersion.current). Er is niets veranderd. Gebruik die versie, of een latere."
        case .older(let root, let has):
            "De werkmap \(root) is van een eerdere versie van dit programma: \(has). Dit is \(Version.current), voor "
                + "werkmappen van \(WorkspaceVersion.current). Er is niets veranderd. Vraag wie de werkmap beheert om: "
                + "postvangnet upgrade"
        }
    }
}

extension RunError {
    /// Nil for what these commands do not meet.
    fileprivate var inDutch: String? {
        switch self {
        case .noWorkspace(let path):
            "\(path) is geen werkmap: er staat geen postvangnet.yaml in. Ga naar de goede map, of noem haar met "
                + "--workspace. Een nieuwe maakt u met: postvangnet init MAP"
        case .openToOthers(let path, _):
            "Andere gebruikers van deze computer kunnen bij \(path). Vraag wie de werkmap beheert haar te sluiten."
        case .leadsOut(let path):
            "\(path) is een verwijzing naar buiten de werkmap. Zet er het bestand zelf voor in de plaats."
        case .noProjectFiles:
            "De Templates en Fonts van het programma zijn niet gevonden. Zet in POSTVANGNET_SHARE in welke map zij staan."
        case .noPreviewProgram(let path):
            "Het programma \(path) is er niet; het hoort bij dit programma. Vraag wie de computer beheert het pakket "
                + "opnieuw te installeren, of typ in een checkout: swift build --product postvangnet-preview"
        case .locked(let holder):
            "Een andere opdracht is bezig in deze werkmap (\(holder)). Typ deze opnieuw als die klaar is."
        case .cannotLock(let path, _):
            "\(path) is niet op slot te zetten. Vraag wie de computer beheert om een schijf waarop dat wel kan."
        default: nil
        }
    }
}
