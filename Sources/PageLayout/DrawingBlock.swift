import Canvas
import LetterComposition
import Measures

/// A line drawing in the margin beside the text.
struct DrawingBlock {
    /// From the top left corner of the body's element beside which it stands.
    let items: [PageItem]

    init(_ reference: DrawingReference, drawings: [String: LineDrawing], profile: LayoutProfile) throws(LayoutError) {
        guard let zone = profile.drawing, let drawing = drawings[reference.name] else { throw .noPlace(.drawing) }
        guard zone.x >= profile.body.area.right else { throw .overlap(.drawing, with: "body") }
        let area = Rectangle(
            x: zone.x - profile.body.area.left, y: .zero, width: zone.width,
            height: zone.width * drawing.heightByWidth)
        items = [PageItem(.drawing, .drawing(drawing, area, alternative: reference.alternative))]
    }
}
