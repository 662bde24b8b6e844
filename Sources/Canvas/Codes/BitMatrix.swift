/// Black and white modules in rows, such as a QR code without its quiet zone.
package struct BitMatrix: Hashable, Sendable {
    package let width: Int
    package let height: Int
    /// Row by row, true is black.
    package let modules: [Bool]

    package init(width: Int, height: Int, isBlack: (_ row: Int, _ column: Int) -> Bool) {
        self.width = width
        self.height = height
        modules = (0..<height).flatMap { row in (0..<width).map { column in isBlack(row, column) } }
    }
}

/// A text that cannot be encoded as a two-dimensional code.
package struct CodeError: Error, CustomStringConvertible {
    package let symbology: String
    package let reason: String

    package var description: String { "The \(symbology) code cannot be made: \(reason)." }
}
