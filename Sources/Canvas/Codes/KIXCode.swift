import CZint
package import Measures

/// The Dutch post's customer index barcode (KIX, klantindex), as bars of four kinds.
package enum KIXCode {
    package enum Bar: Character, Sendable {
        case full = "F"
        case ascender = "A"
        case descender = "D"
        case tracker = "T"
    }

    /// Clear space that the post asks for on every side.
    package static let quietZone = 2.mm

    /// Encodes postcode, number and addition: up to 18 of 0-9 and A-Z.
    package static func encode(_ text: String) throws(CodeError) -> [Bar] {
        guard let symbol = unsafe ZBarcode_Create() else {
            throw CodeError(symbology: "KIX", reason: "libzint has no memory")
        }
        defer { unsafe ZBarcode_Delete(symbol) }
        unsafe symbol.pointee.symbology = BARCODE_KIX
        let bytes = Array(text.utf8)
        let status = unsafe ZBarcode_Encode(symbol, bytes, Int32(bytes.count))
        guard status < ZINT_ERROR else {
            throw CodeError(symbology: "KIX", reason: "libzint refuses the text (error \(status))")
        }
        // Three rows of modules, a bar in every second column: above, in and below the middle.
        let columns = Int(unsafe symbol.pointee.width)
        return stride(from: 0, to: columns, by: 2).map { column in
            let rises = unsafe czint_module(symbol, 0, Int32(column)) == 1
            let falls = unsafe czint_module(symbol, 2, Int32(column)) == 1
            return switch (rises, falls) {
            case (true, true): .full
            case (true, false): .ascender
            case (false, true): .descender
            case (false, false): .tracker
            }
        }
    }

    /// The bars as modules: 6 columns a bar and 7 between two, 3 + 2 + 3 rows above, in and below the middle.
    ///
    /// In `size(of:)` that makes bars of 0.533 mm, 22 to the inch, and heights of 1.28, 3.2 and 5.12 mm: inside the
    /// post's tolerances.
    package static func modules(of bars: [Bar]) -> BitMatrix {
        BitMatrix(width: bars.count * pitch - gap, height: 8) { row, column in
            guard column % pitch < pitch - gap else { return false }
            let bar = bars[column / pitch]
            return switch row {
            case 0..<3: bar == .full || bar == .ascender
            case 3..<5: true
            default: bar == .full || bar == .descender
            }
        }
    }

    package static func size(of modules: BitMatrix) -> Size {
        let column = Length(millimetres: 25.4 / 22 / Double(pitch))
        return Size(width: column * Double(modules.width), height: 0.64.mm * Double(modules.height))
    }

    private static let pitch = 13
    private static let gap = 7
}
