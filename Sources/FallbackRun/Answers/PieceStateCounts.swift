import MailLedger

extension [PieceState: Int] {
    /// `10 pieces = 8 mailed + 2 returned`, in the order of a piece's way.
    package var sum: String {
        let total = values.reduce(0, +)
        let parts = PieceState.allCases.compactMap { state in
            self[state].flatMap { $0 > 0 ? "\($0) \(state.rawValue)" : nil }
        }
        let pieces = total.of("piece")
        return parts.isEmpty ? pieces : "\(pieces) = \(parts.joined(separator: " + "))"
    }
}
