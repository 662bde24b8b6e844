import Canvas
import Testing

@Suite struct LineDrawingTests {
    private func svg(_ content: String, _ attributes: String = "viewBox=\"0 0 100 50\"") -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" \(attributes)>\n\(content)\n</svg>"
    }

    private func error(_ svg: String) -> LineDrawingError? {
        do throws(LineDrawingError) {
            _ = try LineDrawing(svg: svg)
            return nil
        } catch { return error }
    }

    @Test func `a black drawing keeps its proportions`() throws {
        let drawing = try LineDrawing(
            svg: svg(
                "<!-- A house. --><title>Huis</title><path d=\"M0 50 L50 0 L100 50 Z\" fill=\"none\" stroke=\"black\"/>"
            ))
        #expect(drawing.heightByWidth == 0.5)
        #expect(try LineDrawing(svg: svg("<circle r=\"3\"/>", "width=\"30\" height=\"60\"")).heightByWidth == 2)
    }

    @Test(arguments: [
        ("<text>Hoi</text>", LineDrawingError.element("text", line: 2)),
        ("<g>\n<image href=\"x.png\"/></g>", .element("image", line: 3)),
        ("<use href=\"#a\"/>", .element("use", line: 2)), ("<script>x</script>", .element("script", line: 2)),
        ("<style>path { fill: red }</style>", .element("style", line: 2)),
        ("<path style=\"fill: red\"/>", .attribute("style", line: 2)),
        ("<path\n onclick=\"x\"/>", .attribute("onclick", line: 2)),
        ("<path opacity=\"0.5\"/>", .attribute("opacity", line: 2)),
        ("<path d='M0 0'/>", .notSVG(line: 2)), ("&lt;", .notSVG(line: 2)), ("<![CDATA[x]]>", .notSVG(line: 2)),
        ("<path d=\"M0 0", .notSVG(line: 2)),
        ("<rect width=\"9\" height=\"9\" fill=\"red\"/>", .notBlack),
        ("<rect width=\"9\" height=\"9\" stroke=\"#333\"/>", .notBlack),
        ("<rect width=\"9\" height=\"9\" fill=\"white\"/>", .notBlack),
        ("<g>", .unusable),
    ])
    func `what is not black lines and shapes is refused at its line`(content: String, expected: LineDrawingError) {
        #expect(error(svg(content)) == expected)
    }

    @Test func `elements, depth, bytes and sides have bounds, and up to them all is well`() {
        func elements(_ count: Int) -> String { String(repeating: "<line/>", count: count - 1) }
        #expect(error(svg(elements(2000))) == nil)
        #expect(error(svg(elements(2001))) == .tooMuch("elements", most: "2000", line: 2))
        func groups(_ count: Int) -> String {
            String(repeating: "<g>", count: count - 1) + String(repeating: "</g>", count: count - 1)
        }
        #expect(error(svg(groups(20))) == nil)
        #expect(error(svg(groups(21))) == .tooMuch("elements in each other", most: "20", line: 2))
        #expect(
            error(svg("<g/>" + String(repeating: " ", count: 100_000))) == .tooMuch("bytes", most: "100 kB", line: nil))
        #expect(error(svg("<line/>", "viewBox=\"0 0 1 10000\"")) == nil)
        for size in ["0.9 1", "1 10001", "1e300 1", "1e-300 1e300", "nan 1"] {
            #expect(error(svg("<line/>", "viewBox=\"0 0 \(size)\"")) != nil, "\(size)")
        }
    }

    @Test func `a drawing without a size, or that declares things, is refused`() {
        #expect(error(svg("<circle r=\"3\"/>", "version=\"1.1\"")) == .noSize)
        #expect(error("<!DOCTYPE svg [<!ENTITY a \"b\">]>\n" + svg("")) == .notSVG(line: 1))
        #expect(error("") == .unusable)
    }
}
