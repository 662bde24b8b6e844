/// That a recall would call back more than is usual in the days after an extract: more likely the extract, or the events, of
/// others.
package struct RecallJump: Codable, Hashable, Sendable {
    /// Pieces of which it could be told whether they are still needed.
    package var compared: Int
    /// Those that are not, printed ones too.
    package var lapsed: Int
    /// The same by reason; none that has no piece.
    package var reasons: [String: Int]
    /// Pieces of accounts that the extract does not hold at all.
    package var unknown: Int
    /// `limits.recalled`.
    package var percentAllowed: Int

    /// Of a few pieces one or two are a large share already, and no sign of anything.
    private static let few = 5

    /// Nil where nothing is called back now, or no more than that percentage of what was compared, or a few.
    init?(_ report: RecallReport, percentAllowed: Int) {
        // Whatever the extract says: what turned out to be mailed is not judged by it.
        func byExtract(_ counts: [String: Int]) -> [String: Int] {
            counts.filter { $0.key != LapsedNeed.mailedBefore && $0.value > 0 }
        }
        let now = byExtract(report.recalled)
        reasons = now.merging(byExtract(report.printed)) { $0 + $1 }
        lapsed = reasons.values.reduce(0, +)
        compared = report.needed + lapsed
        unknown = report.unknown
        self.percentAllowed = percentAllowed
        guard !now.isEmpty, lapsed > Self.few, lapsed * 100 > percentAllowed * compared else { return nil }
    }

    /// In sentences.
    package var text: String {
        let shown = LapsedNeed.codes.compactMap { code in reasons[code].map { "\($0) \(code)" } }
        let others =
            unknown == 0
            ? ""
            : " \(unknown.of("account of the run is", "accounts of the run are")) not in the extract at all: many of them say that it is the extract of other people."
        return
            "Of \(compared) pieces that were compared \(lapsed) are not needed any more (\(shown.joined(separator: ", "))), and limits.recalled in postvangnet.yaml allows \(percentAllowed) percent.\(others)"
    }
}
