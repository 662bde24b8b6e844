import Canvas
import LetterComposition

/// A QR code with its readable address under it, in the margin beside the text.
struct QRBlock {
    /// From the top left corner of the body's element beside which it stands.
    let items: [PageItem]

    init(_ reference: QRReference, profile: LayoutProfile, typesetter: Typesetter) throws(LayoutError) {
        guard let zone = profile.qr else { throw .noPlace(.qr) }
        let code: BitMatrix
        do { code = try QRCode.encode(reference.address) } catch { throw .code(error.description) }
        let side = zone.module * Double(code.width)
        let left = zone.x - profile.body.area.left
        let quietZone = zone.module * Double(QRCode.quietZone)
        let style = TextStyle(size: zone.labelSize)
        let lines = try typesetter.lines(
            of: [TextSpan(reference.readableAddress, style)], width: zone.labelWidth, zone: .qr)
        // An address over two lines is typed wrong.
        guard let label = lines.first, lines.count == 1 else { throw .doesNotFit(.qr) }
        let baseline = try typesetter.baseline(size: zone.labelSize, lineHeight: Length(points: zone.labelSize * 1.2))
        items = [
            PageItem(.qr, .code(code, Rectangle(x: left, y: quietZone, width: side, height: side))),
            PageItem(.qr, .text(label, baseline: Point(x: left, y: quietZone * 2 + side + baseline))),
        ]
        // The quiet zone may reach into the free edge, which is white; never into the text.
        guard zone.x - quietZone >= profile.body.area.right else { throw .overlap(.qr, with: "body") }
        guard zone.x + max(side, label.width) <= profile.printableArea.right else { throw .doesNotFit(.qr) }
    }

    /// Refuses a code or an address that came to stand on something else that is printed, on a zone kept clear, or off
    /// the page.
    static func check(_ items: [PageItem], on page: Int, profile: LayoutProfile) throws(LayoutError) {
        for item in items {
            switch item.content {
            case .form(let form, let place):
                try check(form.items.map { $0.moved(by: place) }, on: page, profile: profile)
            case .code(let code, let area) where item.zone == .qr:
                let module = area.size.width.millimetres / Double(code.width)
                let quietZone = (module * Double(QRCode.quietZone)).mm
                try check(printed: area, needed: area.inset(by: quietZone * -1), on: page, profile: profile)
            case .text(let line, let baseline) where item.zone == .qr:
                let size = Length(points: line.runs.map(\.size).max() ?? 0)
                let area = Rectangle(x: baseline.x, y: baseline.y - size, width: line.width, height: size * 1.2)
                try check(printed: area, needed: area, on: page, profile: profile)
            default: break
            }
        }
    }

    private static func check(
        printed: Rectangle, needed: Rectangle, on page: Int, profile: LayoutProfile
    ) throws(LayoutError) {
        guard profile.printableArea.contains(printed) else { throw .doesNotFit(.qr) }
        // Beside the body it stands by its place.
        for zone in profile.printedZones(of: page) where !["body", "continuation"].contains(zone.name) {
            guard !needed.overlaps(zone.area) else { throw .overlap(.qr, with: zone.name) }
        }
        for clear in profile.keptClear where clear.page == page {
            guard !needed.overlaps(clear.area) else { throw .overlap(.qr, with: clear.name) }
        }
        if page == 1, let window = profile.window, needed.overlaps(window) { throw .overlap(.qr, with: "window") }
    }
}
