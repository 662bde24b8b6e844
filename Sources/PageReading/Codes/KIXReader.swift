/// Reads the Dutch post's KIX code from its modules: bars of four kinds, four to a character.
package enum KIXReader {
    private static let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    /// What bars that rise or fall count for, by their places in a character.
    private static let weights = [4, 2, 1, 0]

    /// Nil where it is no such code.
    package static func text(of code: ReadContent.Code) -> String? {
        guard code.rows >= 3, let bars = bars(of: code), !bars.isEmpty, bars.count.isMultiple(of: 4) else { return nil }
        var text = ""
        for start in stride(from: 0, to: bars.count, by: 4) {
            let group = bars[start..<start + 4]
            guard let row = value(of: group.map(\.rises)), let column = value(of: group.map(\.falls)) else {
                return nil
            }
            text.append(characters[(row - 1) * 6 + column - 1])
        }
        return text
    }

    /// Two of the four are set, and come to 1 to 6.
    private static func value(of isSet: [Bool]) -> Int? {
        let set = weights.indices.filter { isSet[$0] }
        let sum = set.reduce(0) { $0 + weights[$1] }
        return set.count == 2 && (1...6).contains(sum) ? sum : nil
    }

    /// Columns that are the same beside each other are one bar; all bars are as wide, and so is what is between them.
    private static func bars(of code: ReadContent.Code) -> [(rises: Bool, falls: Bool)]? {
        let columns = (0..<code.columns).map { column in (0..<code.rows).map { code.isBlack($0, column) } }
        let runs = columns.reduce(into: [(bar: [Bool], width: Int)]()) { runs, column in
            if runs.last?.bar == column { runs[runs.count - 1].width += 1 } else { runs.append((column, 1)) }
        }
        let (drawn, gaps) = (runs.filter { $0.bar.contains(true) }, runs.filter { !$0.bar.contains(true) })
        guard Set(drawn.map(\.width)).count == 1, Set(gaps.map(\.width)).count <= 1, drawn.count == gaps.count + 1,
            runs.first?.bar.contains(true) == true
        else { return nil }
        let middle = code.rows / 2
        return drawn.allSatisfy { $0.bar[middle] }
            ? drawn.map { ($0.bar[0], $0.bar[code.rows - 1]) } : nil
    }
}
