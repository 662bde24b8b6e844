import Canvas
import Measures

/// The lines of the envelope with the post's barcode (KIX) above or under them, in the address zone of a layout.
struct AddressBlock {
    let items: [PageItem]

    /// - Parameter kix: the barcode's content; nil abroad, and where the address cannot be said in it.
    init(_ lines: [String], kix: String?, profile: LayoutProfile, typesetter: Typesetter) throws(LayoutError) {
        if let kix, profile.kix != .none {
            let modules: BitMatrix
            do { modules = KIXCode.modules(of: try KIXCode.encode(kix)) } catch { throw .code(error.description) }
            for zone in profile.addressZones(lines: lines.count) {
                if let block = try Self.items(lines, in: zone, kix: modules, of: profile, typesetter) {
                    items = block
                    return
                }
            }
        }
        // The address goes before the code, which only helps the post.
        for zone in profile.addressZones(lines: lines.count).dropLast() {
            if let block = try Self.texts(lines, in: zone, of: profile, typesetter) {
                items = block
                return
            }
        }
        items = try typesetter.zone(Self.spans(lines, profile.address), in: profile.address, as: .address)
    }

    /// Nil where lines and code together do not fit.
    private static func items(
        _ lines: [String], in zone: LayoutProfile.TextZone, kix modules: BitMatrix, of profile: LayoutProfile,
        _ typesetter: Typesetter
    ) throws(LayoutError) -> [PageItem]? {
        let size = KIXCode.size(of: modules)
        let room = size.height + KIXCode.quietZone
        guard size.width <= zone.area.size.width else { return nil }
        // The text keeps its zone but for the room that the code takes at one end of it.
        var text = zone
        text.area = Rectangle(
            x: zone.area.left, y: profile.kix == .above ? zone.area.top + room : zone.area.top,
            width: zone.area.size.width, height: zone.area.size.height - room)
        guard let address = try texts(lines, in: text, of: profile, typesetter) else { return nil }
        let top =
            profile.kix == .above
            ? zone.area.top : zone.area.top + zone.lineHeight * Double(address.count) + KIXCode.quietZone
        let area = Rectangle(x: zone.area.left, y: top, width: size.width, height: size.height)
        return address + [PageItem(.kix, .code(modules, area))]
    }

    /// Nil where the lines do not fit. Only in the zone's own size a line may take a second one.
    private static func texts(
        _ lines: [String], in zone: LayoutProfile.TextZone, of profile: LayoutProfile, _ typesetter: Typesetter
    ) throws(LayoutError) -> [PageItem]? {
        do {
            let items = try typesetter.zone(spans(lines, zone), in: zone, as: .address)
            return zone.size == profile.address.size || items.count == lines.count ? items : nil
        } catch .doesNotFit {
            return nil
        }
    }

    private static func spans(_ lines: [String], _ zone: LayoutProfile.TextZone) -> [[TextSpan]] {
        lines.map { [TextSpan($0, zone.style)] }
    }
}

extension LayoutProfile {
    /// The address zone in each size that an address may be set in, the largest first, the zone's own last; without those
    /// in which so many lines are too high.
    fileprivate func addressZones(lines: Int) -> [TextZone] {
        let sizes = stride(from: largestAddress ?? address.size, to: address.size, by: -1)
        return sizes.map { size in
            var zone = address
            zone.size = size
            zone.lineHeight = address.lineHeight * (size / address.size)
            return zone
        }.filter { $0.lineHeight * Double(lines) <= $0.area.size.height } + [address]
    }
}
