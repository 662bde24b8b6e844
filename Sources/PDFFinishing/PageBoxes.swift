import Canvas
import Foundation

/// Where a printed page is cut, and how far it is printed beyond that (ISO 32000-1, 14.11.2).
///
/// The page itself (MediaBox, and by default CropBox) ends where its bleed ends.
struct PageBoxes {
    let bleed: Length

    func set(on page: PDFObject, of file: PDFFile) -> Bool {
        let media = page["/MediaBox"].items.compactMap(\.number)
        let bleed = bleed.points
        guard media.count == 4, media[0] == 0, media[1] == 0, media[2] > 2 * bleed, media[3] > 2 * bleed else {
            return false
        }
        page["/BleedBox"] = box(media, of: file)
        page["/TrimBox"] = box([bleed, bleed, media[2] - bleed, media[3] - bleed], of: file)
        return true
    }

    private func box(_ sides: [Double], of file: PDFFile) -> PDFObject {
        file.object(parsing: "[" + sides.map { String(format: "%.6f", $0) }.joined(separator: " ") + "]")
    }
}
