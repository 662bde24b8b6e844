/// Reads the Dutch post's KIX code from its modules: bars of four kinds, four to a character.
package enum KIXReader {
    private static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    /// What bars that rise or fall count for, by their places in a character.
    private static let weights = [4, 2, 1, 0]

    /// A column of modules, the lowest row in the lowest bit.
    private typealias Column = UInt64

    /// Nil where it is no such code.
    package static func text(of code: ReadContent.Code) -> String? {
        guard (3...Column.bitWidth).contains(code.rows), let bars = bars(of: code), !bars.isEmpty,
            bars.count.isMultiple(of: 4)
        else { return nil }
        let top: Column = 1 << (code.rows - 1)
        var text = ""
        for start in stride(from: 0, to: bars.count, by: 4) {
            guard let row = value(of: bars[start..<start + 4], at: top),
                let column = value(of: bars[start..<start + 4], at: 1)
            else { return nil }
            text.append(characters[(row - 1) * 6 + column - 1])
        }
        return text
    }

    /// Two of the four are set, and come to 1 to 6.
    private static func value(of bars: ArraySlice<Column>, at end: Column) -> Int? {
        var (set, sum) = (0, 0)
        for (bar, weight) in zip(bars, weights) where bar & end != 0 { (set, sum) = (set + 1, sum + weight) }
        return set == 2 && (1...6).contains(sum) ? sum : nil
    }

    /// Columns that are the same beside each other are one bar; all bars are as wide, and so is what is between them.
    private static func bars(of code: ReadContent.Code) -> [Column]? {
        var runs: [(bar: Column, width: Int)] = []
        for place in 0..<code.columns {
            let column = (0..<code.rows).reduce(Column.zero) { $0 << 1 | (code.isBlack($1, place) ? 1 : 0) }
            if runs.last?.bar == column { runs[runs.count - 1].width += 1 } else { runs.append((column, 1)) }
        }
        let (drawn, gaps) = (runs.filter { $0.bar != 0 }, runs.filter { $0.bar == 0 })
        guard let width = drawn.first?.width, drawn.allSatisfy({ $0.width == width }),
            gaps.allSatisfy({ $0.width == gaps[0].width }), drawn.count == gaps.count + 1, runs[0].bar != 0
        else { return nil }
        // Each has the middle.
        let middle: Column = 1 << (code.rows - 1 - code.rows / 2)
        return drawn.allSatisfy { $0.bar & middle != 0 } ? drawn.map(\.bar) : nil
    }
}
