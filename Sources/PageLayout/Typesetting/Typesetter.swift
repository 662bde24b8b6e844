import Canvas
import LetterComposition
import Measures

/// Sets single parts of a letter: lines in a zone, paragraphs, list items, headings.
struct Typesetter {
    let library: FontLibrary
    let text: LayoutProfile.BodyText
    let bodyWidth: Length
    /// What was set before; nil for texts that stand in one letter only.
    var known: SetTexts?

    /// What two parts of the body that stand under each other are, for the white between them.
    enum PartKind: Hashable {
        case text(TextElementKind)
        case box
        case code
    }

    /// A part of the body, set: items from its own top left corner.
    struct SetElement {
        var items: [PageItem]
        var height: Length
        var kind: PartKind

        /// A heading stays on the page of what follows it.
        var keepsWithNext: Bool {
            if case .text(.heading) = kind { true } else { false }
        }
    }

    func lines(
        of spans: [TextSpan], width: Length, zone: PageZone
    ) throws(LayoutError) -> [TextLine] {
        let lines: [TextLine]
        let breaks: LineBreaks = zone == .body ? .atSpaces : .atSpacesAndHyphens
        do { lines = try library.lines(of: spans, width: width, breaks: breaks) } catch {
            if case .textTooLong = error { throw .doesNotFit(zone) }
            throw .font(error.description)
        }
        guard !lines.contains(where: \.hasMissingGlyphs) else { throw .missingGlyph(zone) }
        return lines
    }

    /// Sets texts under each other in a zone, each on as many lines as it takes, from the zone's top.
    ///
    /// - Parameter groupGap: white above each text that is all bold, but for the first.
    func zone(
        _ texts: [[TextSpan]], in zone: LayoutProfile.TextZone, as name: PageZone, groupGap: Length = .zero
    ) throws(LayoutError) -> [PageItem] {
        let first = try baseline(size: zone.size, lineHeight: zone.lineHeight)
        var items: [PageItem] = []
        var y = Length.zero
        for (index, spans) in texts.enumerated() {
            if index > 0, spans.allSatisfy({ $0.style.weight == .bold }) { y = y + groupGap }
            for line in try lines(of: spans, width: zone.area.size.width, zone: name) {
                guard line.width.micrometres <= zone.area.size.width.micrometres else { throw .doesNotFit(name) }
                let baseline = Point(x: zone.area.left, y: zone.area.top + first + y)
                items.append(PageItem(name, .text(line, baseline: baseline)))
                y = y + zone.lineHeight
            }
        }
        guard y.micrometres <= zone.area.size.height.micrometres else { throw .doesNotFit(name) }
        return items
    }

    /// - Parameters:
    ///   - width: nil for that of the body.
    ///   - callOut: the font size of a paragraph that is all bold, where it has one of its own.
    func element(
        _ element: TextElement<LetterFragment>, width: Length? = nil, callOut: Double? = nil
    ) throws(LayoutError) -> SetElement {
        let width = width ?? bodyWidth
        guard let known else { return try set(element, width: width, callOut: callOut) }
        let key = SetTexts.Key(element: element, text: text, width: width, callOut: callOut)
        return try known.element(key) { () throws(LayoutError) in try set(element, width: width, callOut: callOut) }
    }

    private func set(
        _ element: TextElement<LetterFragment>, width: Length, callOut: Double?
    ) throws(LayoutError) -> SetElement {
        var style = self.style(of: element.kind)
        var spacing = text.lineSpacing
        if let callOut, element.kind == .paragraph, element.fragments.allSatisfy(\.isStrong) {
            (style.size, spacing) = (callOut, Self.calledOutSpacing)
        }
        let lineHeight = Length(points: style.size * spacing)
        let indent = isItem(element.kind) ? text.indent : .zero
        let spans = element.fragments.map { fragment in
            TextSpan(
                fragment.text, TextStyle(size: style.size, weight: fragment.isStrong ? .bold : style.weight))
        }
        let lines = try self.lines(of: spans, of: element.kind, width: width - indent)
        let first = try baseline(size: style.size, lineHeight: lineHeight)
        var items = lines.enumerated().map { index, line in
            PageItem(
                .body, .text(line, baseline: Point(x: indent, y: first + lineHeight * Double(index))))
        }
        if let label = label(of: element.kind), let line = try self.lines(of: [label], width: indent, zone: .body).first
        {
            items.insert(PageItem(.body, .text(line, baseline: Point(x: .zero, y: first))), at: 0)
        }
        return SetElement(items: items, height: lineHeight * Double(lines.count), kind: .text(element.kind))
    }

    /// Large letters stand nearer to what is above and under them.
    private static let calledOutSpacing = 1.2

    /// From the top of a line to its baseline, with the room above and below the letters shared equally.
    func baseline(size: Double, lineHeight: Length) throws(LayoutError) -> Length {
        do {
            let extent = try library.extent(of: TextStyle(size: size))
            return (lineHeight - extent.ascent - extent.descent) * 0.5 + extent.ascent
        } catch { throw .font(error.description) }
    }

    private func style(of kind: TextElementKind) -> TextStyle {
        switch kind {
        case .heading(level: 1): TextStyle(size: text.title, weight: .bold)
        case .heading: TextStyle(size: text.heading, weight: .bold)
        case .paragraph, .numberedItem, .plainItem: TextStyle(size: text.size)
        }
    }

    private func isItem(_ kind: TextElementKind) -> Bool { label(of: kind) != nil }

    /// Steps have large numbers: they are the letter's visual support.
    private func label(of kind: TextElementKind) -> TextSpan? {
        switch kind {
        case .numberedItem(let number): TextSpan("\(number)", TextStyle(size: text.number, weight: .bold))
        case .plainItem: TextSpan("•", TextStyle(size: text.size))
        case .heading, .paragraph: nil
        }
    }

    /// The white between two parts that stand under each other.
    func gap(after upper: PartKind, before lower: PartKind) -> Length {
        switch (upper, lower) {
        case (.text(.heading(level: 1)), _): text.titleGap
        case (.text(.heading), .text(.numberedItem)), (.text(.heading), .text(.plainItem)): text.itemGap
        case (.text(.heading), .text): .zero
        case (_, .text(.heading)), (.box, _), (_, .box), (_, .code): text.headingGap
        case (.text(.numberedItem), .text(.numberedItem)), (.text(.plainItem), .text(.plainItem)): text.itemGap
        default: text.paragraphGap
        }
    }
}
