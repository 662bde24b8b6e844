import Canvas
import Measures
import PageLayout

/// Reads the post's barcode back from the black shapes on a page, by what they measure.
enum KIXReader {
    /// PostNL's table: which four bars are which character (full, ascender, descender, tracker).
    private static let characters: [String: Character] = [
        "TTFF": "0", "TDAF": "1", "TDFA": "2", "DTAF": "3", "DTFA": "4", "DDAA": "5", "TADF": "6", "TFTF": "7",
        "TFDA": "8", "DATF": "9", "DADA": "A", "DFTA": "B", "TAFD": "C", "TFAD": "D", "TFFT": "E", "DAAD": "F",
        "DAFT": "G", "DFAT": "H", "ATDF": "I", "ADTF": "J", "ADDA": "K", "FTTF": "L", "FTDA": "M", "FDTA": "N",
        "ATFD": "O", "ADAD": "P", "ADFT": "Q", "FTAD": "R", "FTFT": "S", "FDAT": "T", "AADD": "U", "AFTD": "V",
        "AFDT": "W", "FATD": "X", "FADT": "Y", "FFTT": "Z",
    ]

    struct Bar {
        var left: Double
        var right: Double
        var top: Double
        var bottom: Double
    }

    /// The bars on a page from left to right, in millimetres.
    static func bars(on page: Page) -> [Bar] {
        page.items.flatMap { item -> [Bar] in
            guard item.zone == .kix, case .code(let code, let area) = item.content else { return [] }
            return bars(of: code, in: area)
        }
    }

    private static func bars(of code: BitMatrix, in area: Rectangle) -> [Bar] {
        let columnWidth = area.size.width.millimetres / Double(code.width)
        let rowHeight = area.size.height.millimetres / Double(code.height)
        var bars: [Bar] = []
        for column in 0..<code.width {
            let rows = (0..<code.height).filter { code.modules[$0 * code.width + column] }
            guard let first = rows.first, let last = rows.last else { continue }
            let left = area.left.millimetres + Double(column) * columnWidth
            if let previous = bars.last, abs(previous.right - left) < 0.0001 {
                bars[bars.count - 1].right = left + columnWidth
            } else {
                let top = area.top.millimetres
                bars.append(
                    Bar(
                        left: left, right: left + columnWidth, top: top + Double(first) * rowHeight,
                        bottom: top + Double(last + 1) * rowHeight))
            }
        }
        return bars
    }

    /// The text of the bars; nil where they are not a code.
    static func text(of bars: [Bar]) -> String? {
        guard let top = bars.map(\.top).min(), let bottom = bars.map(\.bottom).max(), bars.count.isMultiple(of: 4)
        else { return nil }
        let middle = (top + bottom) / 2
        let kinds = bars.map { bar -> Character in
            // A tracker is 1.3 mm: what reaches further than 1 mm from the middle is more than one.
            switch (middle - bar.top > 1, bar.bottom - middle > 1) {
            case (true, true): "F"
            case (true, false): "A"
            case (false, true): "D"
            case (false, false): "T"
            }
        }
        var text = ""
        for start in stride(from: 0, to: kinds.count, by: 4) {
            guard let character = characters[String(kinds[start..<start + 4])] else { return nil }
            text.append(character)
        }
        return text
    }
}
