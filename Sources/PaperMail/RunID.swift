/// The name of a run: a month, and a letter from b on for a further run in it (`2026-11`, `2026-11-b`).
package struct RunID: Hashable, Sendable {
    /// 2000 to 2099: the five-character code has room for two digits.
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// Nil for the month's main run, else `b` to `z`; `a` is the main run's own and never written.
    package let letter: Character?

    /// Nil for a month that does not exist, a year outside 2000 to 2099 and a letter outside b to z.
    package init?(year: Int, month: Int, letter: Character? = nil) {
        guard (2000...2099).contains(year), (1...12).contains(month) else { return nil }
        if let letter { guard ("b"..."z").contains(letter), letter.isASCII else { return nil } }
        (self.year, self.month, self.letter) = (year, month, letter)
    }

    /// Reads `YYYY-MM` or `YYYY-MM-x` and nothing else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let year = Int(fixedDigits: parts[0], count: 4),
            let month = Int(fixedDigits: parts[1], count: 2)
        else { return nil }
        var letter: Character?
        if parts.count == 3 {
            guard parts[2].count == 1 else { return nil }
            letter = parts[2].first
        }
        self.init(year: year, month: month, letter: letter)
    }

    /// Reads the five characters that open a piece id: `2611A`, `2611B`.
    init?(code: some StringProtocol) {
        guard code.count == 5, let number = Int(fixedDigits: code.prefix(4), count: 4), let last = code.last,
            ("A"..."Z").contains(last), last.isASCII
        else { return nil }
        let letter = last == "A" ? nil : last.lowercased().first
        self.init(year: 2000 + number / 100, month: number % 100, letter: letter)
    }

    /// Five characters: year and month in two digits each, `A` for the main run or else the run's own letter.
    package var code: String {
        (year % 100).padded(to: 2) + month.padded(to: 2) + (letter.map { $0.uppercased() } ?? "A")
    }
}

extension RunID: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.letter ?? "a") < (right.year, right.month, right.letter ?? "a")
    }
}

extension RunID: LosslessStringConvertible {
    package var description: String {
        "\(year.padded(to: 4))-\(month.padded(to: 2))" + (letter.map { "-\($0)" } ?? "")
    }
}
