import Canvas
import LetterComposition

/// What is set as one in the body of a variant: an element with what stands beside it, a block in its frame, or the QR code
/// under the text.
struct BodyPart {
    private(set) var elements: [VariantElement]
    /// From the part's own top left corner.
    private var beside: [PageItem]
    private var drawing: Drawing

    private enum Drawing {
        case none
        case besideStep(StepDrawing)
        case box(LayoutProfile.Box, DrawingBlock?)
        case code(QRBlock)
    }

    /// The parts of a variant in the order of reading.
    static func all(of variant: LetterVariant, in profile: LayoutProfile, margin: inout MarginItems) -> [BodyPart] {
        var parts: [BodyPart] = []
        for block in variant.blocks where block.name != .reference {
            // A block can come in parts; what stands beside it begins at the first.
            var beside = margin.take(beside: block.name)
            if let box = profile.box, box.block == block.name {
                if let last = parts.last, case .box = last.drawing {
                    parts[parts.count - 1].elements += block.elements
                } else {
                    let drawing = Drawing.box(box, margin.takeDrawingInBox())
                    parts.append(BodyPart(elements: block.elements, beside: beside, drawing: drawing))
                }
                continue
            }
            for element in block.elements {
                let step = margin.take(besideNext: element.kind, of: block.name)
                parts.append(
                    BodyPart(elements: [element], beside: beside, drawing: step.map { .besideStep($0) } ?? .none))
                beside = []
            }
        }
        if let code = margin.takeUnderText() {
            parts.append(BodyPart(elements: [], beside: [], drawing: .code(code)))
        }
        return parts
    }

    /// Its texts as they stand in every letter; nil where one holds a personal value.
    var fixed: [TextElement<LetterFragment>]? {
        let fixed = elements.compactMap(\.fixed)
        return fixed.count == elements.count ? fixed : nil
    }

    /// - Parameter texts: of the elements, with all values in them.
    func set(
        _ texts: [TextElement<LetterFragment>], by typesetter: Typesetter
    ) throws(LayoutError) -> Typesetter.SetElement {
        var set: Typesetter.SetElement
        switch drawing {
        case .none: set = try typesetter.element(texts[0])
        case .besideStep(let drawing):
            set = drawing.stands(beside: try typesetter.element(texts[0], width: drawing.textWidth))
        case .box(let box, let drawing): set = try typesetter.box(texts, box, drawing: drawing)
        case .code(let code): set = Typesetter.SetElement(items: code.items, height: code.height, kind: .code)
        }
        set.items += beside
        return set
    }
}
