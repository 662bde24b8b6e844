import CDmtx
import CZBar

/// Reads the codes in a picture, with programs' libraries that had no part in drawing them.
@safe package struct MarkReader: Sendable {
    package enum Symbology: Sendable { case dataMatrix, qr }

    /// Pixels on a side of pictures that are looked at: of a smaller one libdmtx dies, a greater one is no mark's.
    package static let sides = 16...2048

    private let symbology: Symbology

    package init(_ symbology: Symbology) { self.symbology = symbology }

    /// The text of the code in the picture; nil where none can be read, or more than one.
    package func read(_ picture: GrayPicture) -> String? {
        guard Self.sides.contains(picture.width), Self.sides.contains(picture.height) else { return nil }
        return switch symbology {
        case .dataMatrix: Self.dataMatrix(in: picture)
        case .qr: Self.qr(in: picture)
        }
    }

    /// libdmtx: `dmtxRegionFindNext`, `dmtxDecodeMatrixRegion`.
    private static func dataMatrix(in picture: GrayPicture) -> String? {
        // The library does not write to the picture, though its types do not say so.
        var pixels = picture.pixels
        return unsafe pixels.withUnsafeMutableBufferPointer { buffer -> String? in
            var image = unsafe dmtxImageCreate(
                buffer.baseAddress, Int32(picture.width), Int32(picture.height), Int32(DmtxPack8bppK.rawValue))
            defer { _ = unsafe dmtxImageDestroy(&image) }
            return unsafe image.flatMap { unsafe decode($0) }
        }
    }

    private static func decode(_ image: UnsafeMutablePointer<DmtxImage>) -> String? {
        guard let decoder = unsafe dmtxDecodeCreate(image, 1) else { return nil }
        var owned: UnsafeMutablePointer<DmtxDecode>? = unsafe decoder
        defer { _ = unsafe dmtxDecodeDestroy(&owned) }
        // Long enough for a busy machine; a mark that is there is found in a few milliseconds.
        var limit = dmtxTimeAdd(dmtxTimeNow(), 2000)
        while let region = unsafe dmtxRegionFindNext(decoder, &limit) {
            var ownedRegion: UnsafeMutablePointer<DmtxRegion>? = unsafe region
            defer { _ = unsafe dmtxRegionDestroy(&ownedRegion) }
            guard let message = unsafe dmtxDecodeMatrixRegion(decoder, region, -1) else { continue }
            var ownedMessage: UnsafeMutablePointer<DmtxMessage>? = unsafe message
            defer { _ = unsafe dmtxMessageDestroy(&ownedMessage) }
            let bytes = unsafe UnsafeBufferPointer(start: message.pointee.output, count: Int(message.pointee.outputIdx))
            return unsafe String(validating: bytes, as: UTF8.self)
        }
        return nil
    }

    /// libzbar: `zbar_scan_image`.
    private static func qr(in picture: GrayPicture) -> String? {
        guard let scanner = unsafe zbar_image_scanner_create(), let image = unsafe zbar_image_create() else {
            return nil
        }
        defer {
            unsafe zbar_image_destroy(image)
            unsafe zbar_image_scanner_destroy(scanner)
        }
        return unsafe picture.pixels.withUnsafeBufferPointer { buffer -> String? in
            unsafe zbar_image_set_format(image, czbar_grey())
            unsafe zbar_image_set_size(image, UInt32(picture.width), UInt32(picture.height))
            unsafe zbar_image_set_data(image, buffer.baseAddress, UInt(buffer.count), nil)
            guard unsafe zbar_scan_image(scanner, image) == 1, let symbol = unsafe zbar_image_first_symbol(image),
                unsafe zbar_symbol_get_type(symbol) == ZBAR_QRCODE, let data = unsafe zbar_symbol_get_data(symbol)
            else { return nil }
            return unsafe String(cString: data)
        }
    }
}
