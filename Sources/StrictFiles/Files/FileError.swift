package import MailboxDomain
package import SystemPackage

/// Why a file or folder cannot be used; each says what to do.
package enum FileError: Error, Hashable, Sendable {
    case missing(FilePath)
    case cannotRead(FilePath, reason: String)
    case cannotCreate(FilePath, reason: String)
    case cannotWrite(FilePath, reason: String)
    /// It is still there, with what is in it.
    case cannotRemove(FilePath, reason: String)
    case notText(FilePath)
    /// A folder, a pipe or a device stands where a file should.
    case notAFile(FilePath)
    /// It was not read: no file of its kind is as large.
    case tooLarge(FilePath, limit: FileLimit)
    /// A new folder was to be made where one stands that holds something.
    case notEmpty(FilePath)
    /// Something else, or an earlier state of it, stands where this should go.
    case occupied(FilePath)

    package static func cannotRead(_ path: FilePath, _ error: Errno) -> Self {
        error == .noSuchFileOrDirectory ? .missing(path) : .cannotRead(path, reason: error.description)
    }

    package static func cannotWrite(_ path: FilePath, _ error: Errno) -> Self {
        .cannotWrite(path, reason: error.description)
    }
}

extension FileError: ReportedError {
    package var description: String {
        switch self {
        case .missing(let path): "\(path) is not there. Put it back, and type the command again."
        case .cannotRead(let path, let reason):
            "\(path) cannot be read: \(reason). Mend its permissions or put a sound copy there, and type the command again."
        case .cannotCreate(let path, let reason):
            "\(path) cannot be made: \(reason). Make room or mend its permissions, and type the command again."
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason). Make room or mend its permissions, and type the command again."
        case .cannotRemove(let path, let reason):
            "\(path) cannot be removed: \(reason). There can be personal data in it. Mend its permissions or the disk, and type the command again."
        case .notText(let path): "\(path) is not UTF-8. Save it as UTF-8."
        case .notAFile(let path):
            "\(path) cannot be read: it is a folder, a pipe or a device. Put a file there, and type the command again."
        case .tooLarge(let path, let limit):
            "\(path) is larger than \(limit), so it was not read: no file of its kind is. Put the right file there."
        case .notEmpty(let path): "\(path) is there already and not empty. Choose another folder."
        case .occupied(let path):
            "\(path) is there already and differs from what should stand there; it was left as it is."
        }
    }

    package var exitStatus: ExitStatus {
        switch self {
        case .missing: .noInput
        case .cannotRead, .notAFile, .cannotWrite, .cannotRemove: .inputOutput
        case .cannotCreate, .notEmpty, .occupied: .cannotCreate
        case .notText: .badConfiguration
        case .tooLarge: .badInput
        }
    }
}
