/// Reads what `RecordWriter` wrote. Each list is shorter than the record that holds it.
struct RecordReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws(PageReadingFault) -> Int { Int(Int64(bitPattern: try bits())) }

    mutating func decimal() throws(PageReadingFault) -> Double { Double(bitPattern: try bits()) }

    mutating func bytes() throws(PageReadingFault) -> [UInt8] {
        let count = try self.count()
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func content() throws(PageReadingFault) -> ReadContent {
        var content = ReadContent()
        for _ in 0..<(try count()) {
            var text = ReadContent.Text(x: try decimal(), y: try decimal(), utf8: try bytes())
            let signs = try number()
            (text.isSeen, text.isUpright) = (signs & 1 == 1, signs & 2 == 2)
            let glyphs = try count()
            text.glyphs.reserveCapacity(glyphs)
            for _ in 0..<glyphs {
                let glyph = try bits()
                text.glyphs.append(.init(font: UInt32(clamping: glyph >> 16), code: UInt16(truncatingIfNeeded: glyph)))
            }
            content.texts.append(text)
        }
        for _ in 0..<(try count()) {
            var code = ReadContent.Code(
                area: try area(), columns: try number(), rows: try number(), modules: try bytes())
            let text = try bytes()
            code.text = text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
            content.codes.append(code)
        }
        for _ in 0..<(try count()) { content.rules.append(try area()) }
        for _ in 0..<(try count()) {
            content.forms.append(.init(number: try number(), x: try decimal(), y: try decimal()))
        }
        content.hasPaths = try number() == 1
        return content
    }

    private mutating func area() throws(PageReadingFault) -> PageRectangle {
        PageRectangle(left: try decimal(), top: try decimal(), right: try decimal(), bottom: try decimal())
    }

    private mutating func count() throws(PageReadingFault) -> Int {
        let count = try number()
        guard (0...rest.count).contains(count) else { throw .damaged("a record") }
        return count
    }

    private mutating func bits() throws(PageReadingFault) -> UInt64 {
        guard rest.count >= 8 else { throw .damaged("a record") }
        defer { rest = rest.dropFirst(8) }
        return rest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
