import PaperMail

/// Which pieces are looked at by other readers too, as they are drawn: their text, their marks, and whether it can be seen.
///
/// All pages are read object by object in any case.
package enum ReadingSample: Hashable, Sendable {
    case none
    /// So many pieces, spread evenly from the first to the last, and all pieces of more than one sheet: nothing but its
    /// mark tells whose a second sheet is.
    case pieces(Int)
    /// One in so many, the first and the last, and all of more than one sheet.
    case every(Int)
    case all

    func rows(of rows: [PieceRow]) -> [PieceRow] {
        switch self {
        case .none: return []
        case .all: return rows
        case .pieces(let count):
            guard count < rows.count else { return rows }
            let spread = Set((0..<count).map { $0 * (rows.count - 1) / max(1, count - 1) })
            return rows.indices.filter { spread.contains($0) || rows[$0].sheets > 1 }.map { rows[$0] }
        case .every(let step):
            return rows.indices.filter {
                $0.isMultiple(of: max(1, step)) || $0 == rows.count - 1 || rows[$0].sheets > 1
            }.map { rows[$0] }
        }
    }
}
