import StrictFiles

/// Which elements and attributes a drawing may have: a closed list, so that it looks the same everywhere.
///
/// Text would take its font from the machine, images and links would open other files. Less than all of XML is
/// understood here, on purpose: no declarations, no entities, attributes in double quotes. Whether the elements are
/// nested well is for librsvg, which is given no more of them, and not deeper, than it draws in no time.
enum SVGElementCheck {
    static let elements: Set<String> = [
        "svg", "g", "path", "line", "rect", "circle", "ellipse", "polyline", "polygon", "title", "desc",
    ]
    private static let attributes: Set<String> = [
        "xmlns", "version", "viewBox", "width", "height", "id", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx",
        "ry", "d", "points", "transform", "fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap",
        "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "role", "aria-label",
    ]

    private static let mostElements = 2000
    /// Of groups in groups.
    private static let deepest = 20

    static func run(on svg: String) throws(LineDrawingError) {
        guard LineDrawing.fileLimit.allows(svg.utf8.count) else {
            throw .tooMuch("bytes", most: "\(LineDrawing.fileLimit)", line: nil)
        }
        var (count, depth) = (0, 0)
        let comment = /<!--(?:(?!--)[\s\S])*-->/
        let declaration = /<\?xml[^<>?]*\?>/
        let tag = /<\/?([A-Za-z][A-Za-z0-9:]*)((?:\s+[A-Za-z][A-Za-z0-9:-]*\s*=\s*"[^"<&]*")*)\s*\/?>/
        var rest = svg[...]
        func line() -> Int { svg[..<rest.startIndex].reduce(1) { $1.isNewline ? $0 + 1 : $0 } }
        if let match = rest.prefixMatch(of: declaration) { rest = rest[match.range.upperBound...] }
        while let next = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            rest = rest[next...]
            if let match = rest.prefixMatch(of: comment) {
                rest = rest[match.range.upperBound...]
                continue
            }
            guard let match = rest.prefixMatch(of: tag) else { throw .notSVG(line: line()) }
            guard elements.contains(String(match.1)) else { throw .element(String(match.1), line: line()) }
            for attribute in match.2.matches(of: /([A-Za-z0-9:-]+)\s*=\s*"[^"]*"/)
            where !attributes.contains(String(attribute.1)) {
                throw .attribute(String(attribute.1), line: line())
            }
            if match.0.hasPrefix("</") {
                depth -= 1
            } else {
                count += 1
                guard count <= mostElements else {
                    throw .tooMuch("elements", most: "\(mostElements)", line: line())
                }
                if !match.0.hasSuffix("/>") { depth += 1 }
                guard depth <= deepest else {
                    throw .tooMuch("elements in each other", most: "\(deepest)", line: line())
                }
            }
            rest = rest[match.range.upperBound...]
        }
    }
}
