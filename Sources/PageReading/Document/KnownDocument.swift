/// What a file has beside what stands on its pages, where that is no more than our own programs write.
///
/// Nothing happens in such a file, nothing is attached, layered or encrypted; its fonts are all in it, and of ink it has
/// black alone.
package struct KnownDocument: Hashable, Sendable {
    /// In points: each left, bottom, right and top.
    package struct Boxes: Hashable, Sendable {
        package var media: [Double]
        package var trim: [Double]
        package var bleed: [Double]
        package var crop: [Double]?
        package var art: [Double]?
    }

    /// Pages that have the same boxes.
    package struct BoxedPages: Hashable, Sendable {
        package var boxes: Boxes
        /// From 1.
        package var firstPage: Int
        package var count: Int
    }

    /// A piece, and its pages, each of which points back to it.
    package struct Part: Hashable, Sendable {
        package var name: String
        /// From 1.
        package var firstPage: Int
        package var lastPage: Int
    }

    /// What the file is made to be printed under.
    package struct Condition: Hashable, Sendable {
        package var name: String
        /// An ICC profile.
        package var profile: [UInt8]
    }

    package var pages: Int
    /// In the order in which they are met.
    package var boxes: [BoxedPages] = []
    /// In their order; nil where the file has no tree of parts.
    package var parts: [Part]?
    package var condition: Condition?
    /// The XMP packet.
    package var metadata: [UInt8] = []
    /// Whether the information dictionary says that the file is PDF/X.
    package var isCalledForPrint = false
}
