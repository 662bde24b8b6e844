/// Counts the syllables of a Dutch word by its vowel sounds.
///
/// Hyphenation patterns never cut off a single letter ("open" would be one syllable), so vowels it is: the longest
/// sound at each place counts as one, and a trema begins a new one.
package enum SyllableCounter {
    /// How the method is called where its result is shown.
    package static let method = "klinkergroepen"

    private static let sounds: [[Character]] = [
        "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "au", "ou", "ai",
        "oi", "ëe",
    ].map(Array.init)
    private static let vowels: Set<Character> = Set("aeiouyáéíóúàèìòùâêîôûäëïöü")

    package static func count(in word: String) -> Int {
        let letters = Array(word.lowercased())
        var count = 0
        var place = 0
        while place < letters.count {
            if letters[place].isNumber {
                // A number is spoken; one a group is too few, and all methods have to choose.
                count += 1
                while place < letters.count, letters[place].isNumber { place += 1 }
            } else if let sound = sounds.first(where: { letters[place...].starts(with: $0) }) {
                count += 1
                place += sound.count
            } else {
                if vowels.contains(letters[place]) { count += 1 }
                place += 1
            }
        }
        return max(1, count)
    }
}
