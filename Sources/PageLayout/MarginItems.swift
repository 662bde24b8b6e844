import Canvas
import LetterComposition

/// What stands in the margin of a variant, by the block beside which it begins.
struct MarginItems {
    private var items: [BlockName: [PageItem]] = [:]

    init(
        variant: LetterVariant, drawings: [String: LineDrawing], profile: LayoutProfile, typesetter: Typesetter
    ) throws(LayoutError) {
        if let qr = variant.qr {
            items[qr.beside, default: []] += try QRBlock(qr, profile: profile, typesetter: typesetter).items
        }
        if let drawing = variant.drawing {
            items[drawing.beside, default: []] += try DrawingBlock(drawing, drawings: drawings, profile: profile).items
        }
    }

    /// Once: a block that goes on later has nothing more beside it.
    mutating func take(beside block: BlockName) -> [PageItem] { items.removeValue(forKey: block) ?? [] }
}
