/// Reading ease by Flesch-Douma: information, never a failure.
struct ReadingEaseRule: Rule {
    /// A formula of means says nothing of a few words.
    private static let fewestWords = 25

    func remarks(on text: ReadableText) -> [Remark] {
        let statistics = TextStatistics(of: text)
        guard text.circumstances != nil, statistics.words >= Self.fewestWords, let score = statistics.fleschDouma,
            score < 60
        else { return [] }
        return [
            Remark(
                .fleschDouma, .suggestion, at: text.place,
                "De leesbaarheid volgens Flesch-Douma is \(DutchNumber.text(score)); vanaf 60 is gewoon.",
                instead: "Schrijf kortere woorden en zinnen.")
        ]
    }
}
