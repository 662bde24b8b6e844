package import LetterComposition

/// A heading, paragraph or list item with its sentences.
package struct Passage: Hashable, Sendable {
    package var kind: TextElementKind
    package var block: BlockName
    package var sentences: [Sentence]
    /// As it stands on paper, in each layout that was tried.
    var printed: [PrintedLines] = []

    package var place: TextPlace { sentences.first?.place ?? TextPlace(line: 1, column: 1) }
    var words: [Word] { sentences.flatMap(\.words) }
    var isHeading: Bool { if case .heading = kind { true } else { false } }
    /// `Geachte mevrouw De Vries,`: a greeting is no sentence.
    var isSalutation: Bool { block == .opening && sentences.last?.words.last?.after == "," }
    /// Labels, greetings and the signature say nothing of how a text reads.
    var isRunningText: Bool { block != .reference && block != .closing && !isSalutation }
}
