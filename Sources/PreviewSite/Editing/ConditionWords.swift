import LetterComposition

extension LetterCondition {
    /// Who is in these circumstances, after "wie".
    var whoInDutch: String {
        switch self {
        case .abroad: "in het buitenland woont"
        case .ward: "curator van iemand is"
        case .digidLapsed: "geen DigiD meer heeft"
        case .curatorOnline: "als curator digitaal kan regelen"
        }
    }
}

extension BlockCondition {
    /// For which readers it is, as it follows a name.
    var inDutch: String {
        func list(_ conditions: Set<LetterCondition>, _ word: String) -> String {
            conditions.sorted().map(\.whoInDutch).joined(separator: " \(word) ")
        }
        let parts = [
            required.isEmpty ? nil : "alleen voor wie \(list(required, "en"))",
            excluded.isEmpty ? nil : "niet voor wie \(list(excluded, "of"))",
        ]
        let words = parts.compactMap(\.self).joined(separator: ", ")
        return words.isEmpty ? "voor alle lezers" : words
    }
}
