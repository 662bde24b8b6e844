extension Manifest {
    /// The mark on each sheet that inserting machines read.
    package struct Mark: Hashable, Sendable, Codable {
        package enum Symbology: String, Sendable, Codable {
            case dataMatrix = "datamatrix"
            case qr
        }

        /// Piece id, sheet, sheets and attempt, one after the other: `SheetMark`.
        package enum Content: String, Sendable, Codable {
            case pieceSheetSheetsAttempt = "piece-id+sheet+sheets+attempt"
        }

        package var symbology: Symbology
        /// From the sheet's left and top, on the front of every sheet.
        package var xMm: Double
        package var yMm: Double
        /// The symbol's side, without the quiet zone.
        package var sizeMm: Double
        package var content: Content

        package init(
            symbology: Symbology, xMm: Double, yMm: Double, sizeMm: Double,
            content: Content = .pieceSheetSheetsAttempt
        ) {
            self.symbology = symbology
            self.xMm = xMm
            self.yMm = yMm
            self.sizeMm = sizeMm
            self.content = content
        }
    }
}
