import LetterComposition
import Stationery

/// Which piece of which file each block of a product's text is.
struct TextPieces: Sendable {
    /// By path and the line of the marker.
    private var pieces: [String: [Int: TextPiece]] = [:]
    private let own: String

    init(of product: Product, in files: StationeryFiles) {
        own = StationeryPath.text(of: product)
        let shared = SharedBlock.names(in: files.texts[own] ?? "")
        for file in [TextPiece.File.own(product)] + shared.map({ .shared($0) }) {
            let path = TextPiece(file: file).path
            for (number, section) in TextSections(files.texts[path] ?? "").sections.enumerated()
            where section.isEditable {
                pieces[path, default: [:]][section.line] = TextPiece(file: file, section: number)
            }
        }
    }

    /// - Parameters:
    ///   - file: of a shared block; nil for the product's own.
    ///   - line: of its marker.
    subscript(file: String?, line: Int) -> TextPiece? { pieces[file ?? own]?[line] }
}
