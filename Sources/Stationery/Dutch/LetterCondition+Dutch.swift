package import LetterComposition

extension Set<LetterCondition> {
    /// For who writes letters: `gewone lezer`, or what is special about the reader.
    package var inDutch: String {
        isEmpty ? "gewone lezer" : sorted().map(\.inDutch).joined(separator: ", ")
    }
}

extension LetterCondition {
    /// What is special about the reader, for who writes letters.
    package var inDutch: String {
        switch self {
        case .abroad: "buitenland"
        case .ward: "onder curatele"
        case .digidLapsed: "zonder DigiD"
        case .curatorOnline: "curator kan digitaal"
        }
    }
}
