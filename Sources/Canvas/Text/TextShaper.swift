import CCairo
import CPango
import Measures

/// Pango with a private font configuration, at 72 dpi, on unrounded positions.
@safe final class TextShaper {
    private let map: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let layout: OpaquePointer
    private let fonts: [FontFile]
    private let families: String
    /// The same in the order for words with marks that no letter has as one.
    private let familiesForMarks: String
    private var extents: [TextStyle: (ascent: Length, descent: Length)] = [:]
    /// Which pinned file a font of Pango's is.
    private var indexOfFont: [UnsafeMutablePointer<PangoFont>: Int] = unsafe [:]

    init(configuration: OpaquePointer, fonts: [FontFile]) throws(FontError) {
        guard let map = unsafe pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else { throw .outOfMemory }
        unsafe pango_fc_font_map_set_config(cpango_fc_font_map(map), configuration)
        // Pango lays out at 96 dpi otherwise, and an 11 point font comes out at 14.67.
        unsafe pango_cairo_font_map_set_resolution(cpango_cairo_font_map(map), 72)
        guard let context = unsafe pango_font_map_create_context(map), let layout = unsafe pango_layout_new(context)
        else { throw .outOfMemory }
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe pango_cairo_context_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
        unsafe pango_context_set_round_glyph_positions(context, 0)
        unsafe pango_context_set_language(context, pango_language_from_string("nl"))
        unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        unsafe pango_layout_set_auto_dir(layout, 0)
        unsafe self.map = map
        unsafe self.context = context
        unsafe self.layout = layout
        self.fonts = fonts
        let families = fonts.map(\.family).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        self.families = families.joined(separator: ",")
        familiesForMarks = (families.dropFirst() + families.prefix(1)).joined(separator: ",")
    }

    deinit {
        unsafe indexOfFont.keys.forEach { unsafe g_object_unref($0) }
        unsafe g_object_unref(UnsafeMutableRawPointer(layout))
        unsafe g_object_unref(UnsafeMutableRawPointer(context))
        unsafe g_object_unref(map)
    }

    func lines(of spans: [TextSpan], width: Length?, breaks: LineBreaks) throws(FontError) -> [TextLine] {
        guard spans.reduce(0, { $0 + $1.text.utf8.count }) <= FontLibrary.longestText else { throw .textTooLong }
        let text = spans.map(\.text).joined()
        unsafe pango_layout_set_text(layout, text, -1)
        let attributes = unsafe attributes(of: spans, breaks)
        // The layout takes a reference of its own.
        unsafe pango_layout_set_attributes(layout, attributes)
        unsafe pango_attr_list_unref(attributes)
        unsafe pango_layout_set_width(
            layout, width.map { Self.units($0.points, .down) } ?? -1)
        var lines: [TextLine] = []
        var node = unsafe pango_layout_get_lines_readonly(layout)
        guard let bytes = unsafe pango_layout_get_text(layout) else { throw .outOfMemory }
        while let current = unsafe node {
            if let data = unsafe current.pointee.data {
                let line = unsafe data.assumingMemoryBound(to: PangoLayoutLine.self)
                lines.append(try unsafe self.line(line, of: bytes))
            }
            unsafe node = unsafe current.pointee.next
        }
        return lines
    }

    func extent(of style: TextStyle) throws(FontError) -> (ascent: Length, descent: Length) {
        if let known = extents[style] { return known }
        let description = unsafe self.description(of: style)
        defer { unsafe pango_font_description_free(description) }
        guard let metrics = unsafe pango_context_get_metrics(context, description, nil) else { throw .outOfMemory }
        defer { unsafe pango_font_metrics_unref(metrics) }
        let scale = Double(PANGO_SCALE)
        let extent = (
            Length(points: Double(unsafe pango_font_metrics_get_ascent(metrics)) / scale),
            Length(points: Double(unsafe pango_font_metrics_get_descent(metrics)) / scale)
        )
        extents[style] = extent
        return extent
    }

    /// Points in Pango's units; the most that it can reckon with for what is longer.
    private static func units(_ points: Double, _ rule: FloatingPointRoundingRule) -> Int32 {
        let most = Double(Int32.max)
        return Int32(min(max((points * Double(PANGO_SCALE)).rounded(rule), -most), most))
    }

