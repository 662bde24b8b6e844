import Canvas
import LetterComposition
import Measures

/// Sets texts for a screen: one column, large type, strip by strip in the order of reading.
struct ScreenSetting {
    private let library: FontLibrary
    private let drawings: [String: LineDrawing]
    private(set) var strips: [ScreenStrip] = []
    /// What the figures show, in their order.
    private(set) var alternatives: [String] = []
    /// Whether the items of each list are numbered, in their order.
    private(set) var numberedLists: [Bool] = []

    private static let size = 14.0
    private static let lineHeight = 1.4
    private static let indent = 12.mm
    private static let pictureWidth = 40.mm
    /// Lines of a text that no page ends in.
    private static let shortest = 6
    private static let codeWidth = 30.mm

    /// - Parameter drawings: by the name that the texts have for them.
    init(_ parts: [ScreenPart], library: FontLibrary, drawings: [String: LineDrawing]) throws {
        self.library = library
        self.drawings = drawings
        for part in parts {
            switch part {
            case .lines(let lines): try add(lines: lines)
            case .text(let outline): for node in outline.nodes { try add(node) }
            }
        }
    }

    private mutating func add(_ node: LetterOutline.Node) throws {
        switch node {
        case .heading(1, let fragments):
            try add(spans(fragments, size: 22, weight: .bold), as: .title, gap: 10.mm, isHeading: true)
        case .heading(_, let fragments):
            try add(spans(fragments, size: 16, weight: .bold), as: .heading, gap: 8.mm, isHeading: true)
        case .paragraph(let fragments): try add(spans(fragments), as: .paragraph)
        case .figure(let figure): strips.append(try strip(figure))
        case .list(let items): try add(items)
        }
    }

    private mutating func add(lines: [String]) throws {
        var strips: [ScreenStrip] = []
        for (index, line) in lines.enumerated() {
            // Whoever reads the PDF out would join the last word of a line and the first of the next.
            let text = index < lines.count - 1 ? line + " " : line
            let gap = index == 0 ? 4.mm : Length.zero
            strips += try self.strips(of: [TextSpan(text, TextStyle(size: Self.size))], gap: gap)
        }
        wrap(&strips, opening: [.begin(.paragraph)], closing: [.end(.paragraph)])
        self.strips += strips
    }

    private mutating func add(
        _ spans: [TextSpan], as tag: StructureTag, gap: Length = 4.mm, isHeading: Bool = false
    ) throws {
        var lines = try strips(of: spans, gap: gap)
        if isHeading { for index in lines.indices { lines[index].keepsWithNext = true } }
        wrap(&lines, opening: [.begin(tag)], closing: [.end(tag)])
        strips += lines
    }

    private mutating func add(_ items: [LetterOutline.Item]) throws {
        numberedLists.append(items.first?.number != nil)
        for (index, item) in items.enumerated() {
            let label = TextSpan(item.number.map { "\($0)." } ?? "•", TextStyle(size: Self.size, weight: .bold))
            var lines = try strips(of: spans(item.fragments), indent: Self.indent, gap: 3.mm)
            // What stands in an element beside others belongs to nothing in Cairo.
            if !item.figures.isEmpty { wrap(&lines, opening: [.begin(.paragraph)], closing: [.end(.paragraph)]) }
            for figure in item.figures { lines.append(try strip(figure, indent: Self.indent)) }
            let marker = try strips(of: [label], gap: .zero).flatMap(\.marks)
            wrap(
                &lines,
                opening: (index == 0 ? [.begin(.list)] : [])
                    + [.begin(.item), .begin(.label)] + marker + [.end(.label), .begin(.itemBody)],
                closing: [.end(.itemBody), .end(.item)] + (index == items.count - 1 ? [.end(.list)] : []))
            strips += lines
        }
    }

    private func wrap(_ strips: inout [ScreenStrip], opening: [ScreenPage.Mark], closing: [ScreenPage.Mark]) {
        guard let last = strips.indices.last else { return }
        strips[0].marks = opening + strips[0].marks
        strips[last].marks += closing
    }

    // MARK: Text

    private func spans(_ fragments: [LetterFragment], size: Double = Self.size, weight: FontWeight = .regular)
        -> [TextSpan]
    {
        fragments.map { TextSpan($0.text, TextStyle(size: size, weight: $0.isStrong ? .bold : weight)) }
    }

    /// Lines of a text.
    private func strips(of spans: [TextSpan], indent: Length = .zero, gap: Length) throws -> [ScreenStrip] {
        let style = spans.first?.style ?? TextStyle(size: Self.size)
        let height = Length(points: style.size * Self.lineHeight)
        let extent = try library.extent(of: style)
        let baseline = (height - extent.ascent - extent.descent) * 0.5 + extent.ascent
        let lines = try library.lines(of: spans, width: ScreenPage.area.size.width - indent, breaks: .atSpaces)
        return try lines.enumerated().map { index, line in
            let text = index < lines.count - 1 ? try library.goingOn(line) : line
            return ScreenStrip(
                marks: [.text(text, baseline: Point(x: indent, y: baseline))], height: height,
                gap: index == 0 ? gap : .zero,
                keepsWithNext: index < lines.count - 1 && lines.count <= Self.shortest)
        }
    }

    // MARK: Figures

    private mutating func strip(_ figure: LetterOutline.Figure, indent: Length = .zero) throws -> ScreenStrip {
        let (mark, height): (ScreenPage.Mark, Length)
        switch figure {
        case .code(let qr):
            let code = try QRCode.encode(qr.address)
            height = Self.codeWidth
            mark = .code(code, Rectangle(x: indent, y: .zero, width: Self.codeWidth, height: height))
        case .drawing(let reference):
            guard let drawing = drawings[reference.name] else { throw PublicationError.noDrawing(reference.name) }
            height = Self.pictureWidth * drawing.heightByWidth
            mark = .drawing(drawing, Rectangle(x: indent, y: .zero, width: Self.pictureWidth, height: height))
        }
        alternatives.append(figure.alternative)
        return ScreenStrip(
            marks: [.begin(.figure), mark, .end(.figure)], height: height, gap: 4.mm, keepsWithNext: true)
    }
}
