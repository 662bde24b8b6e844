import Canvas
import FallbackRun
import Foundation
import MailLedger
import MailboxDomain
import MailboxStore
import PDFFinishing
import PreviewSite
import PrintHouse
import PrintRehearsal
import SyntheticExtract
import SystemPackage

/// How a command that failed ends: what it says, and its exit status (sysexits).
struct CommandFailure {
    let message: String
    let exitStatus: Int32

    /// Nil for an error of the command line itself, which the argument parser explains.
    init?(_ error: any Error) {
        switch error {
        case let error as RunError: (message, exitStatus) = (error.description, error.exitStatus)
        case let error as ImportError: (message, exitStatus) = (error.description, Self.status(of: error))
        case let error as MailboxError: (message, exitStatus) = ("\(error)", Self.status(of: error))
        case let error as PrintHouseError: (message, exitStatus) = (error.description, Self.status(of: error))
        case let error as LedgerError: (message, exitStatus) = (error.description, 74)
        case let error as GenerationError: (message, exitStatus) = (error.description, Self.status(of: error))
        case let error as RehearsalError: (message, exitStatus) = (error.description, Self.status(of: error))
        case let error as FontError: (message, exitStatus) = (error.description, Self.status(of: error))
        case let error as DrawingError: (message, exitStatus) = (error.description, 74)
        case let error as PreviewError: (message, exitStatus) = (error.description, error.exitStatus)
        case let error as FinishingError: (message, exitStatus) = (error.description, Self.status(of: error))
        // Findings that stop a step are those of configuration and templates; those of data have errors of their own.
        case let error as Findings: (message, exitStatus) = (error.description, 78)
        case let error as Finding: (message, exitStatus) = (error.description, 78)
        case let error as CocoaError: (message, exitStatus) = (error.localizedDescription, 74)
        default: return nil
        }
    }

    private static func status(of error: ImportError) -> Int32 {
        switch error {
        case .missingInput: 66
        case .unreadableInput: 74
        case .badInput: 65
        case .cannotCreate: 73
        case .cannotWrite: 74
        case .missingTimeZoneData: 69
        }
    }

    private static func status(of error: MailboxError) -> Int32 {
        switch error {
        case .missing: 66
        case .replaced: 75
        case .unreadable: 74
        default: 65
        }
    }

    private static func status(of error: PrintHouseError) -> Int32 {
        switch error {
        case .cannotRead(_, .noSuchFileOrDirectory), .noFolder, .noDropFolder: 66
        case .cannotRead, .cannotWrite, .copyDiffers: 74
        case .occupied, .unsigned: 73
        case .toolMissing: 69
        case .notAnApprover: 77
        case .toolFailed, .changedSinceSealing: 65
        case .signingKeyMissing, .cannotSign, .approversMissing, .cannotApprove, .recipientsMissing, .cannotEncrypt: 78
        }
    }

    private static func status(of error: GenerationError) -> Int32 {
        switch error {
        case .occupied, .cannotCreate: 73
        case .cannotWrite: 74
        }
    }

    private static func status(of error: RehearsalError) -> Int32 {
        switch error {
        case .noBatches: 66
        case .unreadable, .notATest: 65
        case .occupied: 73
        case .missingTimeZoneData: 69
        }
    }

    private static func status(of error: FinishingError) -> Int32 {
        switch error {
        // Templates and layouts decide what is drawn.
        case .colour, .unforeseen: 78
        case .cannotRead, .cannotWrite: 74
        }
    }

    private static func status(of error: FontError) -> Int32 {
        switch error {
        case .missing: 69
        case .unreadable: 74
        default: 78
        }
    }
}
