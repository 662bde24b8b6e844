import Canvas
import LetterComposition
import Measures

extension Typesetter {
    /// Sets texts in a frame, a drawing at the right of the first of them.
    func box(
        _ elements: [TextElement<LetterFragment>], _ box: LayoutProfile.Box, drawing: DrawingBlock?
    ) throws(LayoutError) -> SetElement {
        let inside = Rectangle(
            x: box.sidePadding, y: box.topRule + box.padding, width: bodyWidth - box.sidePadding * 2, height: .zero)
        let drawn = drawing.map { drawing in
            Rectangle(
                x: inside.right - drawing.size.width, y: inside.top, width: drawing.size.width,
                height: drawing.size.height)
        }
        var items: [PageItem] = []
        var y = inside.top
        var above: PartKind?
        for element in elements {
            y = y + (above.map { gap(after: $0, before: .text(element.kind)) } ?? .zero)
            // Beside the drawing there is less room; under it lines take all.
            let right = drawn.flatMap { y < $0.bottom ? $0.left - box.sidePadding : nil } ?? inside.right
            guard right > inside.left else { throw .doesNotFit(.body) }
            let set = try self.element(element, width: right - inside.left, callOut: box.callOut)
            items += set.items.map { $0.moved(by: Point(x: inside.left, y: y)) }
            y = y + set.height
            above = set.kind
        }
        if let drawing, let drawn {
            items.append(drawing.item(at: drawn.origin))
            y = max(y, drawn.bottom)
        }
        let height = y + box.padding + box.rule
        let frame = [
            Rectangle(x: .zero, y: .zero, width: bodyWidth, height: box.topRule),
            Rectangle(x: .zero, y: height - box.rule, width: bodyWidth, height: box.rule),
            Rectangle(x: .zero, y: .zero, width: box.rule, height: height),
            Rectangle(x: bodyWidth - box.rule, y: .zero, width: box.rule, height: height),
        ]
        return SetElement(
            items: items + frame.map { PageItem(.body, .rule($0)) }, height: height, kind: .box)
    }
}
