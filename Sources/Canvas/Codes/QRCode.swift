import CQREncode

/// QR codes (ISO 18004) at error correction level M.
package enum QRCode {
    /// Clear modules needed on every side.
    package static let quietZone = 4

    /// Encodes ASCII text in the smallest version that holds it (`QRcode_encodeString8bit`, or alphanumeric mode).
    package static func encode(_ text: String) throws(CodeError) -> BitMatrix {
        guard text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw CodeError(symbology: "QR", reason: "the text holds a character that is not ASCII")
        }
        // QR_MODE_8 as the hint lets libqrencode choose shorter modes where all characters allow one.
        guard let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
            throw CodeError(symbology: "QR", reason: "the text is too long")
        }
        defer { unsafe QRcode_free(code) }
        let width = unsafe Int(code.pointee.width)
        let data = unsafe code.pointee.data
        return BitMatrix(width: width, height: width) { row, column in
            // The lowest bit of a byte is the module's colour.
            unsafe data.map { unsafe $0[row * width + column] & 1 == 1 } ?? false
        }
    }
}
