/// A hard word or expression, and what to write instead.
package struct WordEntry: Hashable, Sendable {
    package var kind: WordKind
    package var wordClass: WordClass
    /// The word as dictionaries have it. A noun or adjective that begins with `*` is the end of longer words.
    package var word: String
    /// In the same class where there is such a word; `|` in verbs as in `word`.
    package var instead: String
    /// Forms that the rules of its class do not make.
    package var addedForms: [String] = []
    /// Forms that are another word too.
    package var removedForms: Set<String> = []
    package var severity: Severity = .error

    package init(_ kind: WordKind, _ wordClass: WordClass, _ word: String, instead: String) {
        self.kind = kind
        self.wordClass = wordClass
        self.word = word
        self.instead = instead
    }

    /// All ways of writing it: those of a verb are its forms.
    var writings: [String] {
        wordClass == .verb ? [word] : word.split(separator: "|").map(String.init)
    }

    /// How people call it: without the bar of a verb.
    package var name: String { wordClass == .verb ? word.replacing("|", with: "") : writings.first ?? word }
}
