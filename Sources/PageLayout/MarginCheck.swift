import Canvas
import Measures

/// Watches over the margin of one page: nothing there may stand on anything else, on a zone kept clear, or off the page.
struct MarginCheck {
    private let page: Int
    private let profile: LayoutProfile
    private var standing: [(zone: PageZone, area: Rectangle)] = []

    init(page: Int, profile: LayoutProfile) {
        self.page = page
        self.profile = profile
    }

    /// Takes in what was placed on the page, and refuses what is in the way of something.
    mutating func add(_ items: [PageItem]) throws(LayoutError) {
        for item in items {
            switch item.content {
            case .form(let form, let place): try add(form.items.map { $0.moved(by: place) })
            case .code(let code, let area) where item.zone == .qr:
                let module = area.size.width.millimetres / Double(code.width)
                let quietZone = (module * Double(QRCode.quietZone)).mm
                try add(.qr, printed: area, needed: area.inset(by: quietZone * -1))
            case .text(let line, let baseline) where item.zone == .qr:
                let size = Length(points: line.runs.map(\.size).max() ?? 0)
                let area = Rectangle(x: baseline.x, y: baseline.y - size, width: line.width, height: size * 1.2)
                try add(.qr, printed: area, needed: area)
            case .drawing(_, let area, _): try add(.drawing, printed: area, needed: area)
            default: break
            }
        }
    }

    private mutating func add(
        _ zone: PageZone, printed: Rectangle, needed: Rectangle
    ) throws(LayoutError) {
        guard profile.printableArea.contains(printed) else { throw .doesNotFit(zone) }
        // Beside the body it stands by its place.
        for other in profile.printedZones(of: page) where !["body", "continuation"].contains(other.name) {
            guard !needed.overlaps(other.area) else { throw .overlap(zone, with: other.name) }
        }
        for clear in profile.keptClear where clear.page == page {
            guard !needed.overlaps(clear.area) else { throw .overlap(zone, with: clear.name) }
        }
        if page == 1, let window = profile.envelopeWindow, window.canShow(needed) {
            throw .overlap(zone, with: "window")
        }
        // The parts of one code stand as close as they should.
        for other in standing where other.zone != zone || zone == .drawing {
            guard !needed.overlaps(other.area) else { throw .overlap(zone, with: other.zone.rawValue) }
        }
        standing.append((zone, needed))
    }
}
