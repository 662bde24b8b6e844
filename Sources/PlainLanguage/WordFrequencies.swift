import Foundation
package import MailboxDomain
package import StrictFiles

/// How often words come, from a list that somebody has: `word count` a line, the most frequent first or not.
///
/// None is shipped: the free lists of Dutch have licences that this program cannot pass on, or a size that it need not have.
package struct WordFrequencies: Sendable {
    package static let fileLimit = FileLimit.megabytes(64)

    private let counts: [String: Double]
    private let total: Double

    /// Throws a finding for the first line that is no word with a count.
    package init(_ text: String, file: String) throws(Findings) {
        var counts: [String: Double] = [:]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            let fields = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
            guard fields.count == 2, let count = Double(fields[1]), count >= 0, count.isFinite else {
                throw Findings([
                    Finding(
                        code: WordTableFault.form, place: .init(file: file, line: number + 1),
                        message: "A line has a word and a count, with a space or a tab between them.")
                ])
            }
            counts[fields[0].lowercased(), default: 0] += count
        }
        self.counts = counts
        total = max(1, counts.values.reduce(0, +))
    }

    /// What the list lacks counts as once in ten million.
    func logPerMillion(_ word: String) -> Double {
        let perMillion = (counts[word] ?? 0) / total * 1_000_000
        return max(-1, perMillion > 0 ? log10(perMillion) : -1)
    }
}
