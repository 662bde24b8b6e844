/// What a file has that pages for a print house must not have, and facts to compare: read from the file alone.
///
/// It tells pages and keys, never what is written on a page.
package struct PrintInspection: Hashable, Sendable, Codable {
    /// What does not belong in pages that are only to be printed.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// Needs no password to be opened, and is encrypted all the same.
        case encryption
        /// JavaScript.
        case script
        /// Something that happens on opening, or on a click.
        case action
        case form
        /// A file inside the file.
        case attachment
        /// Layers, that can be shown and hidden.
        case layer
        case annotation
        /// A page that is measured in other units than points.
        case unit
        /// A page that is shown turned.
        case rotation
        /// No MediaBox, TrimBox or BleedBox.
        case missingBox
        /// Anything that is not DeviceGray.
        case colour
        case fontNotEmbedded
        /// What draws from elsewhere, or changes inks behind the page's back.
        case foreign
        /// Content of which nothing can be told: it is damaged, or coded in an unknown way.
        case unreadable
    }

    /// All of one kind: where it is found first, and how often.
    package struct Fault: Hashable, Sendable, Codable {
        package var kind: Kind
        /// From 1; nil where it belongs to the file.
        package var page: Int?
        /// A key, an operator or a box.
        package var what: String
        package var count: Int
    }

    /// Pages that have the same boxes, in points: each left, bottom, right and top.
    package struct Boxes: Hashable, Sendable, Codable {
        package var media: [Double]
        package var trim: [Double]?
        package var bleed: [Double]?
        package var crop: [Double]?
        package var art: [Double]?

        package init(media: [Double], trim: [Double]?, bleed: [Double]?, crop: [Double]?, art: [Double]?) {
            (self.media, self.trim, self.bleed, self.crop, self.art) = (media, trim, bleed, crop, art)
        }
    }

    package struct BoxedPages: Hashable, Sendable, Codable {
        package var boxes: Boxes
        package var firstPage: Int
        package var count: Int

        package init(boxes: Boxes, firstPage: Int, count: Int) {
            (self.boxes, self.firstPage, self.count) = (boxes, firstPage, count)
        }
    }

    package internal(set) var faults: [Fault] = []
    package internal(set) var pages = 0
    /// In the order in which they are met; no more than `mostBoxes`.
    package internal(set) var boxes: [BoxedPages] = []
    /// Pages whose content draws something, whether or not it can be seen.
    package internal(set) var drawn: [Int] = []
    /// Standards that the file says of itself to follow, such as `PDF/X-4`.
    package internal(set) var claims: [String] = []
    package internal(set) var hasOutputIntent = false
    package internal(set) var hasParts = false

    static let mostBoxes = 20

    init() {}

    /// Of a file without faults.
    ///
    /// - Parameters:
    ///   - drawn: see there.
    ///   - metadata: its XMP packet.
    ///   - isCalledForPrint: whether its information dictionary says that it is PDF/X.
    package init(
        soundPages pages: Int, boxes: [BoxedPages], drawn: [Int], metadata: [UInt8], isCalledForPrint: Bool,
        hasOutputIntent: Bool, hasParts: Bool
    ) {
        (self.pages, self.boxes, self.drawn) = (pages, boxes, drawn)
        (self.hasOutputIntent, self.hasParts) = (hasOutputIntent, hasParts)
        let named = InspectedKeys.claims(in: metadata)
        claims = isCalledForPrint ? ["PDF/X"] + named.filter { $0 != "PDF/X" } : named
    }
}
