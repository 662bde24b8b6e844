import LetterComposition
import Stationery

/// A piece of a text that is edited by itself.
struct TextPiece: Hashable, Sendable {
    enum File: Hashable, Sendable {
        /// A product's own text.
        case own(Product)
        /// A text that several products use.
        case shared(String)
    }

    var file: File
    /// As `TextSections` counts them; nil for the whole file.
    var section: Int?

    /// From the workspace.
    var path: String {
        switch file {
        case .own(let product): StationeryPath.text(of: product)
        case .shared(let name): StationeryPath.block(name)
        }
    }

    /// What is edited, of a file's text; nil where it has no such piece.
    func text(in markdown: String) -> String? {
        guard let section else { return markdown }
        let sections = TextSections(markdown).sections
        guard sections.indices.contains(section), sections[section].isEditable else { return nil }
        return sections[section].text
    }

    /// The file's text with another one in the piece's place; nil where it has no such piece.
    func markdown(_ markdown: String, with text: String) -> String? {
        guard let section else { return text }
        var sections = TextSections(markdown)
        guard sections.sections.indices.contains(section), sections.sections[section].isEditable else { return nil }
        sections.replace(section, with: text)
        return sections.markdown
    }
}

extension TextSections.Section {
    /// Whether it is a piece of text under a marker that can be read.
    var isEditable: Bool { if case .block = marker { true } else { false } }
}

/// Which letter a piece of text is shown in while it is edited, and to whom.
struct EditChoices: Hashable, Sendable {
    /// Nil for the first that has the piece.
    var product: Product?
    /// The id of a persona; nil for the first who gets the piece.
    var reader: String?
}
