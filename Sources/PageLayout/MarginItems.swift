import Canvas
import LetterComposition
import Measures

/// What stands beside the text of a variant, by the block or the step beside which it stands.
struct MarginItems {
    private struct Step: Hashable {
        var block: BlockName
        var number: Int
    }

    private let profile: LayoutProfile
    private var items: [BlockName: [PageItem]] = [:]
    private var ofSteps: [Step: DrawingBlock] = [:]
    private var inBox: DrawingBlock?
    private var underText: QRBlock?
    private var steps: [BlockName: StepCount] = [:]

    init(
        variant: LetterVariant, drawings: [String: LineDrawing], profile: LayoutProfile, typesetter: Typesetter
    ) throws(LayoutError) {
        self.profile = profile
        if let qr = variant.qr {
            let block = try QRBlock(qr, profile: profile, typesetter: typesetter)
            if profile.qr?.place == .underText {
                underText = block
            } else {
                items[qr.beside, default: []] += block.items
            }
        }
        for drawing in variant.drawings {
            if let box = profile.box, box.block == drawing.beside {
                guard inBox == nil else { throw .overlap(.drawing, with: PageZone.drawing.rawValue) }
                inBox = try DrawingBlock(drawing, drawings: drawings, width: box.drawingWidth)
                continue
            }
            let block = try DrawingBlock(drawing, drawings: drawings, width: profile.drawing?.width)
            guard let place else { throw .noPlace(.drawing) }
            let width = profile.body.area.size.width
            let isBeside = place.x >= width || place.x + block.size.width <= .zero
            // A step leaves room for its drawing; other texts take the whole width.
            let isInside = drawing.item != nil && place.x > .zero && place.x + block.size.width <= width
            guard isBeside || isInside else { throw .overlap(.drawing, with: "body") }
            guard let number = drawing.item else {
                items[drawing.beside, default: []].append(block.item(at: place))
                continue
            }
            let step = Step(block: drawing.beside, number: number)
            guard ofSteps.updateValue(block, forKey: step) == nil else {
                throw .overlap(.drawing, with: PageZone.drawing.rawValue)
            }
        }
    }

    /// Of the drawings' column, from the left edge of the text.
    private var place: Point? { profile.drawing.map { Point(x: $0.x - profile.body.area.left, y: .zero) } }

    /// Once: a block that goes on later has nothing more beside it.
    mutating func take(beside block: BlockName) -> [PageItem] { items.removeValue(forKey: block) ?? [] }

    mutating func takeDrawingInBox() -> DrawingBlock? {
        defer { inBox = nil }
        return inBox
    }

    /// The QR code that stands under all text.
    mutating func takeUnderText() -> QRBlock? {
        defer { underText = nil }
        return underText
    }

    /// The drawing beside the next element of a block, with its place; nil beside most.
    mutating func take(besideNext kind: TextElementKind, of block: BlockName) -> StepDrawing? {
        guard let number = steps[block, default: StepCount()].number(of: kind), let zone = profile.drawing, let place
        else { return nil }
        return ofSteps.removeValue(forKey: Step(block: block, number: number)).map {
            let isInside = place.x > .zero && place.x < profile.body.area.size.width
            return StepDrawing(
                drawing: $0, x: place.x, gap: zone.gap, textWidth: isInside ? place.x - zone.gap : nil)
        }
    }
}

/// A drawing beside a step: the two stand with their middles on one line, and the step is as high as its drawing at least.
struct StepDrawing {
    var drawing: DrawingBlock
    /// Of its left edge, from that of the text.
    var x: Length
    /// White that there is at least between one drawing and the next, and beside a text that ends at its drawing.
    var gap: Length
    /// Of the step's text, where the drawing stands in the column of the text; nil for all of that.
    var textWidth: Length?

    func stands(beside step: Typesetter.SetElement) -> Typesetter.SetElement {
        var step = step
        // A text that is higher begins where its drawing does.
        let above = max((drawing.size.height - step.height) * 0.5, .zero)
        step.items = step.items.map { $0.moved(by: Point(x: .zero, y: above)) }
        step.items.append(drawing.item(at: Point(x: x, y: .zero)))
        step.height = max(step.height, drawing.size.height + gap)
        return step
    }
}
