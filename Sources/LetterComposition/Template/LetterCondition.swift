/// A circumstance of the reader that a block of text can depend on.
package enum LetterCondition: String, CaseIterable, Comparable, Sendable {
    case abroad
    case ward
    case digidLapsed = "digid-lapsed"
    /// Of a curator: on the date of the letter they can arrange things online for whom they act for.
    case curatorOnline = "curator-online"

    /// Every set of circumstances that a reader can be in, the ordinary one first.
    package static let allCombinations: [Set<LetterCondition>] = allCases.reduce([[]]) { sets, condition in
        sets + sets.filter { condition != .curatorOnline || $0.contains(.ward) }.map { $0.union([condition]) }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Set<LetterCondition> {
    /// For messages: `ordinary`, or the conditions that hold.
    package var inWords: String { isEmpty ? "ordinary" : sorted().map(\.rawValue).joined(separator: ", ") }
}

/// When a block stands in a letter: every circumstance named is as it says.
///
/// Written `when: abroad`, `when: not ward`, or several with commas.
package struct BlockCondition: Hashable, Sendable {
    package var required: Set<LetterCondition> = []
    package var excluded: Set<LetterCondition> = []

    package static let always = BlockCondition()

    package func holds(in circumstances: Set<LetterCondition>) -> Bool {
        required.isSubset(of: circumstances) && excluded.isDisjoint(with: circumstances)
    }

    /// Nil where a word is not one of the conditions.
    package init?(_ text: some StringProtocol) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(separator: " ")
            if words.count == 1, let condition = LetterCondition(rawValue: String(words[0])) {
                required.insert(condition)
            } else if words.count == 2, words[0] == "not", let condition = LetterCondition(rawValue: String(words[1])) {
                excluded.insert(condition)
            } else {
                return nil
            }
        }
    }

    private init() {}
}
