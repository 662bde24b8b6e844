import Foundation
import Measures

/// Where a printed page is cut, and how far it is printed beyond that (ISO 32000-1, 14.11.2).
///
/// The page itself (MediaBox, and by default CropBox) ends where its bleed ends. All pages of a file have one size, and
/// share the objects that say so: ten thousand pages with boxes of their own took a fifth of all memory.
struct PageBoxes {
    private let margin: Double
    private var media: [Double] = []
    /// An object of the file that nothing refers to, so that it is not written: it holds the boxes for all pages.
    private var holder: Int32?

    init(bleed: Length) { margin = bleed.points }

    /// Takes the size of the first page for that of all.
    ///
    /// - Returns: false where it is not that of a sheet, or not that of the pages before it.
    mutating func set(on page: PDFObject, media: [Double], of file: PDFFile) -> Bool {
        if holder == nil {
            guard media.count == 4, media[0] == 0, media[1] == 0, media[2] > 2 * margin, media[3] > 2 * margin else {
                return false
            }
            self.media = media
            let trim = [margin, margin, media[2] - margin, media[3] - margin]
            holder = file.indirect("<< /Paper \(text(media)) /Trim \(text(trim)) >>").id
        }
        guard media == self.media else { return false }
        set(on: page, of: file)
        return true
    }

    /// Gives a page the size of those before it.
    func set(on page: PDFObject, of file: PDFFile) {
        guard let holder = holder.map(file.object) else { return }
        page["/MediaBox"] = holder["/Paper"]
        page["/BleedBox"] = holder["/Paper"]
        page["/TrimBox"] = holder["/Trim"]
    }

    private func text(_ sides: [Double]) -> String {
        "[" + sides.map { String(format: "%.6f", $0) }.joined(separator: " ") + "]"
    }
}