    private func description(of style: TextStyle) -> OpaquePointer? {
        let description = unsafe pango_font_description_new()
        unsafe pango_font_description_set_family(description, families)
        unsafe pango_font_description_set_weight(
            description, style.weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        unsafe pango_font_description_set_size(description, Self.units(style.size, .toNearestOrAwayFromZero))
        return unsafe description
    }

    /// One font attribute for each span, one for each hyphen that may not end a line, and no hyphens where a word is
    /// broken: Pango adds them otherwise.
    private func attributes(of spans: [TextSpan], _ breaks: LineBreaks) -> OpaquePointer? {
        let list = unsafe pango_attr_list_new()
        unsafe pango_attr_list_insert(list, pango_attr_insert_hyphens_new(0))
        var offset: UInt32 = 0
        for span in spans {
            let description = unsafe self.description(of: span.style)
            let attribute = unsafe pango_attr_font_desc_new(description)
            unsafe pango_font_description_free(description)
            unsafe attribute?.pointee.start_index = offset
            unsafe attribute?.pointee.end_index = offset + UInt32(span.text.utf8.count)
            unsafe pango_attr_list_insert(list, attribute)
            unsafe chooseFamilies(forMarksIn: span.text, at: offset, in: list)
            if breaks == .atSpaces { unsafe Self.forbidBreaks(afterHyphensOf: span.text, at: offset, in: list) }
            offset += UInt32(span.text.utf8.count)
        }
        return unsafe list
    }

    /// A mark from one font does not find its place on a letter from another, and a first font for text seldom has both
    /// (Open Sans has five marks, DejaVu Sans all of them, with a place on nearly every letter). So a word with a mark that
    /// is left in form NFC is set in the other fonts as a whole.
    private func chooseFamilies(forMarksIn text: String, at offset: UInt32, in list: OpaquePointer?) {
        // The first bytes of U+0300 to U+036F.
        guard text.utf8.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return }
        for word in text.split(separator: " ") where word.unicodeScalars.contains(where: Self.isMark) {
            let start = offset + UInt32(text.utf8.distance(from: text.startIndex, to: word.startIndex))
            let attribute = unsafe pango_attr_family_new(familiesForMarks)
            unsafe attribute?.pointee.start_index = start
            unsafe attribute?.pointee.end_index = start + UInt32(word.utf8.count)
            unsafe pango_attr_list_insert(list, attribute)
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    /// Between a hyphen and the character behind it (`pango_attr_allow_breaks_new`).
    private static func forbidBreaks(afterHyphensOf text: String, at offset: UInt32, in list: OpaquePointer?) {
        for (index, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "-") {
            let attribute = unsafe pango_attr_allow_breaks_new(0)
            unsafe attribute?.pointee.start_index = offset + UInt32(index)
            unsafe attribute?.pointee.end_index = offset + UInt32(index) + 2
            unsafe pango_attr_list_insert(list, attribute)
        }
    }

    private func line(
        _ line: UnsafeMutablePointer<PangoLayoutLine>, of text: UnsafePointer<CChar>
    ) throws(FontError) -> TextLine {
        var result = TextLine(runs: [], width: .zero, hasMissingGlyphs: false)
        var x: Int32 = 0
        var node = unsafe line.pointee.runs
        while let current = unsafe node {
            if let data = unsafe current.pointee.data {
                let item = unsafe data.assumingMemoryBound(to: PangoGlyphItem.self)
                let run = try unsafe glyphRun(item, of: text, from: &x)
                result.hasMissingGlyphs = result.hasMissingGlyphs || run.hasMissingGlyphs
                result.runs.append(run.run)
            }
            unsafe node = unsafe current.pointee.next
        }
        result.width = Length(points: Double(x) / Double(PANGO_SCALE))
        return result
    }

    private func glyphRun(
        _ glyphItem: UnsafeMutablePointer<PangoGlyphItem>, of text: UnsafePointer<CChar>, from x: inout Int32
    ) throws(FontError) -> (run: GlyphRun, hasMissingGlyphs: Bool) {
        guard let item = unsafe glyphItem.pointee.item, let string = unsafe glyphItem.pointee.glyphs,
            let font = unsafe item.pointee.analysis.font
        else { throw .outOfMemory }
        let (offset, length) = unsafe (Int(item.pointee.offset), Int(item.pointee.length))
        let utf8 = unsafe UnsafeRawBufferPointer(start: text + offset, count: length)
        var run = GlyphRun(
            font: try unsafe index(of: font), size: unsafe size(of: font),
            text: unsafe String(decoding: utf8, as: UTF8.self),
            textOffset: offset, glyphs: [], clusters: [],
            isRightToLeft: unsafe item.pointee.analysis.level & 1 == 1)
        var missing = false
        for index in 0..<Int(unsafe string.pointee.num_glyphs) {
            let glyph = unsafe string.pointee.glyphs[index]
            missing = missing || glyph.glyph & Self.unknownGlyph != 0
            // PANGO_GLYPH_EMPTY takes room but draws nothing.
            if glyph.glyph != Self.emptyGlyph {
                run.glyphs.append(
                    Glyph(
                        id: glyph.glyph, x: try Self.sum(x, glyph.geometry.x_offset), y: glyph.geometry.y_offset))
            }
            x = try Self.sum(x, glyph.geometry.width)
        }
        unsafe run.clusters = clusters(of: glyphItem, text: text)
        if run.text.unicodeScalars.contains(where: Self.isMark) { Self.join(&run) }
        return (run, missing)
    }

    /// Makes one cluster of a word with marks. Readers of a PDF take the place of a cluster from its first and its last glyph,
    /// and would find a space behind a mark that stands in the middle of its letter: so the word ends in a letter.
    private static func join(_ run: inout GlyphRun) {
        run.clusters = [Cluster(bytes: Int32(run.text.utf8.count), glyphs: Int32(run.glyphs.count))]
        let scalars = run.text.unicodeScalars
        let marks = scalars.reversed().prefix(while: isMark).count
        guard marks > 0, run.glyphs.count == scalars.count, marks < run.glyphs.count else { return }
        let letter = run.glyphs.remove(at: run.glyphs.count - 1 - marks)
        run.glyphs.append(letter)
    }

    private static func sum(_ place: Int32, _ distance: Int32) throws(FontError) -> Int32 {
        let (sum, isTooLong) = place.addingReportingOverflow(distance)
        guard !isTooLong else { throw .textTooLong }
        return sum
    }

    private func clusters(of item: UnsafeMutablePointer<PangoGlyphItem>, text: UnsafePointer<CChar>) -> [Cluster] {
        var clusters: [Cluster] = []
        var iterator = unsafe PangoGlyphItemIter()
        var hasCluster = unsafe pango_glyph_item_iter_init_start(&iterator, item, text)
        while hasCluster != 0 {
            let (low, high) = unsafe (
                min(iterator.start_glyph, iterator.end_glyph + 1), max(iterator.end_glyph, iterator.start_glyph + 1)
            )
            let drawn = (Int(low)..<Int(high)).count { index in
                unsafe item.pointee.glyphs.pointee.glyphs[index].glyph != Self.emptyGlyph
            }
            clusters.append(
                unsafe Cluster(bytes: iterator.end_index - iterator.start_index, glyphs: Int32(drawn)))
            hasCluster = unsafe pango_glyph_item_iter_next_cluster(&iterator)
        }
        return clusters
    }

    private func index(of font: UnsafeMutablePointer<PangoFont>) throws(FontError) -> Int {
        if let known = unsafe indexOfFont[font] { return known }
        var file: UnsafeMutablePointer<FcChar8>?
        let pattern = unsafe pango_fc_font_get_pattern(cpango_fc_font(font))
        unsafe FcPatternGetString(pattern, FC_FILE, 0, &file)
        let path = unsafe file.map { unsafe String(cString: $0) } ?? ""
        guard let index = fonts.firstIndex(where: { $0.path == path }) else { throw .unpinned(family: path) }
        unsafe g_object_ref(font)
        unsafe indexOfFont[font] = index
        return index
    }

    private func size(of font: UnsafeMutablePointer<PangoFont>) -> Double {
        let description = unsafe pango_font_describe_with_absolute_size(font)
        defer { unsafe pango_font_description_free(description) }
        return Double(unsafe pango_font_description_get_size(description)) / Double(PANGO_SCALE)
    }

    /// PANGO_GLYPH_UNKNOWN_FLAG: Pango would draw a box with the character's number.
    private static let unknownGlyph: UInt32 = 0x1000_0000
    /// PANGO_GLYPH_EMPTY.
    private static let emptyGlyph: UInt32 = 0x0FFF_FFFF
}
