import Canvas
import Measures

/// The lines of the envelope with the post's barcode (KIX) above or under them, in the address zone of a layout.
struct AddressBlock {
    let items: [PageItem]

    /// - Parameter kix: the barcode's content; nil abroad, and where the address cannot be said in it.
    init(_ lines: [String], kix: String?, profile: LayoutProfile, typesetter: Typesetter) throws(LayoutError) {
        if let kix, profile.kix != .none,
            let block = try Self.items(lines, kix: kix, profile: profile, typesetter: typesetter)
        {
            items = block
        } else {
            items = try typesetter.zone(Self.spans(lines, profile), in: profile.address, as: .address)
        }
    }

    /// Nil where lines and code together do not fit: the address goes before the code, which only helps the post.
    private static func items(
        _ lines: [String], kix: String, profile: LayoutProfile, typesetter: Typesetter
    ) throws(LayoutError) -> [PageItem]? {
        let modules: BitMatrix
        do { modules = KIXCode.modules(of: try KIXCode.encode(kix)) } catch { throw .code(error.description) }
        let size = KIXCode.size(of: modules)
        let room = size.height + KIXCode.quietZone
        let zone = profile.address
        // The text keeps its zone but for the room that the code takes at one end of it.
        var text = zone
        text.area = Rectangle(
            x: zone.area.left, y: profile.kix == .above ? zone.area.top + room : zone.area.top,
            width: zone.area.size.width, height: zone.area.size.height - room)
        let address: [PageItem]
        do { address = try typesetter.zone(spans(lines, profile), in: text, as: .address) } catch .doesNotFit {
            return nil
        }
        guard size.width <= zone.area.size.width else { return nil }
        let top =
            profile.kix == .above
            ? zone.area.top : zone.area.top + zone.lineHeight * Double(address.count) + KIXCode.quietZone
        let area = Rectangle(x: zone.area.left, y: top, width: size.width, height: size.height)
        return address + [PageItem(.kix, .code(modules, area))]
    }

    private static func spans(_ lines: [String], _ profile: LayoutProfile) -> [[TextSpan]] {
        lines.map { [TextSpan($0, profile.address.style)] }
    }
}
