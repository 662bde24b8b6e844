/// An element of a document's structure, by its name in PDF (ISO 32000-1, 14.8.4): what a screen reader says and jumps to.
package enum StructureTag: String, Hashable, Sendable {
    case document = "Document"
    case title = "H1"
    case heading = "H2"
    case paragraph = "P"
    case list = "L"
    case item = "LI"
    case label = "Lbl"
    case itemBody = "LBody"
    case figure = "Figure"
}
