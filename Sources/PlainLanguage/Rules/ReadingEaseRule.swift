/// Reading ease by Flesch-Douma: information, never a failure.
struct ReadingEaseRule: Rule {
    func remarks(on text: ReadableText) -> [Remark] {
        guard text.circumstances != nil, let score = TextStatistics(of: text).fleschDouma, score < 60 else { return [] }
        return [
            Remark(
                .fleschDouma, .suggestion, at: text.place,
                "De leesbaarheid volgens Flesch-Douma is \(DutchNumber.text(score)); vanaf 60 is gewoon.",
                instead: "Schrijf kortere woorden en zinnen.")
        ]
    }
}
