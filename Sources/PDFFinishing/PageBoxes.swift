import Canvas
import Foundation

/// Where a printed page is cut, and how far it is printed beyond that (ISO 32000-1, 14.11.2).
///
/// The page itself (MediaBox, and by default CropBox) ends where its bleed ends.
struct PageBoxes {
    private let bleed: Double
    /// Almost all pages of a file have the same size: their boxes are written out once.
    private var last: (media: [Double], bleed: String, trim: String)?

    init(bleed: Length) { self.bleed = bleed.points }

    /// False where the page's own size is not that of a sheet.
    mutating func set(on page: PDFObject, media: [Double], of file: PDFFile) -> Bool {
        if let last, last.media == media {
            put(last.bleed, last.trim, on: page, of: file)
            return true
        }
        guard media.count == 4, media[0] == 0, media[1] == 0, media[2] > 2 * bleed, media[3] > 2 * bleed else {
            return false
        }
        let trim = text([bleed, bleed, media[2] - bleed, media[3] - bleed])
        last = (media, text(media), trim)
        put(text(media), trim, on: page, of: file)
        return true
    }

    private func put(_ bleed: String, _ trim: String, on page: PDFObject, of file: PDFFile) {
        page["/BleedBox"] = file.object(parsing: bleed)
        page["/TrimBox"] = file.object(parsing: trim)
    }

    private func text(_ sides: [Double]) -> String {
        "[" + sides.map { String(format: "%.6f", $0) }.joined(separator: " ") + "]"
    }
}
