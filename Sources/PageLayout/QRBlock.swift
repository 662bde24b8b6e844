import Canvas
import LetterComposition
import Measures

/// A QR code in the margin beside the text, with what it is good for and its readable address under it.
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
        let caption = try reference.caption.map { text throws(LayoutError) in
            try typesetter.lines(of: [TextSpan(text, style)], width: zone.labelWidth, zone: .qr)
        }
        let weight: FontWeight = caption == nil ? .regular : .bold
        let address = try typesetter.lines(
            of: [TextSpan(reference.readableAddress, TextStyle(size: zone.labelSize, weight: weight))],
            width: zone.labelWidth, zone: .qr)
        // An address over two lines is typed wrong.
        guard address.count == 1 else { throw .doesNotFit(.qr) }
        let labels = (caption ?? []) + address
        let lineHeight = Length(points: zone.labelSize * 1.2)
        let first = quietZone * 2 + side + (try typesetter.baseline(size: zone.labelSize, lineHeight: lineHeight))
        items =
            [PageItem(.qr, .code(code, Rectangle(x: left, y: quietZone, width: side, height: side)))]
            + labels.enumerated().map { number, line in
                PageItem(.qr, .text(line, baseline: Point(x: left, y: first + lineHeight * Double(number))))
            }
        let width = labels.map(\.width).max() ?? .zero
        // The quiet zone may reach into the free edge, which is white; never into the text.
        guard zone.x - quietZone >= profile.body.area.right else { throw .overlap(.qr, with: "body") }
        guard zone.x + max(side, width) <= profile.printableArea.right else { throw .doesNotFit(.qr) }
    }
}
