/// A piece in a file of many: its name, and which of its pages are drawn.
package struct DocumentPart: Hashable, Sendable {
    package enum Page: Hashable, Sendable {
        case drawn
        /// Nothing stands on it. It is not in the drawn file, and is made when that is finished.
        case blank
    }

    /// What may leave the house: a piece's id.
    package var name: String
    package var pages: [Page]

    package init(name: String, pages: [Page]) {
        self.name = name
        self.pages = pages
    }
}
