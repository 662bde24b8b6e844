import CCairo
import CRSVG
package import StrictFiles

/// A simple black line drawing (SVG, through librsvg) that can be put on a page at any size.
package struct LineDrawing: Hashable, Sendable {
    /// In the drawing's own units.
    private static let sides = 1.0...10_000
    package static let fileLimit = FileLimit.kilobytes(100)

    let svg: String
    /// Height divided by width.
    package let heightByWidth: Double
    /// SHA-256 of the file's text: two drawings with the same digest are the same.
    package let digest: [UInt8]

    /// Refuses what could look different elsewhere or does not print in black: text, images, links, styles, colours.
    package init(svg: String) throws(LineDrawingError) {
        try SVGElementCheck.run(on: svg)
        let handle = try SVGHandle(svg)
        let size = try handle.size
        // What a letter draws keeps these proportions: a side that is next to nothing would make the other endless.
        guard Self.sides.contains(size.width), Self.sides.contains(size.height) else { throw .noSize }
        guard try handle.isBlack else { throw .notBlack }
        self.svg = svg
        heightByWidth = size.height / size.width
        digest = SHA256.digest(of: Array(svg.utf8))
    }

    package static func == (left: Self, right: Self) -> Bool { left.digest == right.digest }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// Why a drawing may not stand in a letter.
package enum LineDrawingError: Error, Hashable, Sendable, CustomStringConvertible {
    case notSVG(line: Int)
    case element(String, line: Int)
    case attribute(String, line: Int)
    /// More than a simple drawing has: of what, and how much may be.
    case tooMuch(String, most: String, line: Int?)
    case noSize
    case notBlack
    case unusable

    package var line: Int? {
        switch self {
        case .notSVG(let line), .element(_, let line), .attribute(_, let line): line
        case .tooMuch(_, _, let line): line
        case .noSize, .notBlack, .unusable: nil
        }
    }

    package var description: String {
        switch self {
        case .notSVG:
            "This is not a tag that a drawing may have. Write elements with attributes in double quotes; no entities."
        case .element(let name, _):
            "The element <\(name)> is not allowed. A drawing has lines and shapes only: "
                + SVGElementCheck.elements.sorted().joined(separator: ", ") + "."
        case .attribute(let name, _):
            "The attribute \(name) is not allowed in a drawing. Write its looks in the attributes stroke and fill."
        case .tooMuch(let what, let most, _):
            "The drawing has more \(what) than \(most). Draw it more simply: a letter shows a few lines and shapes."
        case .noSize:
            "The drawing has no size from 1 to 10,000. Give <svg> a viewBox, or a width and a height."
        case .notBlack: "The drawing is not black only. Use black for lines and leave what is white open (fill none)."
        case .unusable: "librsvg cannot draw this SVG file."
        }
    }
}

/// librsvg's view of a drawing (`RsvgHandle`).
@safe struct SVGHandle: ~Copyable {
    private let handle: UnsafeMutablePointer<RsvgHandle>

    init(_ svg: String) throws(LineDrawingError) {
        let bytes = Array(svg.utf8)
        // Without a base address librsvg opens no other files.
        guard let handle = unsafe rsvg_handle_new_from_data(bytes, UInt(bytes.count), nil) else { throw .unusable }
        unsafe self.handle = handle
    }

    deinit { unsafe g_object_unref(UnsafeMutableRawPointer(handle)) }

    /// In the drawing's own units.
    var size: (width: Double, height: Double) {
        get throws(LineDrawingError) {
            var hasWidth: gboolean = 0
            var hasHeight: gboolean = 0
            var hasViewBox: gboolean = 0
            var (width, height, viewBox) = (RsvgLength(), RsvgLength(), RsvgRectangle())
            unsafe rsvg_handle_get_intrinsic_dimensions(
                handle, &hasWidth, &width, &hasHeight, &height, &hasViewBox, &viewBox)
            if hasViewBox != 0 { return (viewBox.width, viewBox.height) }
            // Without a size of its own a drawing is as large as its page.
            guard hasWidth != 0, hasHeight != 0, width.unit != RSVG_UNIT_PERCENT, height.unit != RSVG_UNIT_PERCENT
            else { throw .noSize }
            return (width.length, height.length)
        }
    }

    /// Draws into a rectangle in points.
    func draw(on context: OpaquePointer, x: Double, y: Double, width: Double, height: Double) -> Bool {
        var viewport = RsvgRectangle(x: x, y: y, width: width, height: height)
        return unsafe rsvg_handle_render_document(handle, context, &viewport, nil) != 0
    }

    /// Whether every dot that it draws has neither red, green nor blue: tried at a size that shows thin lines too.
    var isBlack: Bool {
        get throws(LineDrawingError) {
            let side = 256
            guard let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(side), Int32(side)) else {
                throw .unusable
            }
            defer { unsafe cairo_surface_destroy(surface) }
            guard let context = unsafe cairo_create(surface) else { throw .unusable }
            let isDrawn = unsafe draw(on: context, x: 0, y: 0, width: Double(side), height: Double(side))
            unsafe cairo_destroy(context)
            unsafe cairo_surface_flush(surface)
            guard isDrawn, let data = unsafe cairo_image_surface_get_data(surface) else { throw .unusable }
            let stride = Int(unsafe cairo_image_surface_get_stride(surface))
            let bytes = unsafe UnsafeRawBufferPointer(start: data, count: stride * side)
            // Premultiplied blue, green, red, alpha in a machine's order; all of ours are little-endian.
            return unsafe !bytes.enumerated().contains { $0 % 4 != 3 && $1 != 0 }
        }
    }
}
