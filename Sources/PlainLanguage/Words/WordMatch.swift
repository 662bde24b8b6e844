/// A hard word or expression where it stands in a sentence.
struct WordMatch: Sendable {
    var entry: Int
    var form: WordPattern.Form
    /// Numbers of its words in the sentence, in order: there may be others between them.
    var words: [Int]

    /// From its first word to its last.
    var range: Range<Int> { words[0]..<(words[words.count - 1] + 1) }
}
