import Canvas
import Foundation

/// Where a printed page is cut, and how far it is printed beyond that (ISO 32000-1, 14.11.2).
///
/// The page itself (MediaBox, and by default CropBox) ends where its bleed ends. All pages of a file have one size.
struct PageBoxes {
    private let margin: Double
    private var media: [Double] = []
    private var bleed = ""
    private var trim = ""

    init(bleed: Length) { margin = bleed.points }

    /// What a page of the same size has.
    var entries: String { "/MediaBox \(bleed) /BleedBox \(bleed) /TrimBox \(trim)" }

    /// False where the page's own size is not that of a sheet, or not that of the pages before it.
    mutating func set(on page: PDFObject, media: [Double], of file: PDFFile) -> Bool {
        if self.media.isEmpty {
            guard media.count == 4, media[0] == 0, media[1] == 0, media[2] > 2 * margin, media[3] > 2 * margin else {
                return false
            }
            self.media = media
            bleed = text(media)
            trim = text([margin, margin, media[2] - margin, media[3] - margin])
        }
        guard media == self.media else { return false }
        page["/BleedBox"] = file.object(parsing: bleed)
        page["/TrimBox"] = file.object(parsing: trim)
        return true
    }

    private func text(_ sides: [Double]) -> String {
        "[" + sides.map { String(format: "%.6f", $0) }.joined(separator: " ") + "]"
    }
}
