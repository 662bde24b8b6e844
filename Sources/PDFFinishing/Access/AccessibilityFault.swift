/// A clause of PDF/UA-1 (ISO 14289-1) that a file does not keep, of those that a program can check in the files that this one
/// makes.
package enum AccessibilityFault: String, Hashable, Sendable, CaseIterable {
    /// 7.1: it is not marked as one with a structure, or says that the structure is a guess.
    case notMarked = "not-marked"
    /// 7.1: something is drawn that belongs to no element and is no artifact.
    case looseContent = "loose-content"
    /// 7.1: an element that is none of those that ISO 32000-1 knows.
    case unknownElement = "unknown-element"
    /// 7.1: no title in XMP, or viewers would show the file's name.
    case noTitle = "no-title"
    /// 7.2: no language.
    case noLanguage = "no-language"
    /// 7.3: a figure without words for it.
    case noAlternative = "no-alternative"
    /// 7.4.2: the first heading is not H1, or a level is skipped.
    case headings
    /// 7.6: a list without items, an item without a body, or labels that are not said of what kind.
    case lists
    /// 7.18.3: pages with annotations, whose order is not that of the structure.
    case tabOrder = "tab-order"
    /// 7.21.4.1: a font that is not in the file.
    case fontNotEmbedded = "font-not-embedded"
    /// 7.21.7: glyphs that no character is known of.
    case noCharacters = "no-characters"
}
