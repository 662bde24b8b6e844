/// Writes a record: numbers of eight bytes, the lowest first; lists with their length before them.
struct RecordWriter {
    private var bytes: [UInt8] = []

    /// With the number of bytes before, in four.
    var frame: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) } + bytes }

    mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    mutating func add(_ decimal: Double) { add(decimal.bitPattern) }

    mutating func add(_ list: [UInt8]) {
        add(list.count)
        bytes += list
    }

    mutating func add(_ content: ReadContent) {
        add(content.texts.count)
        for text in content.texts {
            add(text.x)
            add(text.y)
            add(text.utf8)
            add((text.isSeen ? 1 : 0) + (text.isUpright ? 2 : 0))
            add(text.glyphs.count)
            for glyph in text.glyphs { add(UInt64(glyph.font) << 16 | UInt64(glyph.code)) }
        }
        add(content.codes.count)
        for code in content.codes {
            add(code.area)
            add(code.columns)
            add(code.rows)
            add(code.modules)
            add(code.text.map { Array($0.utf8) } ?? [])
        }
        add(content.rules.count)
        for rule in content.rules { add(rule) }
        add(content.forms.count)
        for form in content.forms {
            add(form.number)
            add(form.x)
            add(form.y)
        }
        add(content.hasPaths ? 1 : 0)
    }

    private mutating func add(_ area: PageRectangle) {
        for side in [area.left, area.top, area.right, area.bottom] { add(side) }
    }

    private mutating func add(_ bits: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    }
}
