import LetterComposition

/// A file beside a letter's page.
struct PublishedFile: Sendable {
    let name: String
    /// What a link to it says.
    let words: String

    static func page(of letter: PublishedLetter) -> String { "\(letter.name).html" }

    static func text(of letter: PublishedLetter) -> PublishedFile {
        PublishedFile(name: "\(letter.name).txt", words: "Tekst, om te laten voorlezen (txt)")
    }

    static func pdf(of letter: PublishedLetter) -> PublishedFile {
        PublishedFile(name: "\(letter.name).pdf", words: "PDF, om te bewaren, te printen of te laten voorlezen")
    }

    static func drawing(_ name: String) -> String { "tekening-\(name).svg" }

    /// The letter in other forms than its page.
    static func forms(of letter: PublishedLetter) -> [PublishedFile] { [pdf(of: letter), text(of: letter)] }
}
