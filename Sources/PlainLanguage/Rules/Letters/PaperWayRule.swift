import LetterComposition

/// The block `paper` names a way that needs no login: a telephone number or an address to write to.
struct PaperWayRule: Rule {
    func remarks(on text: ReadableText) -> [Remark] {
        guard text.circumstances != nil else { return [] }
        let paper = text.passages.filter { $0.block == .paper }
        guard let first = paper.first, !paper.contains(where: namesWay) else { return [] }
        let place = paper.first { !$0.isHeading }?.place ?? first.place
        return [
            Remark(
                .paperWay, .error, at: place,
                "Hier staat geen weg naar papier waarvoor de lezer niet hoeft in te loggen.",
                instead: "Noem een telefoonnummer of een postadres.")
        ]
    }

    private func namesWay(_ passage: Passage) -> Bool {
        passage.words.contains { word in
            // With a number that keeps to it: `Postbus 00000` on one line is one word.
            ["postbus", "antwoordnummer"].contains { word.lowercased == $0 || word.lowercased.hasPrefix("\($0) ") }
                || (word.text.count(where: \.isNumber) >= 8 && !word.text.contains(where: \.isLetter))
        }
            || hasNumberInGroups(passage)
    }

    /// `088 123 45 67`, written with plain spaces.
    private func hasNumberInGroups(_ passage: Passage) -> Bool {
        passage.words.split { !$0.text.allSatisfy { $0.isNumber || "+-()".contains($0) } }.contains { group in
            group.reduce(0) { $0 + $1.text.count(where: \.isNumber) } >= 8
        }
    }
}
