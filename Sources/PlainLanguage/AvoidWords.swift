/// Words of officials and the plain ones for them: a list of our own, part of the program.
struct AvoidWords {
    /// Each form of each word or phrase, with what to write.
    let phrases: [(Phrase, String)]

    init() { self.init(csv: String(decoding: PackageResources.avoid_words_csv, as: UTF8.self)) }

    /// - Parameter csv: `hard,plain` a line after the header; forms of one word with `|` between them.
    init(csv: String) {
        phrases = csv.split(separator: "\n").dropFirst().flatMap { line in
            let parts = line.split(separator: ",", maxSplits: 1)
            guard parts.count == 2 else { return [(Phrase, String)]() }
            return parts[0].split(separator: "|").map { (Phrase(String($0)), String(parts[1])) }
        }
    }
}
