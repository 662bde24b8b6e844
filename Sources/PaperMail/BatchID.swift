/// The name of a batch: its run and a number of four digits (`2026-11-0007`, `2026-11-b-0001`).
package struct BatchID: Hashable, Sendable {
    package let run: RunID
    /// 1 to 9999.
    package let number: Int

    package init?(run: RunID, number: Int) {
        guard (1...9999).contains(number) else { return nil }
        (self.run, self.number) = (run, number)
    }

    /// Reads a run, a hyphen and four digits, and nothing else.
    package init?(_ text: some StringProtocol) {
        guard let hyphen = text.lastIndex(of: "-"), let run = RunID(text[..<hyphen]),
            let number = Int(fixedDigits: text[text.index(after: hyphen)...], count: 4)
        else { return nil }
        self.init(run: run, number: number)
    }
}

extension BatchID: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.run, left.number) < (right.run, right.number)
    }
}

extension BatchID: LosslessStringConvertible {
    package var description: String { "\(run)-\(number.padded(to: 4))" }
}
