package import SystemPackage

/// Why a synthetic extract cannot be written; what is there of it has no extract.json and is refused by an import.
package enum GenerationError: Error, Hashable, Sendable {
    case occupied(FilePath)
    case cannotCreate(FilePath, reason: String)
    case cannotWrite(FilePath, reason: String)
}

extension GenerationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .occupied(let path): "\(path) is there already and not empty. Choose another folder."
        case .cannotCreate(let path, let reason): "\(path) cannot be made: \(reason)."
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)."
        }
    }
}
