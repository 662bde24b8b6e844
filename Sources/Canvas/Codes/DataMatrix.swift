import CZint

/// Square Data Matrix codes (ISO 16022, ECC 200).
package enum DataMatrix {
    /// Clear modules needed on every side.
    package static let quietZone = 1

    package static func encode(_ text: String) throws(CodeError) -> BitMatrix {
        guard let symbol = unsafe ZBarcode_Create() else {
            throw CodeError(symbology: "Data Matrix", reason: "libzint has no memory")
        }
        defer { unsafe ZBarcode_Delete(symbol) }
        unsafe symbol.pointee.symbology = BARCODE_DATAMATRIX
        unsafe symbol.pointee.option_3 = DM_SQUARE
        let bytes = Array(text.utf8)
        let status = unsafe ZBarcode_Encode(symbol, bytes, Int32(bytes.count))
        guard status < ZINT_ERROR else {
            throw CodeError(symbology: "Data Matrix", reason: "libzint refuses the text (error \(status))")
        }
        let (rows, columns) = unsafe (Int(symbol.pointee.rows), Int(symbol.pointee.width))
        return BitMatrix(width: columns, height: rows) { row, column in
            unsafe czint_module(symbol, Int32(row), Int32(column)) == 1
        }
    }
}
