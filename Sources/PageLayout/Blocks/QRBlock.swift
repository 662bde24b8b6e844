import Canvas
import LetterComposition
import Measures

/// A QR code with what it is good for and its readable address, in the margin beside the text or under all of it.
struct QRBlock {
    /// From its own top left corner: in the margin that of the body's element beside which it stands.
    let items: [PageItem]
    let height: Length

    init(_ reference: QRReference, profile: LayoutProfile, typesetter: Typesetter) throws(LayoutError) {
        guard let zone = profile.qr else { throw .noPlace(.qr) }
        let code: BitMatrix
        do { code = try QRCode.encode(reference.address) } catch { throw .code(error.description) }
        let side = zone.module * Double(code.width)
        let quietZone = zone.module * Double(QRCode.quietZone)
        switch zone.place {
        case .margin(let x, let labelWidth):
            let label = try QRLabel(reference, zone: zone, width: labelWidth, typesetter: typesetter)
            let left = x - profile.body.area.left
            let under = quietZone * 2 + side
            items =
                [Self.item(code, x: left, y: quietZone, side: side)] + label.items(from: Point(x: left, y: under))
            height = under + label.height
            // The quiet zone may reach into the free edge, which is white; never into the text.
            guard x - quietZone >= profile.body.area.right else { throw .overlap(.qr, with: "body") }
            guard x + max(side, label.width) <= profile.printableArea.right else { throw .doesNotFit(.qr) }
        case .underText:
            // Twice the quiet zone: once to read the code, once for the eye.
            let left = side + quietZone * 2
            guard left < typesetter.bodyWidth else { throw .doesNotFit(.qr) }
            let label = try QRLabel(
                reference, zone: zone, width: typesetter.bodyWidth - left, typesetter: typesetter)
            height = max(quietZone * 2 + side, label.height)
            let middle = height * 0.5
            items =
                [Self.item(code, x: .zero, y: middle - side * 0.5, side: side)]
                + label.items(from: Point(x: left, y: middle - label.height * 0.5))
        }
    }

    private static func item(_ code: BitMatrix, x: Length, y: Length, side: Length) -> PageItem {
        PageItem(.qr, .code(code, Rectangle(x: x, y: y, width: side, height: side)))
    }
}

/// The words at a QR code: its caption, and the address for who types it.
private struct QRLabel {
    private let lines: [TextLine]
    private let lineHeight: Length
    private let baseline: Length

    init(
        _ reference: QRReference, zone: LayoutProfile.QRZone, width: Length, typesetter: Typesetter
    ) throws(LayoutError) {
        let style = TextStyle(size: zone.labelSize)
        let caption = try reference.caption.map { text throws(LayoutError) in
            try typesetter.lines(of: [TextSpan(text, style)], width: width, zone: .qr)
        }
        let weight: FontWeight = caption == nil ? .regular : .bold
        let address = try typesetter.lines(
            of: [TextSpan(reference.readableAddress, TextStyle(size: zone.labelSize, weight: weight))],
            width: width, zone: .qr)
        // An address over two lines is typed wrong.
        guard address.count == 1 else { throw .doesNotFit(.qr) }
        lines = (caption ?? []) + address
        lineHeight = Length(points: zone.labelSize * 1.2)
        baseline = try typesetter.baseline(size: zone.labelSize, lineHeight: lineHeight)
    }

    var width: Length { lines.map(\.width).max() ?? .zero }
    var height: Length { lineHeight * Double(lines.count) }

    func items(from place: Point) -> [PageItem] {
        lines.enumerated().map { number, line in
            PageItem(
                .qr,
                .text(line, baseline: Point(x: place.x, y: place.y + baseline + lineHeight * Double(number))))
        }
    }
}
