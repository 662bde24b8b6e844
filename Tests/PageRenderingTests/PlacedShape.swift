import Canvas
import Measures
import PageLayout

/// What one item of a page covers, for looking at where everything stands.
struct PlacedShape {
    let zone: PageZone
    /// Text: its width, from the height of its letters to their depth. Codes and drawings: all of it.
    let area: Rectangle

    /// All shapes of a page, those inside forms too.
    static func all(on page: Page, library: FontLibrary) throws -> [PlacedShape] {
        try page.items.flatMap { try shapes(of: $0, offset: .zero, library: library) }
    }

    private static func shapes(of item: PageItem, offset: Point, library: FontLibrary) throws -> [PlacedShape] {
        func moved(_ area: Rectangle) -> Rectangle {
            Rectangle(
                x: area.left + offset.x, y: area.top + offset.y, width: area.size.width, height: area.size.height)
        }
        switch item.content {
        case .text(let line, let baseline):
            let size = line.runs.map(\.size).max() ?? 0
            // Ink, not line height: capitals with an accent reach 0.95 of the size above, letters 0.25 below.
            let (above, below) = (Length(points: size * 0.95), Length(points: size * 0.25))
            return [
                PlacedShape(
                    zone: item.zone,
                    area: moved(
                        Rectangle(x: baseline.x, y: baseline.y - above, width: line.width, height: above + below)))
            ]
        case .rule(let area), .code(_, let area), .drawing(_, let area, _):
            return [PlacedShape(zone: item.zone, area: moved(area))]
        // Proofs only: it stands under everything on purpose.
        case .watermark: return []
        case .form(let form, let place):
            let offset = Point(x: place.x + offset.x, y: place.y + offset.y)
            return try form.items.flatMap { try shapes(of: $0, offset: offset, library: library) }
        }
    }

    /// What breaks the layout on one page, in words; nothing where the page keeps its zones.
    static func faults(on page: Page, number: Int, profile: LayoutProfile, library: FontLibrary) throws -> [String] {
        let shapes = try all(on: page, library: library)
        var faults: [String] = []
        for shape in shapes {
            if !profile.printableArea.contains(shape.area) { faults.append("\(shape.zone) leaves the printable area") }
            if let zone = zone(of: shape.zone, on: number, profile), !zone.contains(shape.area) {
                faults.append("\(shape.zone) leaves its zone")
            }
            for clear in profile.keptClear where clear.page == number && clear.area.overlaps(shape.area) {
                faults.append("\(shape.zone) stands in \(clear.name)")
            }
        }
        for (index, shape) in shapes.enumerated() {
            // Lines of one text may come as close as their line height lets them; a code touches nothing.
            for other in shapes[(index + 1)...]
            where (other.zone != shape.zone || shape.zone == .kix) && other.area.overlaps(shape.area) {
                faults.append("\(shape.zone) overlaps \(other.zone)")
            }
        }
        return faults
    }

    private static func zone(of zone: PageZone, on number: Int, _ profile: LayoutProfile) -> Rectangle? {
        switch zone {
        case .letterhead: profile.letterheadRules.reduce(profile.letterhead.area) { $0.enclosing($1) }
        case .turnOver: profile.body.turnOver?.zone.area
        case .returnLine: profile.returnLine.area
        // A quiet zone of 2 mm may be white of the window.
        case .address, .kix: profile.address.area
        case .reference: number == 1 ? profile.reference?.area : profile.body.continuationLine?.area
        case .body: number == profile.body.page ? profile.body.area : profile.body.continuation
        case .mark: profile.mark.area
        case .qr, .drawing, .foldMarks, .proof: nil
        }
    }
}

extension Rectangle {
    /// The smallest that holds this one and another.
    fileprivate func enclosing(_ other: Rectangle) -> Rectangle {
        let (left, top) = (min(left, other.left), min(top, other.top))
        return Rectangle(
            x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }
}
