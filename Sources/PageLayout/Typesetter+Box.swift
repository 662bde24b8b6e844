import Canvas
import LetterComposition
import Measures

extension Typesetter {
    /// Sets texts in a frame, a drawing at their right.
    func box(
        _ elements: [TextElement<LetterFragment>], _ box: LayoutProfile.Box, drawing: DrawingBlock?
    ) throws(LayoutError) -> SetElement {
        let beside = drawing.map { $0.size.width + box.sidePadding } ?? .zero
        let width = bodyWidth - box.sidePadding * 2 - beside
        guard width > .zero else { throw .doesNotFit(.body) }
        var items: [PageItem] = []
        var y = box.topRule + box.padding
        let top = y
        var above: PartKind?
        for element in elements {
            let set = try self.element(element, width: width, callOut: box.callOut)
            y = y + (above.map { gap(after: $0, before: set.kind) } ?? .zero)
            items += set.items.map { $0.moved(by: Point(x: box.sidePadding, y: y)) }
            y = y + set.height
            above = set.kind
        }
        if let drawing {
            // Its middle is that of the text, where the text is higher.
            let room = max(y - top, drawing.size.height)
            y = top + room
            let place = Point(
                x: bodyWidth - box.sidePadding - drawing.size.width, y: top + (room - drawing.size.height) * 0.5)
            items.append(drawing.item(at: place))
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
