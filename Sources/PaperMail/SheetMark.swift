/// What the mark on one sheet holds: piece id, sheet, sheets and attempt, 19 characters (`2611A0001000001S111`).
package struct SheetMark: Hashable, Sendable {
    package let piece: PieceID
    /// 1 to `sheets`.
    package let sheet: Int
    /// 1 to 9: the mark has one digit for it.
    package let sheets: Int
    /// 1 for the first print, 2 to 9 for reprints.
    package let attempt: Int

    package init?(piece: PieceID, sheet: Int, sheets: Int, attempt: Int) {
        guard (1...9).contains(sheets), (1...sheets).contains(sheet), (1...9).contains(attempt) else { return nil }
        (self.piece, self.sheet, self.sheets, self.attempt) = (piece, sheet, sheets, attempt)
    }
}

extension SheetMark: LosslessStringConvertible {
    /// Nil for anything but the 19 characters.
    package init?(_ text: String) {
        guard let digits = Int(fixedDigits: text.suffix(3), count: 3), let piece = PieceID(String(text.dropLast(3)))
        else { return nil }
        self.init(piece: piece, sheet: digits / 100, sheets: digits / 10 % 10, attempt: digits % 10)
    }

    package var description: String { "\(piece)\(sheet)\(sheets)\(attempt)" }
}
