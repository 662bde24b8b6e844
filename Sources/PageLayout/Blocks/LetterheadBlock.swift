import Canvas
import Measures

/// The sender's name, the organisation behind it, and the lines beside them: the same on every letter.
struct LetterheadBlock {
    let items: [PageItem]

    /// - Parameter organisation: not printed where the layout has no place for it.
    init(
        _ name: String, organisation: String?, profile: LayoutProfile, typesetter: Typesetter
    ) throws(LayoutError) {
        let zone = profile.letterhead
        var texts = try typesetter.zone([[TextSpan(name, zone.style)]], in: zone, as: .letterhead)
        if let organisation, let look = profile.organisation {
            let taken = zone.lineHeight * Double(texts.count)
            let area = Rectangle(
                x: zone.area.left, y: zone.area.top + taken, width: zone.area.size.width,
                height: zone.area.size.height - taken)
            let under = LayoutProfile.TextZone(
                area: area, size: look.size, weight: look.weight, lineHeight: look.lineHeight)
            texts += try typesetter.zone([[TextSpan(organisation, under.style)]], in: under, as: .letterhead)
        }
        items = texts + profile.letterheadRules.map { PageItem(.letterhead, .rule($0)) }
    }
}
