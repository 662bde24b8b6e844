extension Sentence {
    private static let joins: Set<String> = [
        "en", "maar", "want", "omdat", "als", "dat", "die", "zodat", "wanneer", "of", "zodra", "totdat", "voordat",
        "nadat",
        "terwijl", "indien",
    ]

    /// Its parts between commas and conjunctions: in each there is one finite verb or none.
    var clauses: [ArraySlice<Word>] {
        var clauses: [ArraySlice<Word>] = []
        var start = 0
        for (index, word) in words.enumerated() {
            if Self.joins.contains(word.lowercased) {
                clauses.append(words[start..<index])
                start = index + 1
            } else if word.endsClause {
                clauses.append(words[start...index])
                start = index + 1
            }
        }
        return (clauses + [words[start...]]).filter { !$0.isEmpty }
    }
}
