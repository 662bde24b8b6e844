import Canvas
import Markup
import Measures
import PageLayout
import Stationery

/// What can be shown over the picture of a page: where machines and the post expect what.
struct Overlays: Sendable {
    enum Layer: String, CaseIterable, Sendable {
        case window = "venster"
        case folds = "vouwen"
        case freeEdge = "rand"
        case mark = "merk"
        case keptClear = "vrij"
        case qr
        case letterhead = "briefhoofd"

        var inDutch: String {
            switch self {
            case .window: "Venster van de envelop"
            case .folds: "Vouwlijnen"
            case .freeEdge: "Vrije rand"
            case .mark: "Merk voor de machine"
            case .keptClear: "Vrij voor de post"
            case .qr: "Wit om de QR-code"
            case .letterhead: "Voorbedrukt briefhoofd"
            }
        }
    }

    private let size: Size
    private var shapes: [Layer: [HTML]] = [:]

    /// Where a text that is too long should have ended; nil for all others.
    private let limit: Length?

    /// - Parameter number: of the page, from 1.
    init(_ page: Page, number: Int, _ profile: LayoutProfile, limit: Length? = nil) {
        size = page.size
        self.limit = limit
        if number == 1 {
            if let window = profile.window { add(.window, window) }
            if profile.hasPreprintedLetterhead { add(.letterhead, profile.letterhead.area) }
        }
        for fold in profile.folds { shapes[.folds, default: []].append(Self.line(fold, width: page.size.width)) }
        add(.freeEdge, profile.printableArea)
        if (number - 1).isMultiple(of: profile.pagesPerSheet) {
            add(.mark, profile.mark.clearArea)
            add(.mark, profile.mark.area)
        }
        for zone in profile.keptClear where zone.page == number { add(.keptClear, zone.area) }
        for item in page.items { for area in Self.codes(in: item) { add(.qr, area) } }
    }

    /// Layers that have something to show on this page.
    var layers: [Layer] { Layer.allCases.filter { shapes[$0] != nil } }

    /// One check box a layer. They stand before the sheet, and style sheets do the rest: no script is needed.
    var choices: HTML {
        let boxes = layers.map { layer -> HTML in
            """
            <li><input type="checkbox" id="toon-\(layer.rawValue)"><label class="\(layer.rawValue)" \
            for="toon-\(layer.rawValue)">\(layer.inDutch)</label></li>
            """
        }
        return """
            <fieldset class="layers"><legend>Laat ook zien</legend><ul>\(boxes)</ul></fieldset>
            """
    }

    var drawing: HTML {
        let groups = layers.map { layer -> HTML in
            #"<g class="layer \#(layer.rawValue)">\#(shapes[layer] ?? [])</g>"#
        }
        return """
            <svg class="overlay" viewBox="0 0 \(Self.number(size.width)) \(Self.number(size.height))" \
            preserveAspectRatio="none" aria-hidden="true" focusable="false">\(groups)\(tooMuch)</svg>
            """
    }

    private var tooMuch: HTML {
        guard let limit else { return .nothing }
        let rest = Rectangle(x: .zero, y: limit, width: size.width, height: size.height - limit)
        return #"<g class="too-much">\#(Self.rectangle(rest))\#(Self.line(limit, width: size.width))</g>"#
    }

    private mutating func add(_ layer: Layer, _ area: Rectangle) {
        shapes[layer, default: []].append(Self.rectangle(area))
    }

    /// The white that a reader's telephone needs around a QR code.
    private static func codes(in item: PageItem) -> [Rectangle] {
        switch item.content {
        case .code(let matrix, let area) where item.zone == .qr:
            [area.inset(by: .zero - area.size.width * (Double(QRCode.quietZone) / Double(matrix.width)))]
        case .form(let form, let place):
            form.items.flatMap(codes).map { area in
                Rectangle(
                    x: area.left + place.x, y: area.top + place.y, width: area.size.width, height: area.size.height)
            }
        default: []
        }
    }

    static func rectangle(_ area: Rectangle) -> HTML {
        """
        <rect x="\(number(area.left))" y="\(number(area.top))" width="\(number(area.size.width))" \
        height="\(number(area.size.height))"/>
        """
    }

    private static func line(_ y: Length, width: Length) -> HTML {
        #"<line x1="0" y1="\#(number(y))" x2="\#(number(width))" y2="\#(number(y))"/>"#
    }

    /// Millimetres to the hundredth.
    static func number(_ length: Length) -> String { String((length.millimetres * 100).rounded() / 100) }
}
