/// The text of a template: blocks in the order of reading.
package struct TemplateBlock: Hashable, Sendable {
    package var name: BlockName
    package var condition: BlockCondition
    package var elements: [TextElement<TemplateFragment>]
    /// Of a shared block; nil for the template's own.
    package var file: String?
    /// Line of the marker in that file.
    package var line: Int
    package var ignores: [IgnoreComment] = []
}

/// A place in a template's file: lines and columns count from 1, columns in characters as an editor shows them.
package struct TextPlace: Hashable, Comparable, Sendable {
    /// Of a shared block; nil for the template's own.
    package var file: String?
    package var line: Int
    package var column: Int

    package init(file: String? = nil, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.file ?? "", left.line, left.column) < (right.file ?? "", right.line, right.column)
    }
}

/// `<!-- ignore: RULE reason: WHY -->`: a person's word that a rule of the plain-language check does not apply here.
package struct IgnoreComment: Hashable, Sendable {
    package var rule: String
    package var reason: String
    package var place: TextPlace
    /// Number of the element that follows, in its block; nil where a whole block follows.
    package var element: Int?
}

/// What a block is for. The plain-language check asks for some of them, the layout places `reference` apart.
package enum BlockName: String, CaseIterable, Sendable {
    case reference, opening, key, why, steps, done, paper, help, real, closing
}

/// A heading, a paragraph or a list item, whose text is made of fragments.
package struct TextElement<Fragment> {
    package var kind: TextElementKind
    package var fragments: [Fragment]

    package init(kind: TextElementKind, fragments: [Fragment]) { (self.kind, self.fragments) = (kind, fragments) }
}

extension TextElement: Equatable where Fragment: Equatable {}
extension TextElement: Hashable where Fragment: Hashable {}
extension TextElement: Sendable where Fragment: Sendable {}

package enum TextElementKind: Hashable, Sendable {
    case heading(level: Int)
    case paragraph
    case numberedItem(Int)
    case plainItem
}

/// A piece of a template's text: words, or a place for a value.
package struct TemplateFragment: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case text(String)
        case value(Placeholder)
    }

    package var content: Content
    package var isStrong: Bool
    /// Of the first character.
    package var place: TextPlace
    /// What was written longer than it reads, such as `&amp;`; the last that begins before a character moves it.
    var shifts: [ColumnShift] = []

    /// Where a character of the text stands.
    ///
    /// - Parameter offset: its number, from 0.
    package func place(at offset: Int) -> TextPlace {
        let shift = shifts.last { $0.offset <= offset }?.columns ?? 0
        return TextPlace(file: place.file, line: place.line, column: place.column + offset + shift)
    }
}

/// From a character of a text on, the columns are so many further than its number says.
struct ColumnShift: Hashable, Sendable {
    var offset: Int
    var columns: Int
}

/// A piece of a letter's text, with all values in it.
package struct LetterFragment: Hashable, Sendable {
    package var text: String
    package var isStrong: Bool

    package init(text: String, isStrong: Bool) { (self.text, self.isStrong) = (text, isStrong) }
}
