import LetterComposition

/// A longer letter has headings, and none skips a level.
struct HeadingsRule: Rule {
    func remarks(on text: ReadableText) -> [Remark] {
        guard text.circumstances != nil else { return [] }
        var remarks: [Remark] = []
        let body = text.runningText
        if body.count(where: { $0.kind == .paragraph }) > 3, !body.contains(where: \.isHeading) {
            remarks.append(
                Remark(
                    .headings, .warning, at: text.place, "De tekst heeft meer dan drie alinea's en geen kopjes.",
                    instead: "Zet boven elk onderwerp een kopje."))
        }
        var level = 0
        for passage in text.passages {
            guard case .heading(let next) = passage.kind else { continue }
            if next > level + 1, level > 0 || next > 2 {
                remarks.append(
                    Remark(
                        .headings, .warning, at: passage.place, "Dit kopje slaat een niveau over.",
                        instead: String(repeating: "#", count: level + 1)))
            }
            level = next
        }
        return remarks
    }
}
