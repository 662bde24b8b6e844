import Canvas
package import Measures

/// A letter that its sheets do not hold, on a last page that goes on below: how much of it is too much.
package struct Overflow: Hashable, Sendable {
    /// The last of them is as high as its text, up to a hand's width more than its sheet.
    package let pages: [Page]
    /// Where the text has to end on the last page, from its top.
    package let limit: Length
    /// How many lines of ordinary text are too many; at least one.
    package let lines: Int

    /// More of it than this shows nothing new, and costs memory.
    private static let mostShown = 120.mm

    /// - Parameters:
    ///   - pages: laid out on `profile.goingOn`.
    ///   - profile: as it is printed. Nil where its sheets hold the letter.
    package init?(_ pages: [Page], of profile: LayoutProfile) {
        guard let index = pages.lastIndex(where: { $0.items.contains(where: \.isOfText) }) else { return nil }
        let isFirst = index + 1 == profile.body.page
        let area = isFirst ? profile.body.area : profile.body.continuation ?? profile.body.area
        // Pages between the first and the last are one with the last.
        let between = isFirst ? 0 : max(profile.sheets * profile.pagesPerSheet - profile.body.page - 1, 0)
        limit = area.bottom + area.size.height * Double(between)
        let bottom = pages[index].items.filter(\.isOfText).map(\.bottom).max() ?? .zero
        guard bottom > limit else { return nil }
        let lineHeight = Length(points: profile.text.size * profile.text.lineSpacing)
        lines = max(1, Int(((bottom - limit) / lineHeight).rounded(.up)))
        var shown = Array(pages[...index])
        for page in shown.indices { shown[page].size = profile.sheet }
        shown[index].size.height = min(max(profile.sheet.height, bottom + 8.mm), limit + Self.mostShown)
        self.pages = shown
    }
}

extension LayoutProfile {
    /// The same with a last page that holds any text, to see how much there is of one that is too long.
    package var goingOn: LayoutProfile {
        let more = 3000.mm
        var profile = self
        profile.sheet.height = sheet.height + more
        if let continuation = body.continuation, sheets * pagesPerSheet > body.page {
            profile.body.continuation?.size.height = continuation.size.height + more
        } else {
            profile.body.area.size.height = body.area.size.height + more
            profile.body.continuation = nil
        }
        // What stands in the margin further down is in nobody's way.
        profile.keptClear = []
        return profile
    }
}

extension PageItem {
    /// Whether it goes down the page with the text.
    fileprivate var isOfText: Bool { [.body, .qr, .drawing].contains(zone) }

    fileprivate var bottom: Length {
        switch content {
        // Tails of letters are a quarter of the font size.
        case .text(let line, let baseline):
            baseline.y + Length(points: line.runs.map(\.size).max() ?? 0) * 0.25
        case .rule(let area), .code(_, let area), .drawing(_, let area, _): area.bottom
        case .watermark: .zero
        case .form(let form, let place): (form.items.map(\.bottom).max() ?? .zero) + place.y
        }
    }
}
