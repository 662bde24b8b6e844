import Canvas
import Measures

/// A page for a screen: what is drawn on it, between the beginnings and ends of the elements that it belongs to.
struct ScreenPage: Sendable {
    enum Mark: Sendable {
        case begin(StructureTag)
        /// An element can begin on one page and end on another.
        case end(StructureTag)
        case text(TextLine, baseline: Point)
        case code(BitMatrix, Rectangle)
        case drawing(LineDrawing, Rectangle)

        func moved(by offset: Point) -> Mark {
            func moved(_ point: Point) -> Point { Point(x: point.x + offset.x, y: point.y + offset.y) }
            func moved(_ area: Rectangle) -> Rectangle {
                Rectangle(
                    x: area.left + offset.x, y: area.top + offset.y, width: area.size.width, height: area.size.height)
            }
            return switch self {
            case .begin, .end: self
            case .text(let line, let baseline): .text(line, baseline: moved(baseline))
            case .code(let matrix, let area): .code(matrix, moved(area))
            case .drawing(let drawing, let area): .drawing(drawing, moved(area))
            }
        }
    }

    static let size = Size(width: 210.mm, height: 297.mm)
    /// Where text stands.
    static let area = Rectangle(x: 25.mm, y: 25.mm, width: 160.mm, height: 247.mm)

    var marks: [Mark] = []

    func draw(on drawing: Drawing) throws(DrawingError) {
        for mark in marks {
            switch mark {
            case .begin(let tag): drawing.begin(tag)
            case .end(let tag): drawing.end(tag)
            case .text(let line, let baseline): drawing.text(line, at: baseline)
            case .code(let matrix, let area): try drawing.code(matrix, in: area)
            case .drawing(let picture, let area): try drawing.drawing(picture, in: area)
            }
        }
    }
}
