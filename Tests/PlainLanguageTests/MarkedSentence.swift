import LetterComposition
import SystemPackage
import TestSupport
import Testing

@testable import PlainLanguage

/// A sentence of a test set, with its hard expressions between square brackets.
struct MarkedSentence {
    var text: String
    /// Columns of the hard expressions, from 1.
    var hard: [ClosedRange<Int>]

    init(_ line: Substring) {
        text = ""
        hard = []
        var column = 0
        var start = 0
        for character in line {
            switch character {
            case "[": start = column + 1
            case "]": hard.append(start...column)
            default:
                text.append(character)
                column += 1
            }
        }
    }

    static func all(_ name: String) throws -> [MarkedSentence] {
        let folder = Project.root.appending("Tests/PlainLanguageTests/Sentences")
        return try Files.text(folder.appending(name)).split(separator: "\n").map(MarkedSentence.init)
    }

    func remarks(_ check: PlainLanguageCheck) -> [Remark] {
        check.report(on: ReadableText(prose: text, isMarkdown: false)).remarks
    }

    /// How many of the hard expressions a remark is about: one on the whole sentence finds none of them.
    func found(by remarks: [Remark]) -> Int {
        let whole: Set<RuleID> = [.sentenceLength, .meanSentenceLength, .fleschDouma, .leadingClause, .enumeration]
        let letters = Array(text)
        let ranges = remarks.filter { $0.severity > .suggestion && !whole.contains($0.rule) }.map { remark in
            let last = letters[(remark.end.column - 1)...].firstIndex(of: " ") ?? letters.count
            return remark.place.column...max(remark.place.column, last)
        }
        return hard.count { expression in ranges.contains { $0.overlaps(expression) } }
    }
}
