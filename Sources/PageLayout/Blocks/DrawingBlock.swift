import Canvas
import LetterComposition
import Measures

/// A line drawing beside the text, at the width that the layout gives it.
struct DrawingBlock {
    let size: Size
    private let drawing: LineDrawing
    private let alternative: String

    /// - Parameters:
    ///   - drawings: by the name that the template has for them.
    ///   - width: nil where the layout has no place for a drawing.
    init(
        _ reference: DrawingReference, drawings: [String: LineDrawing], width: Length?
    ) throws(LayoutError) {
        guard let width, let drawing = drawings[reference.name] else { throw .noPlace(.drawing) }
        self.drawing = drawing
        alternative = reference.alternative
        size = Size(width: width, height: width * drawing.heightByWidth)
    }

    /// - Parameter place: of its top left corner.
    func item(at place: Point) -> PageItem {
        let area = Rectangle(x: place.x, y: place.y, width: size.width, height: size.height)
        return PageItem(.drawing, .drawing(drawing, area, alternative: alternative))
    }
}
