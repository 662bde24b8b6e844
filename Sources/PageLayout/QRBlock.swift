import Canvas
import LetterComposition
import Measures

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
}
