import Foundation
import PageReading

/// The text of a page or form as rows, from the top, each from left to right: however a maker cuts a line into parts, what
/// stands beside each other comes to the same.
struct PlacedRows: Equatable {
    /// In points. Makers write places with three to six decimals.
    static let tolerance = 0.05

    private var rows: [Row] = []
    /// Of text that does not stand upright, whatever its place.
    private var turned: [[UInt8]] = []

    private struct Row {
        var x: Double
        var y: Double
        var text: [UInt8]
    }

    init(_ content: ReadContent) {
        // What is shown as a part of something else, as a mark above a letter, has no text of its own.
        let texts = content.texts.filter { !$0.utf8.isEmpty }
        turned = texts.filter { !$0.isUpright }.map { Self.plain($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        var parts: [ReadContent.Text] = []
        for text in texts.filter(\.isUpright).sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
            if let first = parts.first, text.y - first.y > Self.tolerance { close(&parts) }
            parts.append(text)
        }
        close(&parts)
    }

    private mutating func close(_ parts: inout [ReadContent.Text]) {
        guard !parts.isEmpty else { return }
        parts.sort { $0.x < $1.x }
        let text = Self.plain(parts.flatMap(\.utf8))
        // Nothing but blanks cannot be seen.
        if !text.isEmpty { rows.append(Row(x: parts[0].x, y: parts[0].y, text: text)) }
        parts.removeAll()
    }

    static func == (left: Self, right: Self) -> Bool {
        left.turned == right.turned
            && left.rows.elementsEqual(right.rows) {
                $0.text == $1.text && abs($0.x - $1.x) <= tolerance && abs($0.y - $1.y) <= tolerance
            }
    }

    /// Without white space, letters apart from their marks (UAX #15, form NFKD); one kind of hyphen. Of a text with letters
    /// that are written from right to left, its characters by their numbers: makers differ in their order.
    private static func plain(_ utf8: [UInt8]) -> [UInt8] {
        if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.filter { $0 > 0x20 } }
        var scalars = String(decoding: utf8, as: UTF8.self).decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { !$0.properties.isWhitespace }.map { hyphens.contains($0) ? "-" : $0 }
        if scalars.contains(where: { isWrittenFromTheRight($0) }) { scalars.sort() }
        return Array(String(String.UnicodeScalarView(scalars)).utf8)
    }

    private static let hyphens: Set<Unicode.Scalar> = ["\u{AD}", "\u{2010}", "\u{2011}"]

    private static func isWrittenFromTheRight(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: true
        default: false
        }
    }
}
